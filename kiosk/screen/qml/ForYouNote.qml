pragma ComponentBehavior: Bound
import QtQuick

// What "For you" will be, before there is such a list.
Rectangle {
    id: note

    property string mood
    property bool remembered: false
    property int likesToGo: 0
    property int likesWanted: 10

    radius: Theme.cardRadius
    antialiasing: true
    color: "#D0211F2B"
    border.width: Theme.outlineWidth
    border.color: "#4A4658"

    Column {
        anchors.centerIn: parent
        width: parent.width - 16 * Theme.u
        spacing: 2.6 * Theme.u

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 11 * Theme.u
            height: width
            radius: width / 2
            antialiasing: true
            color: Theme.bases[note.mood] ?? Theme.text

            Icon {
                anchors.centerIn: parent
                anchors.verticalCenterOffset: 0.2 * Theme.u
                name: "heart"
                size: 6
                color: Theme.ink
            }
        }
        Headline {
            width: parent.width
            size: 5
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Pictures chosen for you")
        }
        Row {
            visible: note.remembered && note.likesWanted <= 12
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 1.2 * Theme.u

            Repeater {
                model: note.likesWanted

                Icon {
                    required property int index
                    readonly property bool given: index < note.likesWanted - note.likesToGo

                    name: "heart"
                    size: 3.4
                    color: given ? Theme.lights[note.mood] : Theme.tabOutline
                    fill: given ? Theme.lights[note.mood] : "transparent"
                }
            }
        }
        BodyText {
            width: parent.width
            size: 3.1
            color: Theme.soft
            horizontalAlignment: Text.AlignHCenter
            text: {
                if (!note.remembered)
                    return qsTr("When you ask us to remember you, your own list grows here from the pictures you like.<br>You can switch that on at the start of a visit.");
                if (note.likesToGo > 0)
                    return qsTr("Your own list begins here after %n more like(s).<br>Touch the heart of what you like.", "", note.likesToGo);
                return qsTr("Your list is being put together.");
            }
        }
    }
}
