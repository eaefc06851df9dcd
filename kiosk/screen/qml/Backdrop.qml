// The background of a screen: ink with two soft lights, tinted by a mood; a new tint fades in.
import QtQuick

Item {
    id: backdrop

    // "neutral", "plum", "slate" or a mood
    property string tint: "neutral"
    property DrawnImage front: first
    readonly property DrawnImage back: front === first ? second : first
    readonly property int columns: Math.round(width * Screen.devicePixelRatio)
    readonly property int rows: Math.round(height * Screen.devicePixelRatio)
    readonly property string wanted: columns < 2 || rows < 2 ? "" : "image://decoration/" + ["backdrop", tint, columns, rows].join("/")

    function change() {
        if (front.ready) {
            fading.stop();
            front.opacity = 1;
            back.wanted = "";
            back.opacity = 0;
            front = back;
        }
        front.wanted = wanted;
    }

    function arrive(layer: DrawnImage) {
        if (layer !== front || !layer.ready)
            return;
        if (back.ready)
            fading.restart();
        else
            front.opacity = 1;
    }

    onWantedChanged: change()

    Rectangle {
        anchors.fill: parent
        color: Theme.ink
    }

    DrawnImage {
        id: first

        anchors.fill: parent
        z: backdrop.front === first ? 1 : 0
        opacity: 0
        onReadyChanged: backdrop.arrive(first)
    }
    DrawnImage {
        id: second

        anchors.fill: parent
        z: backdrop.front === second ? 1 : 0
        opacity: 0
        onReadyChanged: backdrop.arrive(second)
    }

    NumberAnimation {
        id: fading

        target: backdrop.front
        property: "opacity"
        from: 0
        to: 1
        duration: Theme.ms(600)
        onFinished: backdrop.back.wanted = ""
    }
}
