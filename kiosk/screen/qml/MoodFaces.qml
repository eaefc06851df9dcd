pragma ComponentBehavior: Bound
import QtQuick

// The eight faces in a row or a grid; `pops` lets them come in one after the other, once.
Grid {
    id: faces

    property real size: 5.6
    property bool pops: false

    columns: 8
    spacing: 1.1 * Theme.u

    Repeater {
        model: Theme.moods

        MoodDisc {
            id: face

            required property string modelData
            required property int index

            mood: modelData
            size: faces.size
            scale: faces.pops && Theme.moves ? 0 : 1

            SequentialAnimation {
                running: faces.pops && Theme.moves

                PauseAnimation {
                    duration: 300 + face.index * 40
                }
                NumberAnimation {
                    target: face
                    property: "scale"
                    to: 1
                    duration: 260
                    easing.type: Easing.OutBack
                }
            }
        }
    }
}
