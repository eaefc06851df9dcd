import QtQuick
import QtQuick.Shapes
import "Icons.js" as Icons

// A line drawing with round ends; `size` in u.
Item {
    id: icon

    property string name
    property string path: Icons.icons[name] ?? ""
    property real size: 4
    property real grid: 24
    property real strokeWidth: 1.7
    property color color: Theme.text
    property color fill: "transparent"

    width: size * Theme.u
    height: width

    Shape {
        width: icon.grid
        height: icon.grid
        scale: icon.width / icon.grid
        transformOrigin: Item.TopLeft
        antialiasing: true
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: icon.color
            strokeWidth: icon.strokeWidth
            fillColor: icon.fill
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: icon.path
            }
        }
    }
}
