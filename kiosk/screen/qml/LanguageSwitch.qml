pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

// Korean or English; each is written in itself.
Rectangle {
    id: languages

    required property KioskView view

    width: 34 * Theme.u
    height: Theme.target
    radius: height / 2
    color: "#B014131A"
    antialiasing: true
    border.width: Theme.outlineWidth
    border.color: Theme.outline

    Rectangle {
        x: (Theme.language === "ko" ? 0.7 : 17) * Theme.u
        y: 0.7 * Theme.u
        width: 16.3 * Theme.u
        height: parent.height - 2 * y
        radius: height / 2
        color: Theme.text
        antialiasing: true

        Behavior on x {
            NumberAnimation {
                duration: Theme.ms(200)
                easing.type: Easing.OutCubic
            }
        }
    }

    Row {
        anchors.fill: parent

        Repeater {
            model: [
                {
                    code: "ko",
                    words: "한국어"
                },
                {
                    code: "en",
                    words: "English"
                }
            ]

            Touchable {
                id: language

                required property var modelData

                text: modelData.words
                width: languages.width / 2
                height: languages.height
                checked: Theme.language === modelData.code
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: languages.view.chooseLanguage(modelData.code)

                contentItem: BodyText {
                    text: language.text
                    size: 2.6
                    bold: true
                    color: language.checked ? Theme.ink : Theme.text
                    lineHeight: 1
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }

                FocusRing {
                    visible: language.visualFocus
                    radius: language.height / 2
                }
            }
        }
    }
}
