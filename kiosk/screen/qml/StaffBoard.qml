// Behind the PIN: six facts about this kiosk, and three things to do.
pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

FocusScope {
    id: board

    required property StaffView staff

    readonly property real u: Theme.u
    readonly property real side: Theme.portrait ? width : 49.8 * u
    readonly property real cardWidth: (Theme.portrait ? width - 2.4 * u : 110.4 * u - 2.4 * u) / 2

    Grid {
        columns: 2
        spacing: 2.4 * board.u

        Repeater {
            model: board.staff.cards

            StaffCard {
                required property var modelData

                width: board.cardWidth
                topic: modelData.topic
                well: modelData.ok
                condition: modelData.state
                detail: modelData.detail
            }
        }
    }

    Column {
        x: board.width - board.side
        y: Theme.portrait ? 79 * board.u : 0
        width: board.side
        spacing: 2.4 * board.u

        StaffAction {
            objectName: "saveBundle"
            width: board.side
            primary: true
            focus: true
            enabled: !board.staff.saving
            iconName: "save"
            wording: board.staff.saving ? qsTr("Saving …") : qsTr("Save support bundle")
            onConfirmed: board.staff.saveBundle()
        }
        StaffAction {
            objectName: "restart"
            width: board.side
            iconName: "again"
            wording: qsTr("Restart")
            question: qsTr("Press again to restart")
            onConfirmed: board.staff.restart()
        }
        StaffAction {
            objectName: "leave"
            width: board.side
            iconName: "leave"
            wording: qsTr("Leave kiosk mode")
            question: qsTr("Press again to leave")
            onConfirmed: board.staff.leave()
        }

        Rectangle {
            width: board.side
            height: Math.max((Theme.portrait ? 0 : 23.6) * board.u, note.height + 6.4 * board.u)
            radius: Theme.cardRadius
            antialiasing: true
            color: "#80211F2B"
            border.width: board.staff.saveProblem !== "" ? Math.max(2, 0.2 * board.u) : 0
            border.color: Theme.bases.happy

            Icon {
                x: 3 * board.u
                y: 3.4 * board.u
                name: board.staff.saveProblem !== "" ? "warn" : board.staff.savedTo !== "" ? "check" : "info"
                color: board.staff.saveProblem !== "" ? Theme.honey : Theme.muted
            }
            BodyText {
                id: note

                x: 8.6 * board.u
                y: 3.2 * board.u
                width: parent.width - x - 3 * board.u
                size: 2.4
                color: "#D2CDDC"
                wrapMode: Text.Wrap
                text: {
                    if (board.staff.saveProblem === "full")
                        return qsTr("The disk is full, nothing was saved.<br>Make room and try again.");
                    if (board.staff.saveProblem !== "")
                        return qsTr("The bundle could not be saved.<br>Please try again.");
                    if (board.staff.savedTo !== "")
                        return qsTr("Saved as %1").arg(board.staff.savedTo);
                    return qsTr("Without a touch this panel closes by itself.<br>It shows nothing about visitors.");
                }
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
        }
    }
}
