import QtQuick

// Words in the round sans; `size` in u.
Text {
    property real size: 3
    property bool bold: false

    color: Theme.text
    font.family: Theme.sans
    font.pixelSize: size * Theme.u
    font.bold: bold
    font.hintingPreference: Font.PreferNoHinting
    lineHeight: 1.32
    textFormat: Text.StyledText
    wrapMode: Text.WordWrap
}
