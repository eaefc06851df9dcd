"""What only a shop in use can show, for its tour: views, dialogs and finds beside the pages themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from admin_tool.main_window import MainWindow
from admin_tool.page import Page
from admin_tool.pool.pool_page import PoolPage
from admin_tool.privacy.page import PrivacyPage
from admin_tool.production.page import ProductionPage

COMPARED = 3


@dataclass(frozen=True, slots=True)
class View:
    """One picture of the tour: `open` brings it up and answers what is photographed, `close` takes it back.

    `facts` tells how much it shows, as `Page.facts` does.
    """

    name: str
    open: Callable[[], QWidget]
    facts: Callable[[], dict[str, int]]
    close: Callable[[], object]


def sample_views(window: MainWindow, code: str) -> list[View]:
    """The views of a window; `code` is the return code of somebody who is remembered."""
    pool, production, privacy = (window.page(name) for name in ("pool", "production", "privacy"))
    assert isinstance(pool, PoolPage)
    assert isinstance(production, ProductionPage)
    assert isinstance(privacy, PrivacyPage)
    return [*_of_pool(window, pool), *_of_production(window, production), *_of_privacy(window, privacy, code)]


def _of_pool(window: MainWindow, pool: PoolPage) -> list[View]:
    def back() -> None:
        run(pool, "back")

    def full() -> QWidget:
        window.go("pool")
        pool.grid.go(0)
        run(pool, "full")
        return window

    def compare() -> QWidget:
        pool.grid.go(0)
        for _ in range(COMPARED - 1):
            press(pool.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        run(pool, "compare")
        return window

    def similar() -> QWidget:
        run(pool, "similar")
        return window

    def promote() -> QWidget:
        run(pool, "promote")
        assert pool.promotion.dialog is not None
        return pool.promotion.dialog

    def alike() -> dict[str, int]:
        return {"groups": len(pool.views.similar.cards)}

    def planned() -> dict[str, int]:
        dialog = pool.promotion.dialog
        return {"lines": len(dialog.list.lines.lines) if dialog is not None else 0}

    def leave() -> None:
        if pool.promotion.dialog is not None:
            pool.promotion.dialog.reject()

    return [
        View("full", full, lambda: {"shown": int(pool.grid.current is not None)}, back),
        View("compare", compare, lambda: {"compared": len(pool.views.compare.numbers)}, back),
        View("similar", similar, alike, back),
        View("promote", promote, planned, leave),
    ]


def _of_production(window: MainWindow, production: ProductionPage) -> list[View]:
    def withdrawn() -> QWidget:
        window.go("production")
        production.show_drawer(True)
        return window

    return [View("withdrawn", withdrawn, production.facts, lambda: production.show_drawer(False))]


def _of_privacy(window: MainWindow, privacy: PrivacyPage, code: str) -> list[View]:
    def visitor() -> QWidget:
        window.go("privacy", code)
        return window

    def leave() -> None:
        privacy.find_card.field.clear()
        privacy.find_card.tell("")

    return [View("visitor", visitor, privacy.facts, leave)]


def run(page: Page, name: str) -> None:
    """Does what a command of the page does."""
    next(command for command in page.commands() if command.name == name).run()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """One key, where the keyboard is."""
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
