// The question after a while without a touch; a touch anywhere answers it.
import QtQuick
import QtQuick.Shapes
import EmotionKiosk.Screen

FocusScope {
    id: question

    required property KioskView view

    readonly property real u: Theme.u
    readonly property real share: view.stillThereTotal > 0 ? view.stillThereSeconds / view.stillThereTotal : 0

    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Keys.onEscapePressed: view.stayHere()

    Rectangle {
        anchors.fill: parent
        color: "#B814131A"
    }
    MouseArea {
        anchors.fill: parent
        onClicked: question.view.stayHere()
    }

    Rectangle {
        id: plate

        x: (parent.width - width) / 2
        y: Theme.lowReach ? parent.height - height - Theme.margin : (parent.height - height) / 2
        width: (Theme.portrait ? 88 : 104) * question.u
        height: (Theme.portrait ? 77 : 62) * question.u
        radius: 4 * question.u
        color: Theme.raised
        antialiasing: true
        border.width: 0.2 * question.u
        border.color: "#4D4960"

        CardShadow {
            radius: plate.radius
            strength: 1.6
        }

        MouseArea {
            anchors.fill: parent
            onClicked: question.view.stayHere()
        }

        Item {
            x: (Theme.portrait ? 6 : 8) * question.u
            y: 9 * question.u
            width: 24 * question.u
            height: width

            Shape {
                anchors.fill: parent
                antialiasing: true

                ShapePath {
                    strokeColor: "#45415A"
                    strokeWidth: 1.8 * question.u
                    fillColor: "transparent"

                    PathAngleArc {
                        centerX: 12 * question.u
                        centerY: 12 * question.u
                        radiusX: 11 * question.u
                        radiusY: 11 * question.u
                        startAngle: 0
                        sweepAngle: 360
                    }
                }
                ShapePath {
                    strokeColor: Theme.bases.happy
                    strokeWidth: 1.8 * question.u
                    fillColor: "transparent"
                    capStyle: ShapePath.RoundCap

                    PathAngleArc {
                        centerX: 12 * question.u
                        centerY: 12 * question.u
                        radiusX: 11 * question.u
                        radiusY: 11 * question.u
                        startAngle: -90
                        sweepAngle: -360 * question.share

                        Behavior on sweepAngle {
                            NumberAnimation {
                                duration: Theme.ms(1000)
                            }
                        }
                    }
                }
            }
            BodyText {
                anchors.centerIn: parent
                size: 9
                bold: true
                lineHeight: 1
                text: question.view.stillThereSeconds
                Accessible.ignored: true
            }
        }

        Column {
            x: (Theme.portrait ? 34 : 38) * question.u
            y: 10 * question.u
            width: (Theme.portrait ? 49 : 60) * question.u
            spacing: 2 * question.u

            Headline {
                id: title

                width: parent.width
                size: 6
                lineHeight: 1.1
                text: qsTr("Still there?")
            }
            BodyText {
                width: parent.width
                size: 3
                color: Theme.soft
                text: qsTr("Without a touch we wipe everything about this visit and start over.")
            }
        }

        Flow {
            x: (Theme.portrait ? 6 : 8) * question.u
            y: (Theme.portrait ? 42 : 40) * question.u
            width: plate.width - 2 * x + 1
            spacing: 2.4 * question.u

            PillButton {
                objectName: "stayHere"
                width: (Theme.portrait ? 76 : 60) * question.u
                high: 14
                size: 4
                primary: true
                focus: true
                text: qsTr("I'm still here")
                onClicked: question.view.stayHere()
            }
            PillButton {
                objectName: "finishNow"
                width: (Theme.portrait ? 76 : 25.6) * question.u
                high: Theme.portrait ? 11 : 14
                pad: 1
                text: qsTr("Done")
                onClicked: question.view.finish()
            }
        }
    }

    Component.onCompleted: forceActiveFocus()
}
