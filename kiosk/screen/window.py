"""The one window of the kiosk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickView

from kiosk.core.errors import KioskError
from kiosk.screen.kiosk_view import KioskView
from kiosk.screen.preview_view import PreviewView
from kiosk.screen.providers import Providers, install
from kiosk.screen.staff_view import StaffView
from kiosk.screen.translation import Translation

MAIN_QML = Path(__file__).parent / "qml" / "Main.qml"

TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
    }
)


class TouchWatcher(QObject):
    """Reports every touch and key, also those that no control takes."""

    def __init__(self, view: KioskView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells the view, and lets the event pass."""
        if event.type() in TOUCHES:
            self._view.notice()
        return False


class CloseWatcher(QObject):
    """Keeps a window that is asked to close (Alt+F4, a task bar) where it is, and says so to `asked`."""

    def __init__(self, window: QWindow, asked: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._asked = asked
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallows the wish to close."""
        if event.type() != QEvent.Type.Close:
            return False
        event.ignore()
        self._asked()
        return True

    def stop(self) -> None:
        """From now on the window closes."""
        self._window.removeEventFilter(self)


def make_window(
    app: QCoreApplication,
    view: KioskView,
    preview: PreviewView,
    staff: StaffView,
    providers: Providers,
    translations: Path,
    size: QSize,
    fullscreen: bool = False,
) -> QQuickView:
    """A window with the first state in it, not yet shown; `view.show(state)` must have been called.

    `translations` is the folder of the .qm files. The view-models and providers must outlive the window.
    A fullscreen window has no frame and no cursor and covers the primary screen; then `size` (in
    pixels) is not used. Raises KioskError when the QML cannot be loaded.
    """
    window = QQuickView()
    engine = window.engine()
    install(engine, providers)
    translation = Translation(app, engine, translations)
    translation.use(str(view.property("language")))
    view.languageChanged.connect(translation.use)
    window.setTitle(str(view.property("brand")))
    window.setColor(Qt.GlobalColor.black)
    window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    if fullscreen:
        window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        window.setCursor(Qt.CursorShape.BlankCursor)
        # Without a window manager showFullScreen() keeps the size that the window has.
        window.setGeometry(window.screen().geometry())
    else:
        window.resize(size)
    window.setInitialProperties({"view": view, "preview": preview, "staff": staff})
    window.setSource(QUrl.fromLocalFile(str(MAIN_QML)))
    if window.status() is not QQuickView.Status.Ready:
        reasons = "; ".join(error.toString() for error in window.errors())
        raise KioskError("The screen could not be loaded", item=reasons, remedy="Install the kiosk again.")
    window.installEventFilter(TouchWatcher(view, window))
    return window
