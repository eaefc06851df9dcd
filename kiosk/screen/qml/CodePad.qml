pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

// A large keypad for the return code; a scanner that types works too.
Dialog {
    id: codePad

    required property KioskView view
    required property bool checking
    required property bool wrong
    required property int waitS

    property string typed
    readonly property bool takes: !checking && waitS === 0
    readonly property int columns: Theme.lowReach ? 8 : Theme.portrait ? 6 : 10
    readonly property real keyWidth: (keys.width - (columns - 1) * keys.spacing) / columns

    function add(letter: string) {
        if (takes && typed.length < view.codeLength)
            typed += letter;
    }

    function send() {
        if (takes && typed.length === view.codeLength)
            view.enterCode(typed);
    }

    wide: Theme.lowReach ? 98 : Theme.portrait ? 88 : 134
    spacing: 2.8
    visible: true
    Accessible.name: title.text
    onWrongChanged: if (wrong)
        typed = ""

    Keys.onPressed: event => {
        const letter = event.text.toUpperCase();
        event.accepted = true;
        if (event.key === Qt.Key_Escape)
            view.closeCodePad();
        else if (event.key === Qt.Key_Backspace)
            typed = typed.slice(0, -1);
        else if (letter !== "" && view.codeLetters.includes(letter))
            add(letter);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            send();
        else
            event.accepted = false;
    }

    Headline {
        id: title

        width: parent.width
        size: Theme.portrait ? 5.4 : 5
        lineHeight: 1.1
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Enter your return code")
    }
    CodeBoxes {
        anchors.horizontalCenter: parent.horizontalCenter
        typed: codePad.typed
        length: codePad.view.codeLength
    }
    BodyText {
        width: parent.width
        height: 4 * Theme.u
        size: 2.8
        lineHeight: 1.1
        horizontalAlignment: Text.AlignHCenter
        color: codePad.wrong ? Theme.honeyText : Theme.soft
        text: {
            if (codePad.checking)
                return qsTr("One moment, we are looking …");
            if (codePad.waitS > 0)
                return qsTr("Too many tries. Please wait %n second(s).", "", codePad.waitS);
            if (codePad.wrong)
                return qsTr("We do not know this code. Please try again.");
            return qsTr("Six letters and digits, from your last visit.");
        }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Grid {
        id: keys

        width: parent.width
        columns: codePad.columns
        spacing: 2 * Theme.u

        Repeater {
            model: codePad.view.codeLetters.split("")

            PillButton {
                required property string modelData

                width: codePad.keyWidth
                high: Theme.lowReach ? 9 : Theme.portrait ? 10.6 : 9.6
                corner: 2 * Theme.u
                pad: 0
                size: 3.6
                // A scanner ends with Enter, which must not repeat the key that was touched last.
                focusPolicy: Qt.TabFocus
                enabled: codePad.takes
                text: modelData
                onClicked: codePad.add(modelData)
            }
        }
    }

    answers: [
        PillButton {
            high: 11
            pad: Theme.portrait ? 2.4 : 4
            iconName: "close"
            text: qsTr("Close")
            onClicked: codePad.view.closeCodePad()
        },
        PillButton {
            high: 11
            pad: Theme.portrait ? 2.4 : 4
            iconName: "back"
            enabled: codePad.takes && codePad.typed !== ""
            text: qsTr("Delete")
            onClicked: codePad.typed = codePad.typed.slice(0, -1)
        },
        PillButton {
            width: (Theme.portrait ? 26 : 36) * Theme.u
            high: 11
            primary: true
            enabled: codePad.takes && codePad.typed.length === codePad.view.codeLength
            text: qsTr("Continue")
            onClicked: codePad.send()
        }
    ]

    Component.onCompleted: forceActiveFocus()
}
