// A button that does something grave: the first press asks, the second does it.
import QtQuick

PillButton {
    id: action

    property string wording
    property string question
    property bool asks: question !== ""
    property bool asked: false
    signal confirmed

    high: Theme.portrait ? 13 : 15
    size: 3.2
    corner: Theme.cardRadius
    text: asked ? question : wording
    onClicked: {
        if (!asks || asked) {
            asked = false;
            confirmed();
        } else {
            asked = true;
            patience.restart();
        }
    }

    Timer {
        id: patience

        interval: 4000
        onTriggered: action.asked = false
    }
}
