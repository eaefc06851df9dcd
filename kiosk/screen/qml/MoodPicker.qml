pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

// Eight moods to choose from, and the way in for a return code.
FocusScope {
    id: picker

    required property KioskView view
    required property var shown

    readonly property real u: Theme.u
    readonly property string notice: {
        if (shown.known)
            return qsTr("Welcome back!");
        switch (shown.reason) {
        case "cannot_tell":
            return qsTr("I can't tell from your expression.");
        case "camera_gone":
            return qsTr("The camera is not answering.");
        default:
            return "";
        }
    }

    Keys.onEscapePressed: view.goBack()

    Backdrop {
        anchors.fill: parent
        tint: "plum"
    }

    FocusScope {
        anchors.fill: parent
        enabled: !picker.shown.codePad
        focus: true

        PillButton {
            id: back

            x: Theme.margin
            y: (Theme.lowReach ? 163 : 5) * picker.u
            high: 9
            size: 2.6
            pad: 3.2
            focus: true
            iconName: "left"
            text: qsTr("Back")
            onClicked: picker.view.goBack()
        }
        LanguageSwitch {
            view: picker.view
            x: picker.width - width - Theme.margin
            y: (Theme.lowReach ? 163 : 5) * picker.u
        }

        PickerWords {
            x: (Theme.portrait ? 8 : 41) * picker.u
            y: (Theme.portrait ? 20 : 2.6) * picker.u
            width: picker.width - 2 * x
            height: (Theme.portrait ? 30 : 14) * picker.u
            notice: picker.notice
            asksAgain: picker.shown.reason === "not_right"
        }

        // Where the tiles lie low, the place above them is a wall for one picture.
        Painting {
            visible: Theme.lowReach
            x: Theme.margin
            y: 52 * picker.u
            width: picker.width - 2 * x
            height: 66 * picker.u
            radius: Theme.cardRadius
            mood: "calm"
            pictureId: picker.shown.tiles.find(tile => tile.mood === mood)?.picture ?? ""
        }
        MoodTiles {
            x: Theme.margin
            y: (Theme.lowReach ? 121.5 : Theme.portrait ? 54 : 18.5) * picker.u
            width: picker.width - 2 * x
            tiles: picker.shown.tiles
            onTapped: mood => picker.view.tapMood(mood)
        }

        CameraSign {
            x: Theme.lowReach ? picker.width - width - Theme.margin : Theme.margin
            y: (Theme.lowReach ? 5 : Theme.portrait ? 166 : 87) * picker.u
            on: picker.shown.cameraOn
        }
        PillButton {
            visible: !picker.shown.known
            x: {
                if (Theme.lowReach)
                    return back.x + back.width + 2 * picker.u;
                return Theme.portrait ? picker.width - width - Theme.margin : (picker.width - width) / 2;
            }
            y: (Theme.lowReach ? 163 : Theme.portrait ? 165.5 : 86.5) * picker.u
            high: Theme.lowReach ? 9 : 10
            size: Theme.lowReach ? 2.6 : 3
            pad: Theme.lowReach ? 1.6 : 4
            iconName: "code"
            text: qsTr("I have a code")
            onClicked: picker.view.openCodePad()
        }
    }

    Loader {
        anchors.fill: parent
        active: picker.shown.codePad
        sourceComponent: CodePad {
            view: picker.view
            checking: picker.shown.checking
            wrong: picker.shown.wrong
            waitS: picker.shown.waitS
        }
    }
}
