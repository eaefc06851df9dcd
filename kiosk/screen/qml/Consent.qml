import QtQuick
import EmotionKiosk.Screen

// May the camera be used? Two answers of the same size, nothing ticked beforehand.
FocusScope {
    id: consent

    required property KioskView view
    required property var shown

    readonly property real u: Theme.u
    readonly property real cardsY: (Theme.lowReach ? 70 : Theme.portrait ? 82 : 18) * u
    readonly property real dockY: (Theme.lowReach ? 134 : Theme.portrait ? 148 : 84) * u

    // Portrait has room for a promise in one line.
    function inLines(promise: string): string {
        return Theme.portrait ? promise.replace("<br>", " ") : promise;
    }

    Keys.onEscapePressed: sheet.visible ? sheet.close() : view.goBack()

    Backdrop {
        anchors.fill: parent
    }

    FocusScope {
        anchors.fill: parent
        enabled: !sheet.visible
        focus: true

        PillButton {
            x: Theme.margin
            y: (Theme.lowReach ? 161.5 : 5) * consent.u
            high: 9
            size: 2.6
            pad: 3.2
            iconName: "left"
            focus: true
            text: qsTr("Back")
            onClicked: consent.view.goBack()
        }
        LanguageSwitch {
            view: consent.view
            x: consent.width - width - Theme.margin
            y: (Theme.lowReach ? 161.5 : 5) * consent.u
        }

        Column {
            x: (Theme.portrait ? 8 : 7) * consent.u
            y: (Theme.lowReach ? 12 : Theme.portrait ? 24 : 23) * consent.u
            width: (Theme.portrait ? 84 : 70) * consent.u
            spacing: 5 * consent.u

            Headline {
                width: parent.width
                size: Theme.portrait ? 7.6 : 7
                text: qsTr("May we use<br>the camera?")
            }
            Column {
                width: parent.width
                spacing: (Theme.portrait ? 2.8 : 3) * consent.u

                PromiseLine {
                    iconName: "eye"
                    text: consent.inLines(qsTr("We read your expression once,<br>to choose pictures."))
                }
                PromiseLine {
                    iconName: "shield"
                    text: consent.inLines(qsTr("Your photo is never kept.<br>It is gone at once."))
                }
                PromiseLine {
                    iconName: "check"
                    text: consent.inLines(qsTr("Without the camera you see<br>the same pictures."))
                }
            }
        }

        ChoiceCard {
            x: Theme.portrait ? Theme.margin : consent.width - Theme.margin - 2 * width - 3 * consent.u
            y: consent.cardsY
            picture: consent.shown.cameraPicture
            note: qsTr("We read your expression")
            text: qsTr("Use the camera")
            onClicked: consent.view.useCamera()
        }
        ChoiceCard {
            x: consent.width - Theme.margin - width
            y: consent.cardsY
            picture: consent.shown.tilesPicture
            tiles: true
            note: qsTr("The camera stays off")
            text: qsTr("Choose my mood")
            onClicked: consent.view.chooseMood()
        }

        SwitchToggle {
            x: Theme.margin
            y: consent.dockY
            width: 88 * consent.u
            checked: consent.shown.remember
            text: qsTr("Remember me next time")
            note: checked ? qsTr("It is on now. You can undo it at any time.") : qsTr("Your choice. It is off now.")
            onClicked: consent.view.switchRemember(!consent.shown.remember)
        }
        PillButton {
            x: Theme.portrait ? Theme.margin : consent.width - Theme.margin - width
            y: consent.dockY + (Theme.portrait ? 13.5 : 0.5) * consent.u
            width: (Theme.portrait ? 88 : 66) * consent.u
            size: 2.7
            iconName: "info"
            text: qsTr("What happens to my picture?")
            onClicked: sheet.open()
        }
    }

    PictureSheet {
        id: sheet

        anchors.fill: parent
        view: consent.view
    }
}
