import QtQuick

// The page on screen, and the one that slides out.
Item {
    id: pages

    property string mood
    property var cards: []
    property bool loading: false
    property int comesFrom: 1
    property CardRow front: first
    readonly property CardRow back: front === first ? second : first
    readonly property string page: loading ? "" : cards.map(card => card.picture).join(" ")
    property string last
    // Whether pages are on their way.
    readonly property bool moving: sliding.running
    signal heart(picture: string)
    signal swipedOn
    signal swipedBack

    function follow() {
        if (page === last || front.page === "") {
            front.cards = cards;
        } else {
            front.leave(-comesFrom);
            front = back;
            front.cards = cards;
            front.enter(comesFrom);
            if (Theme.moves)
                sliding.restart();
        }
        last = page;
        comesFrom = 1;
    }

    onCardsChanged: follow()
    Component.onCompleted: follow()

    Timer {
        id: sliding

        // 260 ms, and two cards that start 40 ms after each other
        interval: 360
    }

    CardRow {
        id: first

        anchors.fill: parent
        visible: pages.front === first || pages.moving
        mood: pages.mood
        loading: pages.loading && pages.front === first
        enabled: pages.front === first
        onHeart: picture => pages.heart(picture)
    }
    CardRow {
        id: second

        anchors.fill: parent
        visible: pages.front === second || pages.moving
        mood: pages.mood
        enabled: pages.front === second
        onHeart: picture => pages.heart(picture)
    }

    DragHandler {
        target: null
        yAxis.enabled: false
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onActiveChanged: {
            if (active)
                return;
            if (activeTranslation.x < -10 * Theme.u)
                pages.swipedOn();
            else if (activeTranslation.x > 10 * Theme.u)
                pages.swipedBack();
        }
    }
}
