import QtQuick

// One picture with its heart; a breathing plate while it is on its way.
Item {
    id: card

    property int number: 1
    property string mood
    property string picture
    property bool loading: false
    property bool aiMade: false
    property bool liked: false
    property bool storing: false
    // How far the card is from its place while it slides. Not a Translate: Qt 6.11 finds no touch on children
    // of an item whose transform changed (the bounds that it looks into first stay those of before).
    property real shift: 0
    signal heart(picture: string)

    function slide(from: real, to: real, place: int) {
        slidingPause.duration = Theme.ms(40 * place);
        slidingMove.from = from;
        slidingMove.to = to;
        shift = from;
        sliding.restart();
    }

    SequentialAnimation {
        id: sliding

        PauseAnimation {
            id: slidingPause
        }
        NumberAnimation {
            id: slidingMove

            target: card
            property: "shift"
            duration: Theme.ms(260)
            easing.type: Easing.OutCubic
        }
    }

    CardShadow {}

    Rectangle {
        anchors.fill: parent
        visible: card.loading
        radius: Theme.cardRadius
        antialiasing: true
        color: Theme.darks[card.mood] ?? Theme.raised

        SequentialAnimation on opacity {
            running: card.loading && Theme.moves
            loops: Animation.Infinite
            alwaysRunToEnd: true

            NumberAnimation {
                to: 0.6
                duration: 900
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                to: 1
                duration: 900
                easing.type: Easing.InOutSine
            }
        }
    }

    Painting {
        anchors.fill: parent
        visible: !card.loading
        pictureId: card.picture
        mood: card.mood
        radius: Theme.cardRadius
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture %1").arg(card.number)
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.cardRadius
        color: "transparent"
        antialiasing: true
        border.width: 0.2 * Theme.u
        border.color: "#38F6F3EC"
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.cardRadius
        color: "transparent"
        antialiasing: true
        border.width: 0.5 * Theme.u
        border.color: Theme.lights[card.mood] ?? Theme.text
        opacity: card.liked ? 1 : 0
        visible: opacity > 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.ms(120)
            }
        }
    }

    AiLabel {
        x: 2 * Theme.u
        y: card.height - height - 2 * Theme.u
        visible: card.aiMade && !card.loading
    }
    HeartButton {
        x: card.width - width - 2 * Theme.u
        y: card.height - height - 2 * Theme.u
        visible: !card.loading
        number: card.number
        picture: card.picture
        liked: card.liked
        storing: card.storing
        onTouched: picture => card.heart(picture)
    }
}
