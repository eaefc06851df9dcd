// The first start: the starter gallery is being painted, canvas after canvas.
pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

FocusScope {
    id: preparing

    required property KioskView view
    required property var shown

    readonly property real u: Theme.u
    readonly property real share: shown.total > 0 ? shown.done / shown.total : 0

    focus: true

    Backdrop {
        anchors.fill: parent
        tint: "plum"
    }

    LanguageSwitch {
        view: preparing.view
        x: preparing.width - width - Theme.margin
        y: 5 * preparing.u
    }

    Column {
        x: (Theme.portrait ? 8 : 9) * preparing.u
        y: (Theme.portrait ? 24 : 29) * preparing.u
        width: (Theme.portrait ? 84 : 74) * preparing.u
        spacing: 4.6 * preparing.u

        Headline {
            width: parent.width
            size: Theme.portrait ? 7.6 : 8
            text: qsTr("We are painting<br>your first pictures")
        }
        BodyText {
            width: parent.width
            size: 3.2
            color: Theme.soft
            text: qsTr("This happens only once<br>and takes less than a minute.")
        }
        Rectangle {
            id: track

            width: (Theme.portrait ? 84 : 66) * preparing.u
            height: 1.6 * preparing.u
            radius: height / 2
            antialiasing: true
            color: "#40F6F3EC"
            Accessible.role: Accessible.ProgressBar
            Accessible.name: count.text

            Rectangle {
                width: Math.max(height, track.width * preparing.share)
                height: parent.height
                radius: height / 2
                antialiasing: true
                visible: preparing.share > 0
                color: Theme.honey

                Behavior on width {
                    NumberAnimation {
                        duration: Theme.ms(320)
                        easing.type: Easing.OutCubic
                    }
                }
            }
        }
        BodyText {
            id: count

            width: parent.width
            visible: preparing.shown.total > 0
            size: 2.6
            lineHeight: 1
            color: Theme.muted
            text: qsTr("%1 of %2 pictures").arg(preparing.shown.done).arg(preparing.shown.total)
        }
    }

    Grid {
        x: (Theme.portrait ? 6 : 95) * preparing.u
        y: (Theme.portrait ? 78 : 22) * preparing.u
        columns: Theme.portrait ? 2 : 4
        spacing: 2.4 * preparing.u

        Repeater {
            model: Theme.moods

            Sheet {
                required property string modelData
                required property int index

                width: (Theme.portrait ? 42.8 : 17.4) * preparing.u
                height: (Theme.portrait ? 19.4 : 26.8) * preparing.u
                mood: modelData
                done: preparing.share * Theme.moods.length > index
            }
        }
    }

    // An empty canvas until its mood is painted.
    component Sheet: Item {
        id: sheet

        property string mood
        property bool done

        CardShadow {
            strength: 0.8
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.cardRadius
            antialiasing: true
            color: "#2B2836"
            border.width: 0.2 * preparing.u
            border.color: "#40F6F3EC"
        }
        Painting {
            anchors.fill: parent
            mood: sheet.mood
            radius: Theme.cardRadius
            opacity: sheet.done ? 1 : 0

            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.ms(600)
                }
            }
        }
        MoodDisc {
            anchors.centerIn: parent
            mood: sheet.mood
            size: Theme.portrait ? 10.5 : 9.6
            opacity: sheet.done ? 1 : 0.22

            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.ms(600)
                }
            }
        }
    }
}
