// A paper ticket with a return code, as a QR picture and in letters; without a code it is still being made.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: ticket

    property string code: ""
    readonly property real fold: 0.615 * height
    readonly property bool made: code !== ""

    width: 58 * Theme.u
    height: 78 * Theme.u
    Accessible.role: Accessible.Grouping
    Accessible.name: made ? qsTr("Your return code: %1").arg(code.split("").join(" ")) : qsTr("Your return code is being made")

    CardShadow {}

    DrawnImage {
        readonly property real ratio: Screen.devicePixelRatio

        anchors.fill: parent
        wanted: width < 2 ? "" : "image://decoration/" + ["ticket", Math.round(width * ratio), Math.round(height * ratio),
            Math.round(Theme.cardRadius * ratio), Math.round(2.2 * Theme.u * ratio), Math.round(ticket.fold * ratio)].join("/")
    }

    BodyText {
        y: 5 * Theme.u
        width: parent.width
        size: 2.2
        bold: true
        color: Theme.caption
        font.letterSpacing: 0.15 * Theme.u
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Your return code")
        Accessible.ignored: true
    }

    QrCode {
        x: (parent.width - width) / 2
        y: 10 * Theme.u
        width: 34 * Theme.u
        height: width
        text: ticket.code
    }

    // where code and QR picture will be
    Repeater {
        model: ticket.made ? [] : [10, 51]

        Rectangle {
            required property real modelData
            readonly property bool square: modelData === 10

            x: (ticket.width - width) / 2
            y: modelData * Theme.u
            width: (square ? 34 : 40) * Theme.u
            height: (square ? 34 : 9) * Theme.u
            radius: 2 * Theme.u
            antialiasing: true
            color: "#14463C2C"
        }
    }

    BodyText {
        y: 51.6 * Theme.u
        width: parent.width
        size: 7.6
        bold: true
        lineHeight: 1
        color: Theme.ink
        font.letterSpacing: 0.3 * Theme.u
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.NoWrap
        text: ticket.code.slice(0, 3) + (ticket.made ? " · " : "") + ticket.code.slice(3)
        Accessible.ignored: true
    }

    BodyText {
        x: 4 * Theme.u
        y: 63.5 * Theme.u
        width: parent.width - 2 * x
        size: 2.4
        lineHeight: 1.3
        color: Theme.caption
        horizontalAlignment: Text.AlignHCenter
        text: ticket.made ? qsTr("Photograph it or write it down.<br>It holds no face.") : qsTr("One moment, your code is on its way.")
    }
}
