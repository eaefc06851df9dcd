// One fact about this kiosk: a sign, what it is about, whether it is well, and what is known.
import QtQuick

Rectangle {
    id: card

    property string topic
    property bool well: true
    property string condition
    property string detail

    readonly property color tone: well ? "#A9DDB0" : Theme.honey
    readonly property var signs: ({
            camera: "camera",
            network: "wifi",
            queue: "list",
            disk: "disk",
            versions: "chip",
            problem: "warn"
        })
    readonly property string name: ({
            camera: qsTr("Camera"),
            network: qsTr("Network"),
            queue: qsTr("Queue"),
            disk: qsTr("Free space"),
            versions: qsTr("Version"),
            problem: qsTr("Last problem")
        })[topic] ?? ""
    readonly property string value: ({
            open: qsTr("In use"),
            closed: qsTr("Ready, switched off"),
            off: qsTr("Not used, by the settings"),
            gone: qsTr("Not found. Check its cable."),
            connected: qsTr("Connected · %1"),
            down: qsTr("Not reachable"),
            unused: qsTr("Not needed"),
            waiting: qsTr("%1 to be sent"),
            refused: qsTr("%1 entries were refused"),
            free: "%1",
            running: qsTr("Kiosk %1"),
            none: qsTr("None since the start"),
            unknown: qsTr("Not known"),
            CameraGone: qsTr("%1 · The camera was lost"),
            CameraBusy: qsTr("%1 · Another program has the camera"),
            CameraRefused: qsTr("%1 · The camera may not be used"),
            FilmUnreadable: qsTr("%1 · The film cannot be read"),
            ModelMissing: qsTr("%1 · A model is missing"),
            ModelDamaged: qsTr("%1 · A model is damaged"),
            PictureMissing: qsTr("%1 · A picture is missing"),
            PictureDamaged: qsTr("%1 · A picture is damaged"),
            LibraryDamaged: qsTr("%1 · The library was rebuilt"),
            DiskFull: qsTr("%1 · The disk is full"),
            ServiceLate: qsTr("%1 · The cloud answered late"),
            ServiceDown: qsTr("%1 · The cloud did not answer"),
            ServiceRefused: qsTr("%1 · The cloud refused"),
            SignInFailed: qsTr("%1 · Signing in to the cloud failed")
        })[condition] ?? qsTr("%1 · See the support bundle")

    implicitHeight: 23.6 * Theme.u
    radius: Theme.cardRadius
    antialiasing: true
    color: "#D0211F2B"
    border.width: well ? Math.max(1, 0.15 * Theme.u) : Math.max(2, 0.2 * Theme.u)
    border.color: well ? "#3B384A" : Theme.bases.happy
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + words.text + ", " + health.text

    Rectangle {
        x: 3 * Theme.u
        y: 3 * Theme.u
        width: 7 * Theme.u
        height: width
        radius: width / 2
        antialiasing: true
        color: card.well ? "#2A3A33" : "#463613"

        Icon {
            anchors.centerIn: parent
            name: card.signs[card.topic] ?? "info"
            color: card.tone
        }
    }
    BodyText {
        x: 11.6 * Theme.u
        y: 3 * Theme.u
        height: 7 * Theme.u
        size: 2.4
        lineHeight: 1
        color: Theme.muted
        verticalAlignment: Text.AlignVCenter
        text: card.name
        Accessible.ignored: true
    }
    Row {
        x: card.width - width - 3 * Theme.u
        y: 5 * Theme.u
        spacing: 0.8 * Theme.u

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: card.well ? "check" : "warn"
            size: 2.6
            strokeWidth: 2.4
            color: card.tone
        }
        BodyText {
            id: health

            anchors.verticalCenter: parent.verticalCenter
            size: 2.2
            lineHeight: 1
            color: card.tone
            text: card.well ? qsTr("Well") : qsTr("Check it")
            Accessible.ignored: true
        }
    }
    BodyText {
        id: words

        x: 3 * Theme.u
        y: 12.6 * Theme.u
        width: card.width - 2 * x
        size: Theme.portrait ? 2.8 : 3.2
        bold: true
        lineHeight: 1.2
        maximumLineCount: 2
        text: card.value.replace("%1", card.detail)
        Accessible.ignored: true
    }
}
