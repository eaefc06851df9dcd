import QtQuick

// A headline in the warm serif; `size` in u.
Text {
    property real size: 7

    color: Theme.text
    font.family: Theme.serif
    font.pixelSize: size * Theme.u
    font.bold: true
    font.letterSpacing: (Theme.language === "ko" ? -0.02 : -0.005) * size * Theme.u
    font.hintingPreference: Font.PreferNoHinting
    lineHeight: 1.2
    textFormat: Text.StyledText
    wrapMode: Text.WordWrap
    Accessible.role: Accessible.Heading
}
