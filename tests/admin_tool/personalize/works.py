"""The page on a bench, with hands and eyes for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from admin_tool.core.ports import Trainer
from admin_tool.core.training import StepState
from admin_tool.personalize.page import PersonalizePage
from admin_tool.personalize.step_row import StepRow
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.pumping import pump, pump_until

D = TypeVar("D", bound=QDialog)


class Paintings:
    """A `PictureSource` that paints what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def picture(self, picture_id: str) -> bytes:
        return self.thumbnail(picture_id, "")

    def thumbnail(self, picture_id: str, tag: str) -> bytes:
        self.asked.append(picture_id)
        mood = Mood(picture_id.split("/")[1])
        return PaintingGenerator().generate(Prompt(mood, "x", seed=1, width_px=120, height_px=80))


@dataclass
class Works:
    """An open page; `said` is what it told the window."""

    page: PersonalizePage
    said: Said
    pictures: Paintings

    def row(self, step_id: str) -> StepRow:
        return next(one for one in self.page.checklist.rows if one.step and one.step.id == step_id)

    def state(self, step_id: str) -> StepState:
        step = self.page.desk.snapshot.step(step_id)
        assert step is not None
        return step.state

    def settle(self) -> None:
        """Until nothing is under way and everything was looked at."""
        pump_until(lambda: not self.page.bench.background.busy and bool(self.page.desk.snapshot.steps), 60)
        pump()

    def start(self, step_id: str) -> None:
        """Presses the button of a row and waits for the work."""
        row = self.row(step_id)
        assert row.action.text().strip() in ("Start", "Retry")
        press(row.action)
        self.settle()

    def dialog(self, kind: type[D]) -> D:
        pump_until(lambda: bool(self.page.findChildren(kind)))
        found: D = self.page.findChildren(kind)[0]
        return found


def press(button: QPushButton) -> None:
    """A real click."""
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_key(widget: QWidget, key: Qt.Key) -> None:
    """A key."""
    QTest.keyClick(widget, key)


@contextmanager
def opened(trainer: Trainer, language: str = "en") -> Iterator[Works]:
    """The page, shown and looked at once."""
    said, pictures = Said(), Paintings()
    with workbench(said, language=language) as bench:
        page = PersonalizePage(bench, trainer, pictures)
        page.resize(1232, 866)
        page.show()
        page.opened()
        works = Works(page, said, pictures)
        works.settle()
        yield works
        page.closing()
        page.close()
        page.deleteLater()
        pump()
