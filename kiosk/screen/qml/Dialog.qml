import QtQuick

// A raised plate over a veil, as high as what is in it, its answers at the end. In portrait it lies where hands are.
FocusScope {
    id: dialog

    default property alias content: words.data
    property alias answers: choices.data
    property real wide: 104
    property real spacing: 3
    signal closed

    function open() {
        visible = true;
        forceActiveFocus();
    }

    function close() {
        visible = false;
        closed();
    }

    visible: false
    Accessible.role: Accessible.Dialog

    Rectangle {
        anchors.fill: parent
        color: "#B814131A"

        // What lies below must not be touched.
        MouseArea {
            anchors.fill: parent
        }
    }

    Rectangle {
        id: plate

        readonly property real inset: (Theme.lowReach ? 6 : 7) * Theme.u

        width: dialog.wide * Theme.u
        height: words.height + choices.height + 15.5 * Theme.u
        x: (dialog.width - width) / 2
        y: {
            if (Theme.portrait)
                return dialog.height - height - (Theme.lowReach ? 1 : 12) * Theme.u;
            return (dialog.height - height) / 2;
        }
        radius: 4 * Theme.u
        color: Theme.raised
        antialiasing: true
        border.width: 0.2 * Theme.u
        border.color: "#4D4960"

        Column {
            id: words

            x: plate.inset
            y: 5.5 * Theme.u
            width: plate.width - 2 * x
            spacing: dialog.spacing * Theme.u
        }
        Row {
            id: choices

            x: (plate.width - width) / 2
            y: plate.height - height - 5 * Theme.u
            spacing: 2.4 * Theme.u
        }
    }
}
