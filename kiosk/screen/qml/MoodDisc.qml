import QtQuick
import "Icons.js" as Icons

// The face of a mood on its colour; `size` in u.
Rectangle {
    id: disc

    property string mood
    property real size: 10
    readonly property color base: Theme.bases[mood] ?? Theme.muted

    width: size * Theme.u
    height: width
    radius: width / 2
    antialiasing: true
    gradient: Gradient {
        GradientStop {
            position: 0
            color: Qt.lighter(disc.base, 1.16)
        }
        GradientStop {
            position: 1
            color: disc.base
        }
    }

    Icon {
        grid: 48
        path: Icons.faces[disc.mood] ?? ""
        size: disc.size
        color: Theme.ink
        strokeWidth: 2.7
    }
}
