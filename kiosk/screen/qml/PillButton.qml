import QtQuick

// A button as a full pill: `primary` is cream, the others are ink with an outline. Sizes in u.
Touchable {
    id: button

    property bool primary: false
    property string iconName
    property string iconAfter
    property color iconFill: "transparent"
    property color edge: Theme.outline
    property real size: 3
    property real pad: 4
    property real high: 10
    property real corner: height / 2
    property real swell: 1
    property real press: down && Theme.moves ? 0.97 : 1
    // Not where the whole screen takes no touch for a moment: it would flicker.
    readonly property bool dimmed: !enabled && (parent?.enabled ?? false)
    readonly property color ink: primary ? Theme.ink : Theme.text

    implicitWidth: words.implicitWidth + 2 * pad * Theme.u
    implicitHeight: Math.max(64, high * Theme.u)
    scale: press * swell

    Behavior on press {
        NumberAnimation {
            duration: Theme.ms(90)
        }
    }

    background: Rectangle {
        opacity: button.dimmed ? 0.5 : 1
        radius: button.corner
        antialiasing: true
        color: button.primary ? (button.down ? "#DED9CC" : Theme.text) : button.down ? "#E6383546" : Theme.secondary
        border.width: button.primary ? 0 : Theme.outlineWidth
        border.color: button.edge

        FocusRing {
            visible: button.visualFocus
            radius: button.corner + gap + border.width
        }
    }

    contentItem: Item {
        implicitWidth: words.implicitWidth
        implicitHeight: words.implicitHeight
        opacity: button.dimmed ? 0.5 : 1

        Row {
            id: words

            anchors.centerIn: parent
            spacing: 1.5 * Theme.u

            Icon {
                visible: button.iconName !== ""
                name: button.iconName
                fill: button.iconFill
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
