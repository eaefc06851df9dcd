import QtQuick

// A headline in the warm serif; `size` in u.
Text {
    property real size: 7

    color: Theme.text
    font.family: Theme.serif
    font.pixelSize: size * Theme.u
    // NanumMyeongjo Bold calls itself weight 600: asking for 700 makes Qt embolden it once more below 64 px.
    font.weight: Font.DemiBold
    font.letterSpacing: (Theme.language === "ko" ? -0.02 : -0.005) * size * Theme.u
    font.hintingPreference: Font.PreferNoHinting
    lineHeight: 1.2
    textFormat: Text.StyledText
    wrapMode: Text.WordWrap
    Accessible.role: Accessible.Heading
}
