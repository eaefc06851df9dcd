// Nobody has set a PIN: how to do it.
import QtQuick

Item {
    id: advice

    Column {
        y: (Theme.portrait ? 16 : 10) * Theme.u
        width: Math.min(parent.width, 110 * Theme.u)
        spacing: 4 * Theme.u

        Icon {
            name: "shield"
            size: 10
            strokeWidth: 1.3
            color: Theme.honey
        }
        Headline {
            width: parent.width
            size: 6
            text: qsTr("There is no staff PIN yet")
        }
        BodyText {
            width: parent.width
            size: 3.2
            color: Theme.soft
            text: qsTr("Until one is set, this panel stays closed.<br>Set it in a terminal of this computer:")
        }
        Rectangle {
            width: command.implicitWidth + 8 * Theme.u
            height: 11 * Theme.u
            radius: Theme.cardRadius
            antialiasing: true
            color: "#B014131A"
            border.width: Theme.outlineWidth
            border.color: Theme.tabOutline

            BodyText {
                id: command

                anchors.centerIn: parent
                size: 3.4
                bold: true
                lineHeight: 1
                wrapMode: Text.NoWrap
                text: "emotion-kiosk staff-pin"
            }
        }
    }
}
