import QtQuick

// The tabs; while another mood is offered, the offer in their place.
Item {
    id: lists

    required property var shown
    signal chosen(tab: string)
    signal accepted
    signal dismissed

    height: tabs.height

    GalleryTabs {
        id: tabs

        width: (Theme.lowReach ? 52 : Theme.portrait ? 88 : 76) * Theme.u
        visible: !offer.visible
        mood: lists.shown.mood
        tab: lists.shown.tab
        onChosen: tab => lists.chosen(tab)
    }
    MoodOffer {
        id: offer

        y: -0.2 * Theme.u
        width: (Theme.portrait ? 88 : 104) * Theme.u
        mood: lists.shown.offer
        onAccepted: lists.accepted()
        onDismissed: lists.dismissed()
    }
}
