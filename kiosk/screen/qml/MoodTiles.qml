pragma ComponentBehavior: Bound
import QtQuick

// The eight tiles: a painting, the face and the word of each mood. Arrow keys walk over them.
Grid {
    id: grid

    property var tiles: []
    readonly property real tileWidth: (width - (columns - 1) * spacing) / columns
    readonly property real tileHeight: (Theme.lowReach ? 18.4 : Theme.portrait ? 25.2 : 31.2) * Theme.u
    signal tapped(mood: string)

    function walk(from: int, step: int) {
        const to = from + step;
        const sameRow = Math.floor(from / columns) === Math.floor(to / columns);
        if (to >= 0 && to < repeater.count && (sameRow || Math.abs(step) > 1))
            repeater.itemAt(to).forceActiveFocus(Qt.TabFocusReason);
    }

    columns: Theme.portrait && !Theme.lowReach ? 2 : 4
    spacing: 2.4 * Theme.u

    Repeater {
        id: repeater

        model: 8

        MoodTile {
            required property int index
            readonly property var tile: grid.tiles[index] ?? ({})

            width: grid.tileWidth
            height: grid.tileHeight
            mood: tile.mood ?? ""
            picture: tile.picture ?? ""
            onClicked: grid.tapped(mood)
            Keys.onLeftPressed: grid.walk(index, -1)
            Keys.onRightPressed: grid.walk(index, 1)
            Keys.onUpPressed: grid.walk(index, -grid.columns)
            Keys.onDownPressed: grid.walk(index, grid.columns)
        }
    }
}
