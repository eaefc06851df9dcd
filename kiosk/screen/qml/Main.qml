pragma ComponentBehavior: Bound
import QtQuick
import EmotionKiosk.Screen

// The content of the window: one screen, the next one fading in over it, and what lies over all screens.
Item {
    id: main

    required property KioskView view
    required property PreviewView preview
    required property StaffView staff

    // Whether everything is where it will stay: for those who take pictures or touch by themselves.
    readonly property bool settled: !settling.running && !front.moving
    readonly property string screen: front.name
    property ScreenSlot front: slotA
    property ScreenSlot back: slotB

    readonly property var files: ({
            preparing: "Preparing.qml",
            attract: "Attract.qml",
            consent: "Consent.qml",
            reading: "Reading.qml",
            picker: "MoodPicker.qml",
            gallery: "Gallery.qml",
            farewell: "Farewell.qml",
            apology: "Apology.qml",
            staff: "Staff.qml"
        })

    function follow() {
        if (view.screen === front.name) {
            front.update(view.shown);
            return;
        }
        const leaving = front;
        front = back;
        back = leaving;
        const properties = {
            view: view,
            shown: view.shown
        };
        if (view.screen === "reading")
            properties.preview = preview;
        if (view.screen === "staff")
            properties.staff = staff;
        back.leave(view.screen);
        front.enter(view.screen, files[view.screen], properties);
        settling.restart();
    }

    // Where a screen has no better use for the arrows they walk as Tab does.
    Keys.onPressed: event => {
        const on = event.key === Qt.Key_Right || event.key === Qt.Key_Down;
        if (!on && event.key !== Qt.Key_Left && event.key !== Qt.Key_Up)
            return;
        const from = Window.activeFocusItem;
        from?.nextItemInFocusChain(on)?.forceActiveFocus(on ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        event.accepted = true;
    }

    Binding {
        target: Theme
        property: "width"
        value: main.width
        when: main.width > 0
    }
    Binding {
        target: Theme
        property: "height"
        value: main.height
        when: main.height > 0
    }
    Binding {
        target: Theme
        property: "language"
        value: main.view.language
    }
    Binding {
        target: Theme
        property: "reduceMotion"
        value: main.view.reduceMotion
    }
    Binding {
        target: Theme
        property: "wantsLowReach"
        value: main.view.lowReach
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ink
    }

    ScreenSlot {
        id: slotA

        anchors.fill: parent
        touchable: main.front === slotA && !settling.running && !main.view.askingStillThere
    }
    ScreenSlot {
        id: slotB

        anchors.fill: parent
        touchable: main.front === slotB && !settling.running && !main.view.askingStillThere
    }

    // A second tap on a button must not land on whatever comes to lie below the finger.
    Timer {
        id: settling

        objectName: "settling"
        interval: main.view.settleMs
        onTriggered: main.back.clear()
    }

    Loader {
        id: question

        anchors.fill: parent
        z: 5
        active: main.view.askingStillThere
        onActiveChanged: if (active)
            setSource("StillThere.qml", {
                view: main.view
            })
        onLoaded: (item as Item).forceActiveFocus()
    }

    // Staff: a long press on the top left corner.
    Item {
        width: 10 * Theme.u
        height: width
        z: 10

        TapHandler {
            gesturePolicy: TapHandler.DragThreshold
            longPressThreshold: 3
            onLongPressed: main.view.openStaff()
        }
    }

    Connections {
        target: main.view

        function onChanged() {
            main.follow();
        }
    }

    Component.onCompleted: follow()
}
