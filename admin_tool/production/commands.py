"""What can be done on the page."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from admin_tool.command import Command
from admin_tool.core.live_order import LiveSort
from admin_tool.production.show_words import sort_word

if TYPE_CHECKING:
    from admin_tool.production.page import ProductionPage


def production_commands(page: "ProductionPage") -> Sequence[Command]:
    """In the order of the status bar: most used first."""
    group = page.title()
    view = QCoreApplication.translate("Production", "View")
    desk = page.desk
    orders = [
        Command(
            f"sort-{sort}",
            QCoreApplication.translate("Production", "Order: %1").replace("%1", sort_word(sort)),
            partial(page.choose_sort, sort),
            keys=str(place),
            group=view,
        )
        for place, sort in enumerate(LiveSort, start=1)
    ]
    return [
        Command(
            "withdraw",
            QCoreApplication.translate("Production", "Withdraw from the kiosks"),
            page.withdraw,
            "W",
            QCoreApplication.translate("Production", "Withdraw"),
            "trash",
            lambda: page.active is page.grid and bool(page.grid.picked()) and not desk.busy,
            group,
        ),
        Command(
            "undo",
            QCoreApplication.translate("Production", "Undo"),
            desk.undo,
            "Ctrl+Z",
            QCoreApplication.translate("Production", "Undo"),
            "undo",
            lambda: desk.can_undo,
            group,
        ),
        Command(
            "restore",
            QCoreApplication.translate("Production", "Put withdrawn pictures back on show"),
            page.bring_back,
            "R",
            QCoreApplication.translate("Production", "Put back"),
            "retry",
            lambda: page.active is page.drawer.grid and bool(page.active.picked()) and not desk.busy,
            group,
        ),
        Command(
            "large",
            QCoreApplication.translate("Production", "Show it large"),
            page.toggle_large,
            "Space",
            QCoreApplication.translate("Production", "Large"),
            "full",
            lambda: page.active.current is not None,
            group,
        ),
        Command(
            "drawer",
            QCoreApplication.translate("Production", "Open or close the withdrawn pictures"),
            lambda: page.show_drawer(not page.drawer.isVisibleTo(page)),
            "D",
            QCoreApplication.translate("Production", "Withdrawn"),
            "trash",
            group=view,
        ),
        Command(
            "details",
            QCoreApplication.translate("Production", "Show or hide the details"),
            page.toggle_detail,
            "O",
            QCoreApplication.translate("Production", "Details"),
            "info",
            group=view,
        ),
        Command(
            "copy-id",
            QCoreApplication.translate("Production", "Copy the id"),
            page.copy_id,
            "Ctrl+C",
            icon="copy",
            enabled=lambda: page.active.current is not None,
            group=group,
        ),
        Command(
            "pick-all",
            QCoreApplication.translate("Production", "Choose all"),
            page.pick_all,
            "Ctrl+A",
            group=group,
        ),
        Command(
            "look-again",
            QCoreApplication.translate("Production", "Look again"),
            desk.load,
            "F5",
            icon="retry",
            group=view,
        ),
        *orders,
        Command(
            "resume",
            QCoreApplication.translate("Production", "Go on with the promotion that was cut off"),
            desk.resume,
            icon="upload",
            enabled=lambda: desk.unfinished is not None and not desk.busy,
            group=group,
        ),
    ]


def open_menu(page: "ProductionPage", place: QPoint) -> None:
    """The menu of the chosen pictures, at a point of the screen."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for one in page.commands():
        if one.enabled() and one.group == page.title():
            menu.addAction(page.bench.theme.icon(one.icon or "more"), one.text, one.run)
    menu.popup(place)
