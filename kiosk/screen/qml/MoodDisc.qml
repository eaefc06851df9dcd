import QtQuick
import QtQuick.Shapes
import "Icons.js" as Icons

// The face of a mood on its colour; `size` in u.
Item {
    id: disc

    property string mood
    property real size: 10
    readonly property color base: Theme.bases[mood] ?? Theme.muted

    width: size * Theme.u
    height: width

    // Not a Rectangle: in software its edge is jagged where it has a gradient.
    Shape {
        anchors.fill: parent
        antialiasing: true
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillGradient: LinearGradient {
                x1: 0
                y1: 0
                x2: 0
                y2: disc.height

                GradientStop {
                    position: 0
                    color: Qt.lighter(disc.base, 1.16)
                }
                GradientStop {
                    position: 1
                    color: disc.base
                }
            }

            PathAngleArc {
                centerX: disc.width / 2
                centerY: disc.width / 2
                radiusX: disc.width / 2
                radiusY: disc.width / 2
                startAngle: 0
                sweepAngle: 360
            }
        }
    }

    Icon {
        grid: 48
        path: Icons.faces[disc.mood] ?? ""
        size: disc.size
        color: Theme.ink
        strokeWidth: 2.7
    }
}
