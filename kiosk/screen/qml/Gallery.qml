pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

// Three pictures to like; the same screen with skeleton cards while they are on their way.
FocusScope {
    id: gallery

    required property KioskView view
    required property var shown

    readonly property real u: Theme.u
    readonly property bool moving: pages.moving

    function next() {
        pages.comesFrom = 1;
        view.nextPage();
    }

    function previous() {
        pages.comesFrom = -1;
        view.previousPage();
    }

    function chooseTab(tab: string) {
        pages.comesFrom = tab === "personal" ? 1 : -1;
        view.chooseTab(tab);
    }

    function like(number: int) {
        const card = shown.cards[number - 1];
        if (card)
            view.toggleHeart(card.picture);
    }

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_3)
            like(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_N || event.key === Qt.Key_Right)
            next();
        else if (event.key === Qt.Key_Left)
            previous();
        else if (event.key === Qt.Key_Escape)
            view.finish();
        else
            event.accepted = false;
    }

    Backdrop {
        anchors.fill: parent
        tint: gallery.shown.mood
    }

    MoodChip {
        x: Theme.margin
        y: (Theme.portrait ? 5 : 4) * gallery.u
        mood: gallery.shown.mood
        byCamera: gallery.shown.byCamera
        onNotRight: gallery.view.sayNotRight()
    }
    LanguageSwitch {
        // Low down it shares its row with the lists, and the offer needs all of it.
        visible: !Theme.lowReach || gallery.shown.offer === ""
        view: gallery.view
        x: gallery.width - width - Theme.margin
        y: (Theme.lowReach ? 126.7 : Theme.portrait ? 3.8 : 4.5) * gallery.u
    }
    CameraSign {
        x: gallery.width - width - Theme.margin
        y: (Theme.lowReach ? 7 : Theme.portrait ? 12.9 : 17.2) * gallery.u
        on: gallery.shown.cameraOn
    }

    // Reading order: the lists lie above the cards in landscape, below them in portrait.
    Component {
        id: lists

        GalleryLists {
            shown: gallery.shown
            onChosen: tab => gallery.chooseTab(tab)
            onAccepted: gallery.view.acceptOffer()
            onDismissed: gallery.view.dismissOffer()
        }
    }
    Loader {
        active: !Theme.portrait
        x: Theme.margin
        y: 17 * gallery.u
        sourceComponent: lists
    }

    GalleryPages {
        id: pages

        y: (Theme.portrait ? 22.8 : 29.6) * gallery.u
        width: gallery.width
        height: (Theme.lowReach ? 98.1 : Theme.portrait ? 110.4 : 51.6) * gallery.u
        visible: !gallery.shown.explains
        mood: gallery.shown.mood
        cards: gallery.shown.cards
        loading: gallery.shown.loading
        onHeart: picture => gallery.view.toggleHeart(picture)
        onSwipedOn: gallery.next()
        onSwipedBack: gallery.previous()
    }
    ForYouNote {
        x: Theme.margin
        y: pages.y
        width: gallery.width - 2 * x
        height: pages.height
        visible: gallery.shown.explains
        mood: gallery.shown.mood
        remembered: gallery.shown.remembered
        likesToGo: gallery.shown.likesToGo
        likesWanted: gallery.shown.likesWanted
    }

    Loader {
        active: Theme.portrait
        x: Theme.margin
        y: (Theme.lowReach ? 126.4 : 138.4) * gallery.u
        sourceComponent: lists
    }
    Dots {
        x: Theme.portrait ? (gallery.width - width) / 2 : dock.nextEnd + 3.5 * gallery.u
        y: (Theme.lowReach ? 122.9 : Theme.portrait ? 135.2 : 89.4) * gallery.u
        count: gallery.shown.explains ? 0 : gallery.shown.pages
        current: gallery.shown.page
        lit: Theme.bases[gallery.shown.mood]
    }

    GalleryDock {
        id: dock

        x: Theme.margin
        y: (Theme.lowReach ? 138.4 : Theme.portrait ? 150.8 : 84.75) * gallery.u
        width: gallery.width - 2 * x
        shown: gallery.shown
        onHeart: number => gallery.like(number)
        onNext: gallery.next()
        onBackToMood: gallery.chooseTab("mood")
        onNotRight: gallery.view.sayNotRight()
        onReadAgain: gallery.view.readAgain()
        onDone: gallery.view.finish()
    }
}
