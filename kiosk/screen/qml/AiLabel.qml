import QtQuick

// Tells that a picture was made by a machine.
Rectangle {
    width: words.width + 3.6 * Theme.u
    height: 5.2 * Theme.u
    radius: height / 2
    antialiasing: true
    color: "#D914131A"

    Row {
        id: words

        anchors.centerIn: parent
        spacing: 0.9 * Theme.u

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "spark"
            size: 2.4
            strokeWidth: 1
            fill: Theme.text
        }
        BodyText {
            anchors.verticalCenter: parent.verticalCenter
            size: 2.2
            lineHeight: 1
            wrapMode: Text.NoWrap
            text: qsTr("AI-made image")
        }
    }
}
