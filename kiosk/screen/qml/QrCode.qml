// A QR code in ink on whatever lies below it.
import QtQuick

Image {
    id: code

    property string text: ""

    cache: false
    smooth: false
    source: text === "" || width < 2 ? "" : "image://qr/" + Math.round(width * Screen.devicePixelRatio) + "/" + encodeURIComponent(text)
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("QR picture of the return code")
}
