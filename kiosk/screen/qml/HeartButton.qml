import QtQuick

// Likes a picture, or takes the like back. It looks pressed at once, and turns red when the like is safe.
Touchable {
    id: heart

    property int number: 1
    property string picture
    property bool liked: false
    property bool storing: false
    property string pressedOn
    readonly property bool popping: pop.running
    signal touched(picture: string)

    width: Math.max(64, 11 * Theme.u)
    height: width
    checked: liked
    text: liked ? qsTr("Take back the like of picture %1").arg(number) : qsTr("Like picture %1").arg(number)
    Accessible.checkable: true
    Accessible.checked: liked
    onPressed: pressedOn = picture
    // The page may have turned between press and release.
    onClicked: if (!pressedOn || pressedOn === picture)
        touched(picture)
    onReleased: pressedOn = ""
    onCanceled: pressedOn = ""
    onLikedChanged: if (liked && Theme.moves)
        pop.restart()

    background: Rectangle {
        radius: width / 2
        antialiasing: true
        scale: (heart.down || heart.storing) && Theme.moves ? 0.92 : 1
        color: heart.liked ? Theme.text : heart.down || heart.storing ? "#F02B2836" : "#D914131A"
        border.width: heart.liked ? 0 : Theme.outlineWidth
        border.color: heart.down || heart.storing ? Theme.text : "#99F6F3EC"

        Behavior on scale {
            NumberAnimation {
                duration: Theme.ms(80)
            }
        }
        Behavior on color {
            ColorAnimation {
                duration: Theme.ms(120)
            }
        }

        FocusRing {
            visible: heart.visualFocus
        }
    }

    contentItem: Item {
        Icon {
            id: sign

            anchors.centerIn: parent
            anchors.verticalCenterOffset: 0.2 * Theme.u
            name: "heart"
            size: 6
            color: heart.liked ? Theme.heart : Theme.text
            fill: heart.liked ? Theme.heart : "transparent"
        }
    }

    SequentialAnimation {
        id: pop

        NumberAnimation {
            target: sign
            property: "scale"
            from: 0.7
            to: 1.15
            duration: 110
            easing.type: Easing.OutQuad
        }
        NumberAnimation {
            target: sign
            property: "scale"
            to: 1
            duration: 70
            easing.type: Easing.InOutQuad
        }
    }
}
