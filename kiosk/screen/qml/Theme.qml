pragma Singleton
import QtQuick

// Measures, colours and type of the kiosk. Main sets the first five properties.
QtObject {
    property real width: 1920
    property real height: 1080
    property string language: "ko"
    property bool reduceMotion: false
    property bool wantsLowReach: false

    readonly property bool portrait: height > width
    readonly property real u: Math.min(width, height) / 100
    readonly property bool lowReach: portrait && wantsLowReach
    readonly property bool moves: !reduceMotion

    readonly property color ink: "#14131A"
    readonly property color raised: "#211F2B"
    readonly property color text: "#F6F3EC"
    readonly property color muted: "#B9B4C6"
    readonly property color caption: "#5B5466"
    readonly property color soft: "#DDD8E2"
    readonly property color outline: "#A8A3B5"
    readonly property color tabOutline: "#8E899C"
    readonly property color plate: "#C814131A"
    readonly property color secondary: "#C8211F2B"
    readonly property color cameraOn: "#E4572E"
    readonly property color heart: "#D93A2B"
    readonly property color honey: "#FFD27A"
    readonly property color honeyText: "#FFE9C8"

    readonly property real outlineWidth: Math.max(1, 0.18 * u)
    readonly property real margin: 6 * u
    readonly property real cardRadius: 3 * u
    // A finger needs 64 px, also where 9u is less.
    readonly property real target: Math.max(64, 9 * u)

    readonly property string serif: firstOf(["NanumMyeongjo", "Batang", "AppleMyungjo", "Malgun Gothic", "Apple SD Gothic Neo"])
    readonly property string sans: firstOf(["NanumSquareRound", "Malgun Gothic", "Apple SD Gothic Neo"])

    readonly property var moods: ["happy", "surprised", "calm", "confused", "sad", "fear", "angry", "disgusted"]
    readonly property var bases: ({
            happy: "#F7B538",
            surprised: "#F26CA7",
            calm: "#5BC0BE",
            angry: "#E4572E",
            fear: "#8D6CEB",
            confused: "#9FA8DA",
            disgusted: "#7FB069",
            sad: "#4F86C6"
        })
    readonly property var lights: ({
            happy: "#FFE3A6",
            surprised: "#FFC4DC",
            calm: "#BFEBE6",
            angry: "#FFBFA6",
            fear: "#D3C4FF",
            confused: "#DDE1FA",
            disgusted: "#CBE6B8",
            sad: "#B7D3F2"
        })
    readonly property var darks: ({
            happy: "#4A3410",
            surprised: "#4E1A36",
            calm: "#123F42",
            angry: "#4F1A10",
            fear: "#2C1E5C",
            confused: "#2D3160",
            disgusted: "#22401C",
            sad: "#16325A"
        })

    // Duration of a motion, none where motion is off.
    function ms(wanted: int): int {
        return reduceMotion ? 0 : wanted;
    }

    function firstOf(wanted: var): string {
        const there = Qt.fontFamilies();
        return wanted.find(family => there.includes(family)) ?? "";
    }
}
