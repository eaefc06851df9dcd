import QtQuick

// Shows where the keyboard is: a dark and a light line, so that it is seen on every picture.
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
        border.width: Math.max(1, 0.2 * Theme.u)
        border.color: Theme.ink
    }
}
