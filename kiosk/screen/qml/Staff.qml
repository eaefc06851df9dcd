// The staff panel: first the PIN, then how this kiosk is and what can be done about it.
pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

FocusScope {
    id: panel

    required property KioskView view
    required property StaffView staff
    required property var shown

    focus: true
    Keys.onEscapePressed: view.closeStaff()

    PointHandler {
        onActiveChanged: if (active)
            panel.view.touchStaff()
    }

    Backdrop {
        anchors.fill: parent
        tint: "slate"
    }

    Headline {
        id: title

        x: Theme.margin
        y: 6 * Theme.u
        size: 6
        text: qsTr("Staff")
    }
    BodyText {
        anchors.left: Theme.portrait ? title.left : title.right
        anchors.leftMargin: Theme.portrait ? 0 : 4 * Theme.u
        y: (Theme.portrait ? 14.4 : 9) * Theme.u
        size: 2.6
        lineHeight: 1
        color: Theme.muted
        wrapMode: Text.NoWrap
        text: panel.staff.place
    }
    PillButton {
        x: panel.width - width - Theme.margin
        y: 5.5 * Theme.u
        objectName: "closeStaff"
        high: 9
        size: 2.7
        pad: 3.2
        iconName: "close"
        text: qsTr("Close")
        onClicked: panel.view.closeStaff()
    }

    Loader {
        id: content

        x: Theme.margin
        y: (Theme.portrait ? 24 : 19) * Theme.u
        width: panel.width - 2 * Theme.margin
        height: panel.height - y - Theme.margin
        focus: true
        sourceComponent: panel.staff.stage === "open" ? board : panel.staff.stage === "unset" ? advice : lock
    }

    Component {
        id: lock

        PinPad {
            staff: panel.staff
            focus: true
        }
    }
    Component {
        id: advice

        StaffAdvice {}
    }
    Component {
        id: board

        StaffBoard {
            staff: panel.staff
            focus: true
        }
    }

    BodyText {
        x: Theme.margin
        y: panel.height - height - 2.4 * Theme.u
        width: panel.width - 2 * Theme.margin
        visible: panel.shown.secondsLeft <= 30
        size: 2.2
        lineHeight: 1
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Closes in %n s", "", panel.shown.secondsLeft)
    }

    Component.onCompleted: staff.arrive()
    Component.onDestruction: staff.lock()
}
