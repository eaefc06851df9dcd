pragma Singleton
import QtQuick

// The moods in words. Korean bends each of them differently, so whole sentences are translated.
QtObject {
    function word(mood: string): string {
        return {
            happy: qsTr("Happy"),
            surprised: qsTr("Surprised"),
            calm: qsTr("Calm"),
            confused: qsTr("Confused"),
            sad: qsTr("Sad"),
            fear: qsTr("Afraid"),
            angry: qsTr("Angry"),
            disgusted: qsTr("Put off")
        }[mood] ?? "";
    }

    // What the camera saw; the mood itself stands between %1 and %2.
    function looks(mood: string): string {
        return {
            happy: qsTr("Your expression looks %1happy%2"),
            surprised: qsTr("Your expression looks %1surprised%2"),
            calm: qsTr("Your expression looks %1calm%2"),
            confused: qsTr("Your expression looks %1confused%2"),
            sad: qsTr("Your expression looks %1sad%2"),
            fear: qsTr("Your expression looks %1afraid%2"),
            angry: qsTr("Your expression looks %1angry%2"),
            disgusted: qsTr("Your expression looks %1put off%2")
        }[mood] ?? "";
    }

    // The word as it stands alone below "Your expression looks".
    function seen(mood: string): string {
        return {
            happy: qsTr("happy"),
            surprised: qsTr("surprised"),
            calm: qsTr("calm"),
            confused: qsTr("confused"),
            sad: qsTr("sad"),
            fear: qsTr("afraid"),
            angry: qsTr("angry"),
            disgusted: qsTr("put off")
        }[mood] ?? "";
    }

    function chosen(mood: string): string {
        return qsTr("Your mood: %1").arg("%1" + word(mood) + "%2");
    }
}
