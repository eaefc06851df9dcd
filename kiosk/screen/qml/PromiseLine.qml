import QtQuick

// One line of what we promise, with its sign.
Row {
    id: promise

    property string iconName
    property string text

    width: parent ? (parent as Item).width : 0
    spacing: 2.6 * Theme.u

    Rectangle {
        width: 7 * Theme.u
        height: width
        radius: width / 2
        color: "#33F7D9A8"
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            name: promise.iconName
            color: "#FFE3B8"
        }
    }
    BodyText {
        width: promise.width - 9.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        size: 3.1
        lineHeight: 1.25
        text: promise.text
    }
}
