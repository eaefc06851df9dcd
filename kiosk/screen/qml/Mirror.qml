import QtQuick
import QtQuick.Shapes
import EmotionKiosk.Screen

// The live picture in a round frame, the face in four corners, and a ring that fills while the reading settles.
Item {
    id: mirror

    required property PreviewView preview
    required property bool flipped
    required property var shown
    property bool closing: false

    readonly property real ring: width / 2 + 3.2 * Theme.u

    width: 74 * Theme.u
    height: width
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Your picture in the mirror")

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        antialiasing: true
        color: "#2B2836"

        Icon {
            anchors.centerIn: parent
            visible: live.status !== Image.Ready
            name: "near"
            size: 24
            strokeWidth: 1
            color: Theme.tabOutline
        }
    }

    Image {
        id: live

        anchors.fill: parent
        cache: false
        source: mirror.preview.serial > 0 ? "image://preview/" + mirror.preview.serial + "/" + Math.round(mirror.width) : ""
    }

    FaceCorners {
        anchors.fill: parent
        aspect: mirror.preview.aspect
        flipped: mirror.flipped
        shown: mirror.shown
    }

    Shape {
        anchors.fill: parent
        antialiasing: true
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: "#40F6F3EC"
            strokeWidth: 1.6 * Theme.u
            fillColor: "transparent"

            PathAngleArc {
                centerX: mirror.width / 2
                centerY: mirror.height / 2
                radiusX: mirror.ring
                radiusY: mirror.ring
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: Theme.honey
            strokeWidth: filled.sweepAngle > 0.5 ? 1.6 * Theme.u : -1
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                id: filled

                centerX: mirror.width / 2
                centerY: mirror.height / 2
                radiusX: mirror.ring
                radiusY: mirror.ring
                startAngle: -90
                sweepAngle: 360 * (mirror.closing ? 1 : mirror.shown.progress)

                Behavior on sweepAngle {
                    NumberAnimation {
                        duration: Theme.ms(300)
                        easing.type: Easing.OutCubic
                    }
                }
            }
        }
    }
}
