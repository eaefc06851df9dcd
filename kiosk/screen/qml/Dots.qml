pragma ComponentBehavior: Bound
import QtQuick

// Where we are in a row of pages: the lit dot is long.
Row {
    id: dots

    property int count
    property int current
    property color lit: Theme.text
    property real size: 1.6

    spacing: 1.3 * Theme.u
    visible: count > 1

    Repeater {
        model: dots.count

        Rectangle {
            required property int index
            readonly property bool here: index === dots.current

            width: (here ? 2.75 : 1) * dots.size * Theme.u
            height: dots.size * Theme.u
            radius: height / 2
            antialiasing: true
            color: here ? dots.lit : Theme.text
            opacity: here ? 1 : 0.55

            Behavior on width {
                NumberAnimation {
                    duration: Theme.ms(200)
                    easing.type: Easing.OutCubic
                }
            }
        }
    }
}
