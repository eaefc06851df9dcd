// The one level of shadow, below the item that it is put into.
import QtQuick

BorderImage {
    id: shadow

    // in pixels, as that of the item
    property real radius: 3 * Theme.u
    property real strength: 1
    readonly property real _reach: 6 * Theme.u
    readonly property int _border: Math.round(_reach + Math.max(radius, 3 * Theme.u))

    x: -_reach
    y: -_reach + 1.4 * Theme.u
    z: -1
    width: (parent ? parent.width : 0) + 2 * _reach
    height: (parent ? parent.height : 0) + 2 * _reach
    opacity: 0.5 * strength
    asynchronous: true
    source: "image://decoration/" + ["shadow", _border, Math.round(radius), Math.round(Theme.u * 100) / 100].join("/")

    border {
        left: _border
        top: _border
        right: _border
        bottom: _border
    }
}
