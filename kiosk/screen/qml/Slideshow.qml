import QtQuick

// Full-bleed pictures that drift a little and cross-fade into each other every nine seconds.
Item {
    id: slides

    objectName: "slideshow"

    property var pictures: []
    property string scrim: "left"
    property int index: 0
    property int everyMs: 9000
    property Painting front: first
    readonly property Painting back: front === first ? second : first

    // The software renderer draws each changed frame on the processor: few steps, and no drift.
    readonly property bool costly: GraphicsInfo.api === GraphicsInfo.Software
    readonly property real farthest: Theme.moves && !costly ? 1.04 : 1
    readonly property real shade: costly ? Math.round(share * 24) / 24 : share
    property real share: 1
    property real drift: 1
    // Grows while there is slow motion, for what breathes.
    property real seconds: 0

    clip: true

    Painting {
        id: first

        anchors.fill: parent
        scrim: slides.scrim
        z: slides.front === first ? 1 : 0
        opacity: slides.front === first ? slides.shade : 1
        scale: slides.front === first ? slides.drift : slides.farthest
    }
    Painting {
        id: second

        anchors.fill: parent
        scrim: slides.scrim
        z: slides.front === second ? 1 : 0
        opacity: slides.front === second ? slides.shade : 1
        scale: slides.front === second ? slides.drift : slides.farthest
        visible: pictureId !== ""
    }

    Timer {
        interval: slides.everyMs
        repeat: true
        running: slides.visible && slides.pictures.length > 1
        onTriggered: {
            slides.index = (slides.index + 1) % slides.pictures.length;
            slides.front = slides.back;
            fading.restart();
            slides.drift = 1;
        }
    }

    NumberAnimation {
        id: fading

        target: slides
        property: "share"
        from: 0
        to: 1
        duration: Theme.ms(1600)
        easing.type: Easing.InOutSine
        // What comes next is loaded while nobody waits for it.
        onFinished: slides.back.pictureId = slides.pictures[(slides.index + 1) % slides.pictures.length]
    }

    // Slow motion for ever is a timer: an animation would have every frame of the screen drawn.
    Timer {
        interval: 50
        repeat: true
        running: slides.visible && slides.farthest > 1
        onTriggered: {
            slides.seconds += 0.05;
            slides.drift = Math.min(slides.farthest, slides.drift + 0.04 * 0.05 / 10.6);
        }
    }

    Component.onCompleted: {
        if (pictures.length > 0)
            first.pictureId = pictures[0];
        if (pictures.length > 1)
            second.pictureId = pictures[1];
    }
}
