import QtQuick

// The one thing that helps now. A hint stays long enough to be read.
Rectangle {
    id: pill

    property string hint
    property string showing
    readonly property var signs: ({
            no_face: "near",
            come_closer: "near",
            move_back: "near",
            more_light: "sun",
            one_person: "near",
            look_at_screen: "eye",
            hold_still: "eye"
        })

    function words(hint: string): string {
        return {
            no_face: qsTr("Stand in front of the screen"),
            come_closer: qsTr("Come a little closer"),
            move_back: qsTr("Take a small step back"),
            more_light: qsTr("A little more light, please"),
            one_person: qsTr("One person at a time, please"),
            look_at_screen: qsTr("Look at the screen"),
            hold_still: qsTr("Hold still for a moment")
        }[hint] ?? "";
    }

    function follow() {
        if (holding.running)
            return;
        showing = hint;
        if (hint !== "")
            holding.restart();
    }

    width: row.width + 6 * Theme.u
    height: 10 * Theme.u
    radius: height / 2
    antialiasing: true
    color: "#33FFD27A"
    border.width: 0.2 * Theme.u
    border.color: Theme.honey
    opacity: showing === "" ? 0 : 1
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words(showing)
    Accessible.ignored: showing === ""
    onHintChanged: follow()
    Component.onCompleted: follow()

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.ms(160)
        }
    }

    Timer {
        id: holding

        interval: 900
        onTriggered: pill.follow()
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 1.8 * Theme.u

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: pill.signs[pill.showing] ?? "eye"
            size: 4.4
            color: "#FFE3B8"
        }
        BodyText {
            anchors.verticalCenter: parent.verticalCenter
            size: 3.2
            bold: true
            lineHeight: 1
            wrapMode: Text.NoWrap
            color: Theme.honeyText
            text: pill.words(pill.showing)
            Accessible.ignored: true
        }
    }
}
