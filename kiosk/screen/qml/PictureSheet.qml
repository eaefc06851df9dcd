import QtQuick
import EmotionKiosk.Screen

// What happens to a visitor's picture, in plain words.
Dialog {
    id: sheet

    required property KioskView view

    wide: Theme.portrait ? 88 : 130
    spacing: 4
    Accessible.name: title.text

    Headline {
        id: title

        width: parent.width
        size: 5.4
        text: qsTr("What happens to my picture?")
    }
    Column {
        width: parent.width
        spacing: 2.6 * Theme.u

        PromiseLine {
            iconName: "camera"
            text: qsTr("The camera is on only after you say yes, and off when your visit ends.")
        }
        PromiseLine {
            iconName: "shield"
            text: sheet.view.pictureLeavesKiosk ? qsTr("One small picture of your face goes to our reading service over a secure line. Nobody keeps it.") : qsTr("Your picture stays in this kiosk's memory while it is read. It is never saved and never sent.")
        }
        PromiseLine {
            iconName: "heart"
            text: qsTr("We note which pictures were liked, without a name.")
        }
        PromiseLine {
            iconName: "near"
            text: qsTr("Only with “Remember me” we keep a locked numeric code of your face, for %1 days at most. “Forget me” deletes it.").arg(sheet.view.keepDays)
        }
    }

    answers: PillButton {
        width: 40 * Theme.u
        high: 11
        primary: true
        focus: true
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
