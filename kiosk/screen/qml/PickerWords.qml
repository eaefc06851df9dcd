import QtQuick

// The question above the tiles, and why it is asked.
Item {
    id: words

    property string notice
    property bool asksAgain: false
    readonly property string question: asksAgain ? qsTr("Which one is closer?") : qsTr("What is your mood<br>right now?")

    Column {
        width: parent.width
        anchors.verticalCenter: Theme.portrait ? undefined : parent.verticalCenter
        spacing: (Theme.portrait ? 2 : 0.4) * Theme.u

        BodyText {
            visible: words.notice !== ""
            width: parent.width
            size: Theme.portrait ? 3.4 : 2.8
            bold: true
            lineHeight: 1.1
            color: Theme.honey
            horizontalAlignment: Theme.portrait ? Text.AlignLeft : Text.AlignHCenter
            text: words.notice
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Headline {
            width: parent.width
            size: Theme.portrait ? 7.6 : words.notice !== "" ? 5.2 : 6
            lineHeight: 1.1
            horizontalAlignment: Theme.portrait ? Text.AlignLeft : Text.AlignHCenter
            text: Theme.portrait ? words.question : words.question.replace("<br>", " ")
        }
        BodyText {
            visible: Theme.portrait
            width: parent.width
            size: 3
            color: "#D2CDDC"
            text: qsTr("Touch the one that comes closest.")
        }
    }
}
