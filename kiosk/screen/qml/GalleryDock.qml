pragma ComponentBehavior: Bound
import QtQuick

// What to do next with the pictures: in a row, or in portrait below each other.
FocusScope {
    id: dock

    required property var shown
    readonly property real nextEnd: x + turn.x + turn.width
    readonly property real third: (width - 4 * Theme.u) / 3
    readonly property real likeRow: Theme.lowReach ? 12.4 * Theme.u : 0
    signal heart(number: int)
    signal next
    signal backToMood
    signal notRight
    signal readAgain
    signal done

    height: Theme.portrait ? likeRow + 22.6 * Theme.u : 10.5 * Theme.u

    component Again: PillButton {
        iconName: "again"
        text: qsTr("Read again")
        onClicked: dock.readAgain()
    }

    LikeRow {
        visible: Theme.lowReach
        width: parent.width
        mood: dock.shown.mood
        cards: dock.shown.cards
        onHeart: number => dock.heart(number)
    }

    // Twice, because Tab walks in the order of the screen.
    Again {
        visible: !Theme.portrait && dock.shown.cameraOn
        y: 0.25 * Theme.u
    }
    PillButton {
        id: turn

        x: Theme.portrait ? 0 : (dock.width - width) / 2
        y: dock.likeRow
        width: Theme.portrait ? dock.width : Math.max(36 * Theme.u, implicitWidth)
        high: Theme.portrait ? 11 : 10.5
        size: Theme.portrait ? 3.6 : 3.2
        primary: true
        focus: true
        enabled: !dock.shown.loading
        iconAfter: dock.shown.explains ? "" : "right"
        text: dock.shown.explains ? qsTr("Pictures for this mood") : qsTr("Next")
        onClicked: dock.shown.explains ? dock.backToMood() : dock.next()
    }
    PillButton {
        visible: Theme.portrait
        y: dock.likeRow + 13.4 * Theme.u
        width: dock.shown.cameraOn ? dock.third : (dock.width - 2 * Theme.u) / 2
        high: 9.2
        pad: 1
        size: 2.6
        iconName: "mood"
        text: dock.shown.byCamera ? qsTr("Not right?") : qsTr("Another mood")
        onClicked: dock.notRight()
    }
    Again {
        visible: Theme.portrait && dock.shown.cameraOn
        x: dock.third + 2 * Theme.u
        y: dock.likeRow + 13.4 * Theme.u
        width: dock.third
        high: 9.2
        pad: 1
        size: 2.6
    }
    PillButton {
        x: dock.width - width
        y: Theme.portrait ? dock.likeRow + 13.4 * Theme.u : 0.25 * Theme.u
        width: !Theme.portrait ? implicitWidth : dock.shown.cameraOn ? dock.third : (dock.width - 2 * Theme.u) / 2
        high: Theme.portrait ? 9.2 : 10
        pad: Theme.portrait ? 1 : 4
        size: Theme.portrait ? 2.6 : 3
        iconName: "check"
        text: qsTr("Done")
        onClicked: dock.done()
    }
}
