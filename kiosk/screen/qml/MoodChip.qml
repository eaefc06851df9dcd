import QtQuick

// The mood in the gallery's corner: what the camera saw, or what was chosen.
Row {
    id: chip

    property string mood
    property bool byCamera: true
    readonly property string sentence: byCamera ? MoodWords.looks(mood) : MoodWords.chosen(mood)
    signal notRight

    height: (Theme.portrait ? 13 : 10) * Theme.u
    spacing: 2.4 * Theme.u

    MoodDisc {
        mood: chip.mood
        size: Theme.portrait ? 13 : 10
        Accessible.role: Accessible.StaticText
        Accessible.name: chip.sentence.arg("").arg("")
    }
    BodyText {
        visible: !Theme.portrait
        anchors.verticalCenter: parent.verticalCenter
        size: 4.4
        lineHeight: 1
        wrapMode: Text.NoWrap
        text: chip.sentence.arg("<font color='" + Theme.lights[chip.mood] + "'><b>").arg("</b></font>")
    }
    Column {
        visible: Theme.portrait
        spacing: 0.2 * Theme.u

        BodyText {
            size: 3
            lineHeight: 1.15
            wrapMode: Text.NoWrap
            text: chip.byCamera ? qsTr("Your expression looks") : qsTr("Your mood")
        }
        Headline {
            size: 7
            lineHeight: 1
            wrapMode: Text.NoWrap
            color: Theme.lights[chip.mood]
            text: chip.byCamera ? MoodWords.seen(chip.mood) : MoodWords.word(chip.mood)
        }
    }
    PillButton {
        visible: !Theme.portrait
        anchors.verticalCenter: parent.verticalCenter
        high: 9
        size: 2.6
        pad: 3
        text: chip.byCamera ? qsTr("Not right?") : qsTr("Another mood")
        onClicked: chip.notRight()
    }
}
