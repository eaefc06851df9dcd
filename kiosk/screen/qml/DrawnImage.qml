// An image that a provider draws in the background: asked for again until it is there.
import QtQuick

Image {
    id: drawn

    // address at a provider; "" shows nothing
    property string wanted: ""
    // what is not drawn yet comes as a single pixel
    readonly property bool ready: status === Image.Ready && implicitWidth > 1
    property int asked: 0

    // never asynchronous, see calm_provider.py
    cache: false
    fillMode: Image.Stretch
    source: wanted === "" ? "" : wanted + "#" + asked

    Timer {
        interval: 16
        repeat: true
        running: drawn.wanted !== "" && !drawn.ready
        onTriggered: drawn.asked += 1
    }
}
