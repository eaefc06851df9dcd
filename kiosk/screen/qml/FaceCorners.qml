import QtQuick
import QtQuick.Shapes

// Four white corners around the face. The box is a part of the frame; the mirror shows the frame's middle square.
Item {
    id: corners

    property real aspect: 16 / 9
    property bool flipped: true
    property var shown: ({})

    // Fractions of the frame's shorter side are fractions of the mirror.
    readonly property real across: Math.max(1, aspect)
    readonly property real down: Math.max(1, 1 / aspect)
    readonly property real boxLeft: shown.left * across - (across - 1) / 2
    readonly property real boxWidth: shown.width * across

    Shape {
        id: face

        objectName: "faceCorners"

        readonly property real bend: width * 0.26
        readonly property real reach: width * 0.3

        x: corners.width * (corners.flipped ? 1 - corners.boxLeft - corners.boxWidth : corners.boxLeft)
        y: corners.height * (corners.shown.top * corners.down - (corners.down - 1) / 2)
        width: corners.width * corners.boxWidth
        height: corners.height * corners.shown.height * corners.down
        opacity: corners.shown.hasFace && width > 0 ? 1 : 0
        visible: opacity > 0
        antialiasing: true
        preferredRendererType: Shape.CurveRenderer

        Behavior on x {
            NumberAnimation {
                duration: Theme.ms(160)
            }
        }
        Behavior on y {
            NumberAnimation {
                duration: Theme.ms(160)
            }
        }
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.ms(160)
            }
        }

        ShapePath {
            strokeColor: "#FFFFFF"
            strokeWidth: 0.55 * Theme.u
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathSvg {
                path: {
                    const w = face.width, h = face.height, r = face.bend, q = face.reach;
                    const arc = "A" + r + " " + r + " 0 0 1 ";
                    return "M0 " + q + "V" + r + arc + r + " 0H" + q
                        + "M" + (w - q) + " 0H" + (w - r) + arc + w + " " + r + "V" + q
                        + "M" + w + " " + (h - q) + "V" + (h - r) + arc + (w - r) + " " + h + "H" + (w - q)
                        + "M" + q + " " + h + "H" + r + arc + "0 " + (h - r) + "V" + (h - q);
                }
            }
        }
    }
}
