import QtQuick

// A plate with a switch, a question and what it means now.
Touchable {
    id: toggle

    property string note

    height: Math.max(64, 11 * Theme.u)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.description: note

    background: Rectangle {
        radius: Theme.cardRadius
        antialiasing: true
        color: toggle.down ? "#E6383546" : "#D92B2836"
        border.width: Theme.outlineWidth
        border.color: toggle.checked ? Theme.honey : "#6F6A80"

        FocusRing {
            visible: toggle.visualFocus
            radius: parent.radius + gap + border.width
        }
    }

    contentItem: Item {
        Rectangle {
            x: 2.6 * Theme.u
            width: 10.4 * Theme.u
            height: 6 * Theme.u
            radius: height / 2
            anchors.verticalCenter: parent.verticalCenter
            antialiasing: true
            color: toggle.checked ? Theme.honey : Theme.ink
            border.width: 0.25 * Theme.u
            border.color: toggle.checked ? Theme.honey : Theme.tabOutline

            Rectangle {
                x: (toggle.checked ? 5.3 : 0.9) * Theme.u
                y: 0.9 * Theme.u
                width: 4.2 * Theme.u
                height: width
                radius: width / 2
                antialiasing: true
                color: toggle.checked ? Theme.ink : Theme.muted

                Behavior on x {
                    NumberAnimation {
                        duration: Theme.ms(180)
                        easing.type: Easing.OutCubic
                    }
                }
            }
        }
        Column {
            x: 15.5 * Theme.u
            width: parent.width - x - 2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0.3 * Theme.u

            BodyText {
                text: toggle.text
                width: parent.width
                size: 2.8
                bold: true
                lineHeight: 1.1
                Accessible.ignored: true
            }
            BodyText {
                text: toggle.note
                width: parent.width
                size: 2.2
                color: Theme.muted
                lineHeight: 1.1
                Accessible.ignored: true
            }
        }
    }
}
