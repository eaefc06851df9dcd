"""Folders with pictures on show, and the page that looks at them."""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from admin_tool.adapters.local.live_shelf import FolderShelf
from admin_tool.adapters.local.moderator import PromptModerator
from admin_tool.adapters.local.popularity import LibraryPopularity
from admin_tool.adapters.picture_reader import facts_of
from admin_tool.adapters.picture_source import CachedPictureSource
from admin_tool.adapters.promoter import PicturePromoter
from admin_tool.adapters.promotion_journal import open_journal
from admin_tool.command import Command
from admin_tool.production.page import ProductionPage
from kiosk.adapters import picture_metadata
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.mood import MOODS
from kiosk.core.picture import live_key
from tests.adapters.conftest import database
from tests.admin_tool.adapters.promotion_works import Notes, ai_made
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.pumping import pump, pump_until

__all__ = ["database"]
PER_MOOD = 3


class Shop:
    """Folders with pictures on show, and a page that looks at them."""

    def __init__(self, root: Path, database: Database, stack: ExitStack) -> None:
        self.root = root / "pictures"
        self.database = database
        self.journal_path = root / "admin" / "promotions.db"
        self.store = FolderPictureStore(self.root, database, picture_metadata.read)
        self.notes = Notes()
        self.said = Said()
        journal = open_journal(self.journal_path)
        self.promoter = PicturePromoter(
            FolderShelf(self.root, self.store),
            journal,
            PromptModerator(self.store.fetch, {}),
            self.notes,
            LibraryPopularity(database),
        )
        self.pictures = CachedPictureSource(self.store, root / "thumbnails.db", 50, self.notes)
        stack.callback(self.promoter.close)
        stack.callback(self.pictures.close)
        self.bench = stack.enter_context(workbench(self.said))
        self.pages: list[ProductionPage] = []

    def fill(self) -> None:
        for mood in MOODS:
            for number in range(PER_MOOD):
                (self.root / live_key(mood, f"{number}.jpeg")).write_bytes(ai_made(number))

    def open(self) -> ProductionPage:
        page = ProductionPage(self.bench, self.promoter, self.pictures, facts_of)
        self.pages.append(page)
        page.resize(QSize(1230, 860))
        page.show()
        page.opened()
        pump_until(lambda: page.desk.loaded)
        page.grid.setFocus()
        pump()
        return page

    def live(self) -> set[str]:
        return {path.relative_to(self.root).as_posix() for path in self.root.glob("emotions/*/*")}

    def close(self) -> None:
        for page in self.pages:
            page.closing()
            page.hide()
            page.deleteLater()
        pump_until(lambda: not self.bench.background.busy)
        self.pages.clear()
        pump()


@pytest.fixture
def shop(qapp: QApplication, tmp_path: Path, database: Database) -> Iterator[Shop]:
    with ExitStack() as stack:
        shop = Shop(tmp_path, database, stack)
        stack.callback(gc.collect)
        stack.callback(shop.close)
        yield shop


def run(page: ProductionPage, name: str) -> None:
    command = command_of(page, name)
    assert command.enabled(), name
    command.run()


def command_of(page: ProductionPage, name: str) -> Command:
    return next(one for one in page.commands() if one.name == name)


def settled(page: ProductionPage) -> Callable[[], bool]:
    return lambda: not page.desk.busy
