// The one level of shadow, below the item that it is put into.
import QtQuick

BorderImage {
    id: shadow

    // in pixels, as that of the item
    property real radius: 3 * Theme.u
    property real strength: 1
    readonly property real reach: 6 * Theme.u
    readonly property int corner: Math.round(reach + Math.max(radius, 3 * Theme.u))

    x: -reach
    y: -reach + 1.4 * Theme.u
    z: -1
    width: (parent?.width ?? 0) + 2 * reach
    height: (parent?.height ?? 0) + 2 * reach
    opacity: Math.min(1, 0.5 * strength)
    source: "image://decoration/" + ["shadow", corner, Math.round(radius), Theme.u.toFixed(2)].join("/")

    border {
        left: corner
        top: corner
        right: corner
        bottom: corner
    }
}
