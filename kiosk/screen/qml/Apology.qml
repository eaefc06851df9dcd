// Something failed that the visit cannot go on without; it starts over by itself.
import QtQuick
import EmotionKiosk.Screen

FocusScope {
    id: apology

    required property KioskView view
    required property var shown

    focus: true

    Backdrop {
        anchors.fill: parent
    }

    Column {
        x: (Theme.portrait ? 8 : 9) * Theme.u
        y: (apology.height - height) * (Theme.portrait ? 0.45 : 0.5)
        width: (Theme.portrait ? 84 : 100) * Theme.u
        spacing: 4.6 * Theme.u

        MoodDisc {
            mood: "calm"
            size: Theme.portrait ? 16 : 14
        }
        Headline {
            width: parent.width
            size: Theme.portrait ? 7.6 : 8
            text: qsTr("Sorry, something<br>went wrong here")
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        BodyText {
            width: parent.width
            size: 3.2
            color: Theme.soft
            text: qsTr("It was not your doing, and this visit is wiped.<br>We start over in a moment.")
        }
        BodyText {
            width: parent.width
            visible: apology.shown.secondsLeft > 0
            size: 2.4
            color: Theme.muted
            text: qsTr("Back to the start in %n s", "", apology.shown.secondsLeft)
        }
    }
}
