pragma ComponentBehavior: Bound
import QtQuick

// The letters typed so far, one box each.
Row {
    id: boxes

    property string typed
    property int length: 6

    spacing: 1.4 * Theme.u
    Accessible.role: Accessible.StaticText
    Accessible.name: typed.split("").join(" ")

    Repeater {
        model: boxes.length

        Rectangle {
            id: box

            required property int index
            readonly property bool next: index === boxes.typed.length

            width: 9.6 * Theme.u
            height: 11 * Theme.u
            radius: 2 * Theme.u
            antialiasing: true
            color: Theme.ink
            border.width: (next ? 0.4 : 0.18) * Theme.u
            border.color: next ? Theme.text : Theme.tabOutline

            BodyText {
                anchors.centerIn: parent
                size: 6
                bold: true
                lineHeight: 1
                text: boxes.typed.charAt(box.index)
                Accessible.ignored: true
            }
        }
    }
}
