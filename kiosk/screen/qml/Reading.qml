import QtQuick
import EmotionKiosk.Screen

Item {
    required property KioskView view
    required property var shown
    required property PreviewView preview

    Headline {
        anchors.centerIn: parent
        text: "Reading"
    }
}
