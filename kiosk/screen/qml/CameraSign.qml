import QtQuick

// Tells whether the camera is in use. On a picture it sits on a plate.
Rectangle {
    id: sign

    property bool on: false
    property bool plate: false

    implicitWidth: content.width + (plate ? 3.8 * Theme.u : 0)
    implicitHeight: 9 * Theme.u
    radius: height / 2
    antialiasing: true
    color: plate ? Theme.plate : "transparent"
    border.width: plate ? Theme.outlineWidth : 0
    border.color: Theme.outline
    Accessible.role: Accessible.Indicator
    Accessible.name: words.text

    Row {
        id: content

        x: sign.plate ? 1.4 * Theme.u : 0
        height: parent.height
        spacing: 1.2 * Theme.u

        Rectangle {
            width: 5.6 * Theme.u
            height: width
            radius: width / 2
            anchors.verticalCenter: parent.verticalCenter
            antialiasing: true
            color: sign.on ? Theme.cameraOn : "#B014131A"
            border.width: sign.on ? 0 : Theme.outlineWidth
            border.color: Theme.outline

            Icon {
                anchors.centerIn: parent
                name: sign.on ? "camera" : "cameraoff"
                size: 3.3
                strokeWidth: 1.9
                color: sign.on ? Theme.ink : Theme.text
            }
        }
        BodyText {
            id: words

            text: sign.on ? qsTr("Camera on") : qsTr("Camera off")
            size: 2.2
            lineHeight: 1
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
}
