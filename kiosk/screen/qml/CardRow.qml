pragma ComponentBehavior: Bound
import QtQuick

// Three cards side by side, or below each other in portrait; each slides a little later than the one before.
Item {
    id: row

    property string mood
    property var cards: []
    property bool loading: false
    readonly property real gap: (Theme.portrait ? 2.4 : 3) * Theme.u
    readonly property real cardWidth: Theme.portrait ? width - 2 * Theme.margin : (width - 2 * Theme.margin - 2 * gap) / 3
    readonly property real cardHeight: Theme.portrait ? (height - 2 * gap) / 3 : height
    signal heart(picture: string)

    function enter(side: int) {
        for (let i = 0; i < 3; i++)
            (repeater.itemAt(i) as Card).slide(side * width, 0, side > 0 ? i : 2 - i);
    }

    function leave(side: int) {
        for (let i = 0; i < 3; i++)
            (repeater.itemAt(i) as Card).slide(0, side * width, side < 0 ? i : 2 - i);
    }

    Repeater {
        id: repeater

        model: 3

        Card {
            required property int index
            readonly property var card: row.cards[index] ?? null

            x: shift + Theme.margin + (Theme.portrait ? 0 : index * (row.cardWidth + row.gap))
            y: Theme.portrait ? index * (row.cardHeight + row.gap) : 0
            width: row.cardWidth
            height: row.cardHeight
            number: index + 1
            visible: row.loading || card !== null
            loading: row.loading
            mood: row.mood
            picture: card?.picture ?? ""
            aiMade: card?.aiMade ?? false
            liked: card?.liked ?? false
            storing: card?.storing ?? false
            onHeart: picture => row.heart(picture)
        }
    }
}
