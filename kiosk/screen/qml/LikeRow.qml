pragma ComponentBehavior: Bound
import QtQuick

// The hearts of the three cards again, where a seated visitor reaches them.
Row {
    id: row

    property string mood
    property var cards: []
    signal heart(number: int)

    spacing: 2 * Theme.u

    Repeater {
        model: 3

        PillButton {
            id: like

            required property int index
            readonly property var card: row.cards[index] ?? null
            readonly property bool liked: card?.liked ?? false

            width: (row.width - 2 * row.spacing) / 3
            high: 10
            pad: 1
            enabled: card !== null
            iconName: "heart"
            iconFill: liked ? Theme.lights[row.mood] : "transparent"
            edge: liked ? Theme.lights[row.mood] : Theme.outline
            text: index + 1
            Accessible.name: liked ? qsTr("Take back the like of picture %1").arg(index + 1) : qsTr("Like picture %1").arg(index + 1)
            onClicked: row.heart(index + 1)
        }
    }
}
