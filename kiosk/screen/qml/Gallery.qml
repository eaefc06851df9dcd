import QtQuick
import EmotionKiosk.Screen

Item {
    required property KioskView view
    required property var shown

    Headline {
        anchors.centerIn: parent
        text: "Gallery"
    }
}
