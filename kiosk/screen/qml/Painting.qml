// A picture of the shop, cut around its focus point, with round corners and, where words lie on it, a measured scrim.
import QtQuick

Item {
    id: painting

    // "" shows the calm tint of the mood
    property string pictureId: ""
    // tints what is seen while there is no picture
    property string mood: ""
    // in pixels
    property real radius: 0
    // "none", or one of scrim.py's KINDS: "left", "farewell", "below", "belowHigh", "card", "tile", "tilePortrait"
    property string scrim: "none"
    readonly property alias ready: image.ready

    Rectangle {
        anchors.fill: parent
        visible: !image.ready
        radius: painting.radius
        antialiasing: true
        color: Theme.darks[painting.mood] ?? Theme.raised
    }

    DrawnImage {
        id: image

        readonly property int columns: Math.round(painting.width * Screen.devicePixelRatio)
        readonly property int rows: Math.round(painting.height * Screen.devicePixelRatio)
        readonly property int corner: Math.round(painting.radius * Screen.devicePixelRatio)

        anchors.fill: parent
        wanted: columns < 2 || rows < 2 ? "" : "image://picture/" + [columns, rows, corner, painting.scrim,
            painting.mood || "none", encodeURIComponent(painting.pictureId)].join("/")
    }
}
