import QtQuick

// The shop's name, on a plate because a picture lies below.
Rectangle {
    property alias text: words.text

    width: words.width + 6 * Theme.u
    height: 9 * Theme.u
    radius: height / 2
    antialiasing: true
    color: Theme.plate
    border.width: Theme.outlineWidth
    border.color: Theme.outline

    Headline {
        id: words

        anchors.centerIn: parent
        size: 3.2
        lineHeight: 1
        wrapMode: Text.NoWrap
        textFormat: Text.PlainText
    }
}
