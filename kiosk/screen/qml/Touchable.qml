import QtQuick
import QtQuick.Templates as T

// What every control shares: a name for screen readers, and Enter beside Space.
T.AbstractButton {
    id: touchable

    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
}
