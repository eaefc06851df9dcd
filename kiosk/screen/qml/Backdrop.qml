// The background of a screen: ink with two soft lights, tinted by a mood; a new tint fades in.
import QtQuick

Item {
    id: backdrop

    // "neutral", "plum", "slate" or a mood
    property string tint: "neutral"
    property bool _second: false

    function _source(name: string): string {
        const ratio = Screen.devicePixelRatio;
        const columns = Math.round(width * ratio);
        const rows = Math.round(height * ratio);
        return columns < 2 || rows < 2 ? "" : "image://decoration/" + ["backdrop", name, columns, rows].join("/");
    }

    Rectangle {
        anchors.fill: parent
        color: "#14131A"
    }

    Image {
        anchors.fill: parent
        asynchronous: true
        retainWhileLoading: true
        source: backdrop._source(backdrop.tint)
    }
}
