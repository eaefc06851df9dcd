import QtQuick

// "New mood, new pictures?": offered, never done under a finger.
Rectangle {
    id: offer

    objectName: "MoodOffer"

    property string mood
    property bool awake: false
    signal accepted
    signal dismissed

    visible: mood !== ""
    height: Math.max(64, 10 * Theme.u)
    radius: height / 2
    antialiasing: true
    color: Theme.raised
    border.width: 0.3 * Theme.u
    border.color: Theme.lights[mood] ?? Theme.outline
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text
    onVisibleChanged: {
        awake = false;
        if (visible)
            waking.restart();
    }

    // A finger on its way to the tabs must not answer.
    Timer {
        id: waking

        objectName: "waking"
        interval: 500
        onTriggered: offer.awake = true
    }

    MoodDisc {
        id: face

        x: 1.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        mood: offer.mood
        size: 7.2
    }
    BodyText {
        id: words

        anchors.left: face.right
        anchors.leftMargin: 1.8 * Theme.u
        anchors.right: answers.left
        anchors.rightMargin: 1.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.portrait ? 2.6 : 3
        bold: true
        lineHeight: 1.1
        text: qsTr("New mood, new pictures?")
    }
    Row {
        id: answers

        anchors.right: parent.right
        anchors.rightMargin: 0.5 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2 * Theme.u

        PillButton {
            high: 9
            pad: 2.4
            size: 2.6
            text: qsTr("Show them")
            onClicked: if (offer.awake)
                offer.accepted()
        }
        PillButton {
            high: 9
            pad: 2.4
            size: 2.6
            text: qsTr("Stay here")
            onClicked: if (offer.awake)
                offer.dismissed()
        }
    }
}
