pragma ComponentBehavior: Bound
import QtQuick

// Holds one screen. What it shows stays as it was while it fades out.
FocusScope {
    id: place

    property string name
    property bool touchable: false
    // What a screen may have beside `shown`: `moving` while its parts are on their way, `leaveFor(next)`.
    readonly property var content: loader.item
    readonly property bool moving: content?.moving ?? false

    function enter(screen: string, file: string, properties: var) {
        name = screen;
        z = 1;
        loader.setSource(file, properties);
        arriving.restart();
    }

    function update(shown: var) {
        if (content)
            content.shown = shown;
    }

    function leave(next: string) {
        z = 0;
        content?.leaveFor?.(next);
        arriving.complete();
    }

    function clear() {
        name = "";
        loader.source = "";
    }

    enabled: touchable
    // What is not enabled loses the keyboard.
    onEnabledChanged: if (enabled)
        forceActiveFocus()
    opacity: 1

    Loader {
        id: loader

        width: parent.width
        height: parent.height
        focus: true
        onLoaded: item.focus = true
    }

    ParallelAnimation {
        id: arriving

        NumberAnimation {
            target: place
            property: "opacity"
            from: Theme.moves ? 0 : 1
            to: 1
            duration: Theme.ms(320)
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: loader
            property: "y"
            from: Theme.moves ? 2 * Theme.u : 0
            to: 0
            duration: Theme.ms(320)
            easing.type: Easing.OutCubic
        }
    }
}
