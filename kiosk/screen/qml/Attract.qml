import QtQuick
import EmotionKiosk.Screen

// Nobody is here: paintings pass by, and one button.
FocusScope {
    id: attract

    required property KioskView view
    required property var shown

    Slideshow {
        id: slides

        anchors.fill: parent
        pictures: attract.shown.pictures
        scrim: Theme.portrait ? "below" : "left"
    }

    BrandPlate {
        id: brand

        x: Theme.margin
        y: 5 * Theme.u
        text: attract.view.brand
    }
    CameraSign {
        x: Theme.portrait ? Theme.margin : brand.x + brand.width + 2 * Theme.u
        y: (Theme.portrait ? 16 : 5) * Theme.u
        plate: true
    }
    LanguageSwitch {
        view: attract.view
        x: Theme.lowReach ? 8 * Theme.u : attract.width - width - Theme.margin
        y: (Theme.lowReach ? 136.5 : 5) * Theme.u
    }

    Column {
        x: (Theme.portrait ? 8 : 9) * Theme.u
        y: (Theme.lowReach ? 129.5 : Theme.portrait ? 142 : 73) * Theme.u - height
        width: (Theme.portrait ? 84 : 96) * Theme.u
        spacing: (Theme.portrait ? 4 : 3.6) * Theme.u

        MoodFaces {
            pops: true
        }
        Headline {
            width: parent.width
            size: Theme.portrait ? 9.4 : 9.6
            lineHeight: 1.16
            text: qsTr("Pictures to match<br>your expression")
        }
        BodyText {
            width: (Theme.portrait ? 80 : 66) * Theme.u
            size: 3.2
            color: "#EDE8DD"
            text: qsTr("It takes a minute. The camera stays off<br>until you say yes.")
        }
    }

    PillButton {
        id: start

        x: (Theme.portrait ? 8 : 9) * Theme.u
        y: (Theme.portrait ? 149 : 79) * Theme.u
        width: (Theme.portrait ? 84 : 46) * Theme.u
        high: Theme.portrait ? 16 : 13
        size: Theme.portrait ? 4.6 : 4.2
        primary: true
        focus: true
        iconAfter: "right"
        text: qsTr("Start")
        swell: 1 + 0.0075 * (1 - Math.cos(slides.seconds * Math.PI / 2))
        onClicked: attract.view.start()

        CardShadow {
            radius: start.height / 2
            strength: 0.9
        }
    }

    // Landscape shows the bare picture here.
    Rectangle {
        visible: dots.visible && !Theme.portrait
        anchors.fill: dots
        anchors.margins: -1.4 * Theme.u
        radius: height / 2
        antialiasing: true
        color: Theme.plate
    }
    Dots {
        id: dots

        x: Theme.portrait ? (attract.width - width) / 2 : attract.width - Theme.margin - width - 1.4 * Theme.u
        y: (Theme.portrait ? 170.5 : 89.2) * Theme.u
        size: 1.4
        count: slides.pictures.length
        current: slides.index
    }
}
