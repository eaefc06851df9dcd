// Goodbye, with the return code for those who asked for one, and "Forget me" for those whom we know.
import QtQuick
import EmotionKiosk.Screen

FocusScope {
    id: farewell

    required property KioskView view
    required property var shown

    readonly property bool hasTicket: shown.returnCode !== "" || shown.awaitingCode
    readonly property bool busy: shown.awaitingCode || shown.forgetting

    function words(): string {
        if (shown.forgetting)
            return qsTr("One moment, we are deleting<br>everything about you.");
        if (shown.forgotten)
            return qsTr("Everything about you is deleted.<br>Come back whenever you like.");
        if (shown.forgetFailed)
            return qsTr("That did not work just now.<br>Please try again, or ask our staff.");
        if (hasTicket)
            return qsTr("Show this code next time and carry on<br>from the pictures you liked.");
        if (shown.canForget)
            return qsTr("We will know you next time and carry on<br>from the pictures you liked.");
        return qsTr("Nothing that could name you was kept.<br>Come back whenever you like.");
    }

    focus: true
    Keys.onEscapePressed: view.finish()

    Painting {
        anchors.fill: parent
        pictureId: farewell.shown.picture
        mood: "calm"
        scrim: Theme.portrait ? "below" : "farewell"
    }

    Ticket {
        id: ticket

        x: Theme.portrait ? (farewell.width - width) / 2 : farewell.width - 70 * Theme.u
        y: (Theme.portrait ? 14 : 11) * Theme.u
        visible: farewell.hasTicket
        code: farewell.shown.returnCode

        transform: Translate {
            id: lift
        }

        NumberAnimation {
            target: lift
            property: "y"
            running: ticket.visible && Theme.moves
            from: 3 * Theme.u
            to: 0
            duration: Theme.ms(420)
            easing.type: Easing.OutCubic
        }
    }

    Column {
        x: (Theme.portrait ? 8 : 9) * Theme.u
        y: Theme.portrait ? 142 * Theme.u - height : 24 * Theme.u
        width: (Theme.portrait ? 84 : 78) * Theme.u
        spacing: (Theme.portrait ? 3.4 : 4) * Theme.u

        Headline {
            width: parent.width
            size: Theme.portrait ? 7.6 : 8
            text: qsTr("Thank you<br>for looking")
        }
        BodyText {
            width: parent.width
            size: 3.2
            color: "#EDE8DD"
            text: farewell.words()
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }

    Row {
        x: (Theme.portrait ? 8 : 9) * Theme.u
        y: (Theme.portrait ? 149 : 77) * Theme.u
        spacing: 2.4 * Theme.u

        PillButton {
            objectName: "finish"
            width: (!Theme.portrait ? 34 : farewell.shown.canForget ? 44 : 84) * Theme.u
            high: Theme.portrait ? 13 : 11
            size: Theme.portrait ? 3.6 : 3.2
            primary: true
            focus: true
            text: qsTr("Finish")
            onClicked: farewell.view.finish()
        }
        PillButton {
            objectName: "forgetMe"
            visible: farewell.shown.canForget || farewell.shown.forgetting
            enabled: !farewell.shown.forgetting
            width: Theme.portrait ? 37.6 * Theme.u : implicitWidth
            high: Theme.portrait ? 13 : 11
            pad: Theme.portrait ? 1 : 4
            iconName: "trash"
            text: qsTr("Forget me")
            onClicked: farewell.view.forgetMe()
        }
    }

    BodyText {
        x: (Theme.portrait ? 8 : 9.4) * Theme.u
        y: (Theme.portrait ? 166 : 92) * Theme.u
        width: (Theme.portrait ? 84 : 78) * Theme.u
        visible: !farewell.busy && farewell.shown.secondsLeft > 0
        size: 2.2
        lineHeight: 1
        color: "#E6E0D6"
        horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
        text: qsTr("Back to the start in %n s", "", farewell.shown.secondsLeft)
    }
}
