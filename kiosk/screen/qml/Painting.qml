// A picture of the shop, cut around its focus point, with round corners and, where words lie on it, a measured scrim.
import QtQuick

Item {
    id: painting

    // "" shows the calm tint of the mood
    property string pictureId: ""
    // tints what is seen until the picture is there; without one the picture's own key tells
    property string mood: ""
    // in pixels
    property real radius: 0
    // "none", "left", "below", "card", "tile" or "tilePortrait"
    property string scrim: "none"
    readonly property bool ready: image.status === Image.Ready

    Image {
        id: image

        anchors.fill: parent
        asynchronous: true
        retainWhileLoading: true
        cache: false
        fillMode: Image.Stretch
        source: {
            const ratio = Screen.devicePixelRatio;
            const columns = Math.round(painting.width * ratio);
            const rows = Math.round(painting.height * ratio);
            if (columns < 2 || rows < 2)
                return "";
            return "image://picture/" + [columns, rows, Math.round(painting.radius * ratio), painting.scrim,
                painting.mood || "none", encodeURIComponent(painting.pictureId)].join("/");
        }
    }
}
