"""The Pool page in the real window over a real folder, with hands for tests."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.pool_database import open_pool_database
from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.local_services import make_local_services
from admin_tool.main_window import MainWindow, WindowTexts
from admin_tool.page import PageMaker
from admin_tool.pool.pool_page import PoolPage
from admin_tool.pool.promotion_dialog import PromotionDialog
from admin_tool.services import Services
from kiosk import paths
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt, pool_key
from tests.admin_tool.benches import Said, default_settings, workbench
from tests.admin_tool.pumping import pump, pump_until

NEWEST_S = 1_763_800_000
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
PLAN = ((Mood.HAPPY, 8), (Mood.CALM, 6))


def paint(root: Path) -> None:
    """Fourteen small paintings, the first of each mood the newest."""
    painter = PaintingGenerator()
    for mood, count in PLAN:
        for number in range(count):
            text = "a field of poppies" if number % 2 else "a lake at dawn"
            prompt = Prompt(mood, text, "no people", seed=number, width_px=192, height_px=128)
            put(root, mood, f"img_20261122-141500_{number}h.jpeg", painter.generate(prompt), number)


def put(root: Path, mood: Mood, name: str, data: bytes, older_by: int = 0) -> Path:
    """A file of the pool."""
    file = root / pool_key(mood, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    os.utime(file, (NEWEST_S - older_by, NEWEST_S - older_by))
    return file


@dataclass
class PoolStage:
    """Hands and eyes."""

    home: paths.Home
    services: Services
    said: Said
    window: MainWindow
    page: PoolPage

    def until(self, happened: Callable[[], bool]) -> None:
        pump_until(happened)

    def until_listed(self, count: int) -> None:
        """So many cells are in the grid."""
        self.until(lambda: self.listed() == count)

    def rest(self) -> None:
        """Nothing is under way, and everything that was wished for is there."""
        for _ in range(4):  # what came is painted, and what is painted wishes for thumbnails
            self.until(lambda: not (self.page.bench.background.busy or self.page.grid._wishing.isActive()))
            pump()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self.window).activateWindow()
            pump()
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)
        pump()

    def keys(self, text: str) -> None:
        for letter in text:
            self.key(Qt.Key(ord(letter)))

    def click(self, position: int, modifier: Qt.KeyboardModifier = NONE) -> None:
        box = self.page.grid.place_of(position)
        point = QPoint(box.x + box.width // 2, box.y + box.height // 2)
        QTest.mouseClick(self.page.grid.viewport(), Qt.MouseButton.LeftButton, modifier, point)

    @property
    def position(self) -> int | None:
        return self.page.grid.selection.current

    def entries(self, chosen: PoolFilter = PoolFilter()) -> list[PoolEntry]:  # noqa: B008 (frozen)
        """What the index says, in the order of the grid."""
        groups = self.services.pool.numbers(chosen, PoolSort.NEWEST)
        return [entry for _, numbers in groups for entry in self.services.pool.entries(numbers)]

    def decisions(self) -> list[Decision]:
        """Of every picture, as it is on the disk."""
        self.until(lambda: not self.page.desk.culling.busy)
        return [entry.decision for entry in self.entries()]

    def shown(self, position: int) -> PoolEntry | None:
        """What the cell shows."""
        return self.page.desk.rows.entry(self.page.desk.rows.list.numbers[position])

    def listed(self) -> int:
        return len(self.page.desk.rows.list)

    def dialog(self) -> PromotionDialog:
        found = self.page.promotion.dialog
        assert found is not None
        return found


@contextmanager
def pool_stage(
    folder: Path, painted: Path | None, state: dict[str, str] | None = None, language: str = "en"
) -> Iterator[PoolStage]:
    """A window over a copy of `painted`; an empty pool without it."""
    home = paths.Home(folder)
    if painted is not None and not home.pictures.exists():
        shutil.copytree(painted, home.pictures)
    services = make_local_services(default_settings(), home, "tester")
    said = Said()
    memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    for key, value in (state or {}).items():
        memory.setValue(f"page/pool/{key}", value)
    with workbench(said, language=language) as bench:
        page = PoolPage(
            bench,
            services.pool,
            services.decisions,
            services.pictures,
            services.similar,
            services.promoter,
            services.describe,
            services.where,
        )
        texts = WindowTexts("Mood Gallery", "This machine", services.decisions.unsent)
        maker = PageMaker("pool", "pool", page.title(), lambda: page)
        window = MainWindow(bench, [maker], texts, memory, lambda: [])
        window.show()
        window.activateWindow()
        stage = PoolStage(home, services, said, window, page)
        try:
            stage.until(lambda: page.desk.rows.loaded and not page.desk.refreshing)
            stage.rest()
            yield stage
        finally:
            close(window)
    services.close()


def close(window: MainWindow) -> None:
    """The window goes for good, with its dialogs; a second time changes nothing."""
    if not shiboken6.isValid(window):
        return
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close()
    window.deleteLater()
    pump()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def decide_elsewhere(home: paths.Home, reviewer: str, choices: Sequence[Choice]) -> None:
    """Another reviewer, in another program."""
    database = open_pool_database(home.root / "admin" / "local.db")
    SqliteDecisionBook(database, reviewer).decide(choices)
    database.close()
