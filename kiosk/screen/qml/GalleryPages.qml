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
    // The pictures of the page on screen.
    property string last
    // Whether pages are on their way.
    readonly property bool moving: sliding.running
    signal heart(picture: string)
    signal swipedOn
    signal swipedBack

    function follow() {
        const page = cards.map(card => card.picture).join(" ");
        if (page === last || last === "" || page === "") {
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
        property real way: 0

        target: null
        yAxis.enabled: false
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        // Not activeTranslation: a quick flick is a single move, and that one does not count there.
        onCentroidChanged: if (centroid.scenePressPosition.x > 0)
            way = centroid.scenePosition.x - centroid.scenePressPosition.x
        onActiveChanged: {
            if (!active && way < -10 * Theme.u)
                pages.swipedOn();
            else if (!active && way > 10 * Theme.u)
                pages.swipedBack();
        }
    }
}
