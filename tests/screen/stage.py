"""A kiosk without camera and cloud: the real visit, view-model, QML and providers on a small driver."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QObject,
    QPoint,
    QPointF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.core.errors import KioskError
from kiosk.core.reading import Frame
from kiosk.screen.decoration_provider import DecorationProvider
from kiosk.screen.kiosk_view import KioskView
from kiosk.screen.options import ScreenOptions
from kiosk.screen.picture_provider import PictureProvider
from kiosk.screen.preview_provider import PreviewProvider
from kiosk.screen.preview_view import PreviewView
from kiosk.screen.providers import Providers
from kiosk.screen.qr_provider import QrProvider
from kiosk.screen.staff_panel import Desk
from kiosk.screen.staff_view import StaffView
from kiosk.screen.window import make_window
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Rules
from tests.screen.driver import RETURN_CODE, ClosedDesk, Driver, FolderExhibition, FolderOfPictures

__all__ = [
    "LANDSCAPE",
    "NEVER_MS",
    "PORTRAIT",
    "RETURN_CODE",
    "STILL",
    "TRANSLATIONS",
    "FolderExhibition",
    "FolderOfPictures",
    "MakeStage",
    "Stage",
    "accessible_name",
    "at_once",
    "below",
]

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"
NEVER_MS = 600_000
LANDSCAPE = QSize(1920, 1080)
PORTRAIT = QSize(1080, 1920)
STILL = ScreenOptions(reduce_motion=True, settle_ms=1)
FINGER = QTest.createTouchDevice()


T = TypeVar("T")


def at_once(job: Callable[[], T], then: Callable[[T], None], failed: Callable[[KioskError], None]) -> None:
    """Runs a job of the staff panel without a thread."""
    try:
        answer = job()
    except KioskError as error:
        failed(error)
        return
    then(answer)


class Stage:
    """The window on the driver, with fingers and keys."""

    def __init__(
        self,
        app: QApplication,
        store: FolderOfPictures,
        size: QSize,
        options: ScreenOptions,
        language: str = "ko",
        frame: Callable[[], Frame | None] = lambda: None,
        desk: Desk | None = None,
    ) -> None:
        self.app = app
        self.driver = Driver(store, state=Attract(language), rules=Rules(default_language=language))
        self.exhibition = FolderExhibition(store)
        self.touches = 0
        self._restless = False
        self.view = KioskView(self.driver.dispatch, self.exhibition, options, self._touched)
        self.preview = PreviewView(frame)
        self.staff = StaffView(desk or ClosedDesk(), at_once, self.driver.dispatch)
        self.providers = self.new_providers()
        self.driver.on_state = self.view.show
        self.view.show(self.driver.state)
        self.window: QQuickView = make_window(
            app, self.view, self.preview, self.staff, self.providers, TRANSLATIONS, size
        )
        self.window.show()
        self.wait_for(self.window.isExposed)
        self.settle()

    def new_providers(self) -> Providers:
        """A set of its own for each engine, which deletes it in the end."""
        return Providers(
            PictureProvider(self.driver.store, self.exhibition.focus),
            PreviewProvider(self.preview.newest),
            DecorationProvider(),
            QrProvider(),
        )

    def _touched(self) -> None:
        self.touches += 1

    def close(self) -> None:
        self.window.close()
        self.window.setSource("")
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def send(self, *events: on.Event) -> None:
        for event in events:
            self.driver.dispatch(event)
        self._restless = True

    def wait_for(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        late = QDeadlineTimer(int(seconds * 1000))
        while not condition():
            assert not late.hasExpired(), "it did not come to pass"
            # processEvents() with a deadline spins, and qWait() keeps the GIL from the easel's thread.
            turn = QEventLoop()
            QTimer.singleShot(5, turn.quit)
            turn.exec()

    def settle(self) -> None:
        """Waits until the screen may be touched and nothing is loading or moving."""
        self._restless = False
        root = self.window.rootObject()
        self.wait_for(lambda: bool(root.property("settled")))
        # Rows and columns put their items in place when a frame is drawn.
        drawn: list[bool] = []
        self.window.frameSwapped.connect(lambda: drawn.append(True), Qt.ConnectionType.SingleShotConnection)
        self.window.update()
        self.wait_for(lambda: bool(drawn))

    def still(self) -> QImage:
        """The window as a picture, when all of it is there."""
        self._rest()
        self.wait_for(lambda: not any(is_loading(item) for item in below(self.window.contentItem())))
        self.app.processEvents()
        return self.window.grabWindow()

    def stretch(self, timer: str, interval_ms: int) -> None:
        """Lets a timer of the scene go off later, or sooner: a busy machine must not decide about a race."""
        found = self.window.rootObject().findChild(QObject, timer)
        assert found is not None, f"there is no timer {timer!r}"
        found.setProperty("interval", interval_ms)

    def _rest(self) -> None:
        if self._restless:
            self.settle()

    def items(self) -> Iterator[QQuickItem]:
        """Every visible item, in the order of the tree."""
        self._rest()
        yield from _visible(self.window.contentItem())

    def find(self, name: str) -> QQuickItem:
        """The one visible control with this accessible name or object name."""
        found = [item for item in self.items() if name in (accessible_name(item), item.objectName())]
        assert len(found) == 1, f"{len(found)} controls are named {name!r}"
        return found[0]

    def has(self, name: str) -> bool:
        return any(name in (accessible_name(item), item.objectName()) for item in self.items())

    def texts(self) -> list[str]:
        """All words on screen, without their markup."""
        words = (str(item.property("text")) for item in self.items() if item.inherits("QQuickText"))
        return [re.sub("<[^>]*>", " ", text) for text in words]

    def middle(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def click(self, name: str) -> None:
        QTest.mouseClick(
            self.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self.middle(self.find(name)),
        )
        self.settle()

    def touch(self, start: QPoint, end: QPoint | None = None) -> None:
        """A finger that taps, or that swipes from one point of the window to another."""
        self._rest()
        QTest.touchEvent(self.window, FINGER).press(0, start).commit()
        if end is not None:
            for share in range(1, 6):
                at = start + (end - start) * (share / 5)
                QTest.touchEvent(self.window, FINGER).move(0, at).commit()
        QTest.touchEvent(self.window, FINGER).release(0, end or start).commit()
        self.settle()

    def key(self, key: Qt.Key) -> None:
        self._rest()
        QTest.keyClick(self.window, key)
        self.settle()


class MakeStage(Protocol):
    """Makes stages that are taken down after the test."""

    def __call__(
        self, size: QSize = LANDSCAPE, options: ScreenOptions = STILL, language: str = "en"
    ) -> Stage: ...


def accessible_name(item: QQuickItem) -> str:
    """What a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(item)
    return interface.text(QAccessible.Text.Name) if interface else ""


def is_loading(item: QQuickItem) -> bool:
    """Whether an image is on its way."""
    return bool(item.property("wanted")) and item.property("ready") is False


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all below it, seen or not."""
    yield item
    for child in item.childItems():
        yield from below(child)


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from _visible(child)
