import QtQuick

// A raised plate over a veil; closed it is not there.
FocusScope {
    id: dialog

    default property alias content: plate.data
    property real wide: 104
    property real high: 62
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

        width: dialog.wide * Theme.u
        height: dialog.high * Theme.u
        anchors.centerIn: parent
        radius: 4 * Theme.u
        color: Theme.raised
        antialiasing: true
        border.width: 0.2 * Theme.u
        border.color: "#4D4960"
    }
}
