import QtQuick

// A painting of the mood under a scrim of its dark colour, with its face and word.
Touchable {
    id: tile

    property string mood
    property string picture
    readonly property real inset: 2.4 * Theme.u

    text: MoodWords.word(mood)
    scale: down && Theme.moves ? 0.98 : 1

    Behavior on scale {
        NumberAnimation {
            duration: Theme.ms(90)
        }
    }

    background: Item {
        CardShadow {
            strength: 0.8
        }
        Painting {
            anchors.fill: parent
            pictureId: tile.picture
            mood: tile.mood
            radius: Theme.cardRadius
            scrim: Theme.portrait ? "tilePortrait" : "tile"
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.cardRadius
            color: "transparent"
            antialiasing: true
            border.width: (tile.down ? 0.5 : 0.2) * Theme.u
            border.color: tile.down ? Theme.lights[tile.mood] : "#40F6F3EC"
        }
        FocusRing {
            visible: tile.visualFocus
            radius: Theme.cardRadius + gap + border.width
        }
    }

    contentItem: Item {
        MoodDisc {
            id: face

            x: Theme.lowReach ? (parent.width - width) / 2 : tile.inset
            y: Theme.lowReach ? 1.8 * Theme.u : parent.height - height - tile.inset
            mood: tile.mood
            size: Theme.lowReach ? 10 : Theme.portrait ? 10.5 : 11.5
        }
        BodyText {
            x: Theme.lowReach ? (parent.width - width) / 2 : face.x + face.width + 1.7 * Theme.u
            y: Theme.lowReach ? parent.height - height - 1.9 * Theme.u : face.y + (face.height - height) / 2
            size: Theme.lowReach ? 2.8 : Theme.portrait ? 4 : 4.4
            bold: true
            lineHeight: 1
            wrapMode: Text.NoWrap
            text: tile.text
            Accessible.ignored: true
        }
    }
}
