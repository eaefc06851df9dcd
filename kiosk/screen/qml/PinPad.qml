// Asks for the staff PIN, on the screen or at a keyboard.
pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

FocusScope {
    id: entry

    required property StaffView staff

    property string typed
    readonly property bool takes: !staff.checking && staff.waitSeconds === 0
    readonly property int shortest: 4
    readonly property int longest: 12

    function add(digit: string) {
        if (takes && typed.length < longest)
            typed += digit;
    }

    function erase() {
        typed = typed.slice(0, -1);
    }

    function send() {
        if (!takes || typed.length < shortest)
            return;
        staff.enterPin(typed);
        typed = "";
    }

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.text >= "0" && event.text <= "9" && event.text.length === 1)
            add(event.text);
        else if (event.key === Qt.Key_Backspace)
            erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            send();
        else
            event.accepted = false;
    }

    Column {
        x: Theme.portrait ? 2 * Theme.u : 3 * Theme.u
        y: (Theme.portrait ? 8 : 16) * Theme.u
        width: (Theme.portrait ? 84 : 74) * Theme.u
        spacing: 4.6 * Theme.u

        Headline {
            width: parent.width
            size: 6
            text: qsTr("Please enter<br>the staff PIN")
        }
        Row {
            height: 4 * Theme.u
            spacing: 2.2 * Theme.u
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%n digit(s) entered", "", entry.typed.length)

            Repeater {
                model: Math.max(entry.shortest, entry.typed.length)

                Rectangle {
                    required property int index
                    readonly property bool filled: index < entry.typed.length

                    width: 3.2 * Theme.u
                    height: width
                    radius: width / 2
                    antialiasing: true
                    color: filled ? Theme.text : "transparent"
                    border.width: filled ? 0 : Math.max(2, 0.3 * Theme.u)
                    border.color: Theme.outline
                }
            }
        }
        BodyText {
            width: parent.width
            height: 9 * Theme.u
            size: 3
            color: entry.staff.wrong || entry.staff.waitSeconds > 0 ? Theme.honeyText : Theme.soft
            text: {
                if (entry.staff.checking)
                    return qsTr("One moment …");
                if (entry.staff.waitSeconds > 0)
                    return qsTr("Too many wrong PINs.<br>Please wait %n s.", "", entry.staff.waitSeconds);
                if (entry.staff.wrong)
                    return qsTr("That was not the PIN. Please try again.");
                return "";
            }
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }

    Grid {
        id: keys

        readonly property real side: Theme.portrait ? (entry.width - 2 * spacing) / 3 : 20 * Theme.u

        x: Theme.portrait ? 0 : entry.width - width - 8 * Theme.u
        y: Theme.portrait ? 56 * Theme.u : 2 * Theme.u
        columns: 3
        spacing: 2.4 * Theme.u

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "back", "0", "check"]

            PillButton {
                required property string modelData
                readonly property bool digit: modelData.length === 1

                objectName: "pin-" + modelData
                width: keys.side
                high: Theme.portrait ? 19 : 15.6
                corner: Theme.cardRadius
                pad: 0
                size: digit ? 4.4 : 3.6
                primary: modelData === "check"
                enabled: entry.takes && (digit || (modelData === "back" ? entry.typed !== "" : entry.typed.length >= entry.shortest))
                iconName: digit ? "" : modelData
                text: digit ? modelData : ""
                Accessible.name: digit ? modelData : modelData === "back" ? qsTr("Delete") : qsTr("Continue")
                onClicked: {
                    if (digit)
                        entry.add(modelData);
                    else if (modelData === "back")
                        entry.erase();
                    else
                        entry.send();
                }
            }
        }
    }
}
