import QtQuick
import EmotionKiosk.Screen

// The mirror: the camera looks for the mood, with one hint at a time.
FocusScope {
    id: reading

    required property KioskView view
    required property PreviewView preview
    required property var shown

    readonly property real u: Theme.u
    readonly property real wordsX: (Theme.portrait ? 8 : 106) * u

    // The ring closes and the mirror becomes the face in the gallery's corner.
    function leaveFor(next: string) {
        if (next !== "gallery" || !Theme.moves)
            return;
        mirror.closing = true;
        shrinking.start();
    }

    Keys.onEscapePressed: view.goBack()

    Backdrop {
        anchors.fill: parent
    }

    Mirror {
        id: mirror

        x: ((Theme.portrait ? 50 : 56) - 37) * reading.u
        y: ((Theme.portrait ? 60 : 50) - 37) * reading.u
        preview: reading.preview
        flipped: reading.view.mirror
        shown: reading.shown
    }

    ParallelAnimation {
        id: shrinking

        NumberAnimation {
            target: mirror
            property: "scale"
            to: (Theme.portrait ? 13 : 10) / 74
            duration: 320
            easing.type: Easing.InOutCubic
        }
        NumberAnimation {
            target: mirror
            property: "x"
            to: (Theme.portrait ? 12.5 : 11) * reading.u - mirror.width / 2
            duration: 320
            easing.type: Easing.InOutCubic
        }
        NumberAnimation {
            target: mirror
            property: "y"
            to: (Theme.portrait ? 11.5 : 9) * reading.u - mirror.height / 2
            duration: 320
            easing.type: Easing.InOutCubic
        }
    }

    CameraSign {
        x: reading.width - width - Theme.margin
        y: 5 * reading.u
        on: true
    }

    Column {
        x: reading.wordsX
        y: (Theme.portrait ? 108 : 25) * reading.u
        width: (Theme.portrait ? 84 : 66) * reading.u
        spacing: (Theme.portrait ? 2.8 : 3.6) * reading.u

        Headline {
            width: parent.width
            size: Theme.portrait ? 7.6 : 7
            text: qsTr("Reading your<br>expression")
        }
        BodyText {
            width: parent.width
            size: 3.2
            color: Theme.soft
            text: qsTr("Just a moment. Make yourself comfortable.")
        }
        HintPill {
            hint: reading.shown.hint
        }
    }

    Row {
        x: Theme.portrait ? Theme.margin : reading.wordsX
        y: (Theme.portrait ? 158 : 77) * reading.u
        spacing: 2.4 * reading.u

        PillButton {
            high: 11
            width: Theme.portrait ? 53.6 * reading.u : implicitWidth
            focus: true
            iconName: "mood"
            text: qsTr("Choose my mood")
            onClicked: reading.view.chooseMood()
        }
        PillButton {
            high: 11
            width: Theme.portrait ? 32 * reading.u : implicitWidth
            iconName: "close"
            text: qsTr("Cancel")
            onClicked: reading.view.goBack()
        }
    }

    Component.onCompleted: preview.start()
    Component.onDestruction: preview.stop()
}
