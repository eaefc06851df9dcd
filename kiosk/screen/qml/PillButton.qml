import QtQuick
import QtQuick.Templates as T

// A button as a full pill: `primary` is cream, the others are ink with an outline. Sizes in u.
T.AbstractButton {
    id: button

    property bool primary: false
    property string iconName
    property string iconAfter
    property real size: 3
    property real pad: 4
    property real high: 10
    property real corner: height / 2
    readonly property color ink: primary ? Theme.ink : Theme.text

    implicitWidth: words.implicitWidth + 2 * pad * Theme.u
    implicitHeight: Math.max(64, high * Theme.u)
    opacity: enabled ? 1 : 0.45
    focusPolicy: Qt.StrongFocus
    scale: down && Theme.moves ? 0.97 : 1
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    Behavior on scale {
        NumberAnimation {
            duration: Theme.ms(90)
        }
    }

    background: Rectangle {
        radius: button.corner
        antialiasing: true
        color: button.primary ? (button.down ? "#DED9CC" : Theme.text) : button.down ? "#E6383546" : Theme.secondary
        border.width: button.primary ? 0 : Theme.outlineWidth
        border.color: Theme.outline

        FocusRing {
            visible: button.visualFocus
            radius: button.corner + gap + border.width
        }
    }

    contentItem: Item {
        implicitWidth: words.implicitWidth

        Row {
            id: words

            anchors.centerIn: parent
            spacing: 1.5 * Theme.u

            Icon {
                visible: button.iconName !== ""
                name: button.iconName
                size: button.size * 1.35
                color: button.ink
                strokeWidth: 1.9
                anchors.verticalCenter: parent.verticalCenter
            }
            BodyText {
                text: button.text
                size: button.size
                bold: true
                color: button.ink
                lineHeight: 1
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            Icon {
                visible: button.iconAfter !== ""
                name: button.iconAfter
                size: button.size * 1.35
                color: button.ink
                strokeWidth: 1.9
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
