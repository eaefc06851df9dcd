"""A guest that uses the window as people do: finds controls, presses them, and photographs every screen."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPointF, Qt, QTimer
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from kiosk.core.errors import KioskError

LOOK_EVERY_S = 0.02
PATIENCE_S = 15.0
STILL_S = 0.1
MOTION_S = 0.4
"""After that long every motion of the screen is at rest."""


@dataclass(frozen=True, slots=True)
class Control:
    """A button, by its English words and the QML file that holds them: found in every language."""

    file: str
    source: str
    number: int | None = None

    def words(self) -> str:
        """What stands on it now, in the language of the screen."""
        translated = QCoreApplication.translate(self.file, self.source)
        return translated if self.number is None else translated.replace("%1", str(self.number))


class TourStuck(KioskError):
    """Something that should have come on screen did not."""


class TourGuide:
    """Hands and eyes of the tour; pictures are numbered in the order of the screens."""

    def __init__(self, window: QQuickView, out: Path) -> None:
        self._window = window
        self._out = out
        self._taken = 0
        self._started_s = time.monotonic()

    async def until(self, there: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
        """Waits for a condition. Raises TourStuck."""
        deadline_s = time.monotonic() + patience_s
        while not there():
            if time.monotonic() > deadline_s:
                raise TourStuck(f"{what} did not come within {patience_s:.0f} s", item=self.screen)
            await asyncio.sleep(LOOK_EVERY_S)

    @property
    def screen(self) -> str:
        """The screen that can be touched now, by its name in Main.qml."""
        root = self._window.rootObject()
        return str(root.property("screen")) if root.property("settled") else ""

    async def arrive(self, *screens: str, patience_s: float = PATIENCE_S) -> str:
        """Waits until one of these screens is on, and says which."""
        await self.until(lambda: self.screen in screens, " or ".join(screens), patience_s)
        return self.screen

    async def press(self, control: Control) -> None:
        """Presses a control in its middle. Raises TourStuck when it does not come on screen."""
        at = QPointF(-1, -1)
        deadline_s = time.monotonic() + PATIENCE_S
        while at.x() < 0 or at != self._middle(control):
            at = self._middle(control)
            if time.monotonic() > deadline_s:
                raise TourStuck(f'The control "{control.source}" did not come to rest', item=self.screen)
            await asyncio.sleep(STILL_S)
        await self.mouse(QTest.mousePress, at)
        await self.mouse(QTest.mouseRelease, at)

    async def mouse(self, act: Callable[..., None], at: QPointF) -> None:
        """One act of QTest with the left button at a point of the window.

        It processes events, so it runs from the event loop itself and not from within a task.
        """
        done = asyncio.get_running_loop().create_future()

        def now() -> None:
            act(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at.toPoint())
            done.set_result(None)

        QTimer.singleShot(0, now)
        await done

    async def photograph(self, name: str) -> dict[str, object]:
        """Saves what is on screen; answers a step of tour.json. Raises TourStuck when it cannot be saved."""
        await self.until(self._drawn, "All pictures")
        await asyncio.sleep(MOTION_S)
        self._taken += 1
        file = f"{self._taken:02d}-{name}.png"
        if not self._window.grabWindow().save(str(self._out / file)):
            raise TourStuck("A picture of the screen could not be saved", item=str(self._out / file))
        ms = round((time.monotonic() - self._started_s) * 1000)
        return {"screen": name, "ms": ms, "picture": file}

    def _drawn(self) -> bool:
        """Whether every picture that is wanted on screen is there; a thread of their own draws them."""
        items = _items(self._window.rootObject())
        return not any(item.property("wanted") and item.property("ready") is False for item in items)

    def _middle(self, control: Control) -> QPointF:
        """Where to press; outside of the window while the control is not there."""
        root = self._window.rootObject()
        words = control.words()
        found = QPointF(-1, -1)
        if not root.property("settled"):
            return found
        for item in _items(root):
            if item.property("text") == words and item.inherits("QQuickAbstractButton"):
                middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
                if root.contains(middle):
                    found = middle
        return found


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Everything that can be seen and used."""
    if not (item.isVisible() and item.isEnabled()):
        return
    yield item
    for child in item.childItems():
        yield from _items(child)
