import QtQuick

// Shows where the keyboard is: a light line between two dark ones, so that it is seen on every picture.
Rectangle {
    id: ring

    objectName: "focusRing"

    property real gap: 0.6 * Theme.u

    anchors.fill: parent
    anchors.margins: -gap - border.width
    radius: height / 2
    color: "transparent"
    antialiasing: true
    border.width: Math.max(3, 0.5 * Theme.u)
    border.color: Theme.honey

    Rectangle {
        anchors.fill: parent
        anchors.margins: -border.width
        radius: ring.radius + border.width
        color: "transparent"
        antialiasing: true
        border.width: Math.max(2, 0.4 * Theme.u)
        border.color: Theme.ink
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.border.width
        radius: ring.radius - ring.border.width
        color: "transparent"
        antialiasing: true
        border.width: ring.gap
        border.color: Theme.ink
    }
}
