import QtQuick

// One of the two answers to the camera question; the whole card is the target.
Touchable {
    id: choice

    property string picture
    property string note
    property bool tiles: false

    width: (Theme.portrait ? 42.5 : 43) * Theme.u
    height: (Theme.portrait ? 60 : 61) * Theme.u
    scale: down && Theme.moves ? 0.985 : 1
    Accessible.description: note

    background: Item {
        CardShadow {}
        Painting {
            anchors.fill: parent
            pictureId: choice.picture
            mood: choice.tiles ? "confused" : "calm"
            radius: Theme.cardRadius
            scrim: "card"
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.cardRadius
            color: "transparent"
            antialiasing: true
            border.width: 0.2 * Theme.u
            border.color: "#66F6F3EC"
        }
        FocusRing {
            visible: choice.visualFocus
            radius: Theme.cardRadius + gap + border.width
        }
    }

    contentItem: Item {
        Item {
            width: parent.width
            height: parent.height - 22 * Theme.u
            anchors.verticalCenterOffset: Theme.u

            Rectangle {
                visible: !choice.tiles
                anchors.centerIn: parent
                anchors.verticalCenterOffset: Theme.u
                width: 20 * Theme.u
                height: width
                radius: width / 2
                antialiasing: true
                color: "#7014131A"
                border.width: 0.5 * Theme.u
                border.color: Theme.text

                Icon {
                    anchors.centerIn: parent
                    name: "camera"
                    size: 10
                    strokeWidth: 1.3
                }
            }
            MoodFaces {
                visible: choice.tiles
                anchors.centerIn: parent
                anchors.verticalCenterOffset: Theme.u
                columns: 4
                size: 7.6
                spacing: Theme.u
            }
        }
        BodyText {
            anchors.bottom: pill.top
            anchors.bottomMargin: 2.2 * Theme.u
            width: parent.width
            size: 2.6
            lineHeight: 1.1
            horizontalAlignment: Text.AlignHCenter
            text: choice.note
            Accessible.ignored: true
        }
        Rectangle {
            id: pill

            x: 2.4 * Theme.u
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 2.4 * Theme.u
            width: parent.width - 2 * x
            height: 11 * Theme.u
            radius: height / 2
            antialiasing: true
            color: choice.down ? "#DED9CC" : Theme.text

            BodyText {
                anchors.centerIn: parent
                size: Theme.portrait ? 3.3 : 3.4
                bold: true
                lineHeight: 1
                wrapMode: Text.NoWrap
                color: Theme.ink
                text: choice.text
                Accessible.ignored: true
            }
        }
    }
}
