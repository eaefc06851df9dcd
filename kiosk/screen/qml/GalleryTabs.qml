pragma ComponentBehavior: Bound
import QtQuick

// The two lists of the gallery; the lit half slides.
Rectangle {
    id: tabs

    property string mood
    property string tab: "mood"
    signal chosen(tab: string)

    height: Math.max(64, 9.6 * Theme.u)
    radius: height / 2
    antialiasing: true
    color: "#A014131A"
    border.width: Theme.outlineWidth
    border.color: Theme.tabOutline
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Lists")

    Rectangle {
        x: tabs.tab === "mood" ? 0.6 * Theme.u : tabs.width / 2
        y: 0.6 * Theme.u
        width: tabs.width / 2 - 0.6 * Theme.u
        height: tabs.height - 2 * y
        radius: height / 2
        antialiasing: true
        color: Theme.bases[tabs.mood]

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
            model: ["mood", "personal"]

            Touchable {
                id: tab

                required property string modelData

                width: tabs.width / 2
                height: tabs.height
                checked: tabs.tab === modelData
                text: modelData === "mood" ? qsTr("For this mood") : qsTr("For you")
                Accessible.role: Accessible.PageTab
                Accessible.selectable: true
                Accessible.selected: checked
                onClicked: tabs.chosen(modelData)

                contentItem: BodyText {
                    size: Theme.lowReach ? 2.6 : 2.8
                    bold: true
                    lineHeight: 1
                    color: tab.checked ? Theme.ink : Theme.text
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    text: tab.text
                    Accessible.ignored: true
                }

                FocusRing {
                    visible: tab.visualFocus
                    radius: tab.height / 2
                }
            }
        }
    }
}
