"""A page of the window; the rail, the menus and the status bar ask it what they show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from admin_tool.command import Command
from admin_tool.workbench import Workbench


class Page(QWidget):
    """One work area below the rail, with its head, its body and, where it has one, its detail panel.

    Pages are made anew when language or theme change: whatever must outlive that lies in a port or in
    `state`/`restore`.
    """

    title_changed = Signal()
    """Title, sub-title or the count in the rail changed."""
    commands_changed = Signal()
    """What can be done changed; the status bar asks again."""

    name = ""
    icon = ""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self.setObjectName("work")

    def title(self) -> str:
        """The translated name, in the rail and as head line."""
        raise LookupError(type(self).__name__)

    def count(self) -> str:
        """The small number at the right of the rail's row."""
        return ""

    def commands(self) -> Sequence[Command]:
        """Everything that can be done here."""
        return ()

    def rail_extra(self) -> QWidget | None:
        """What stands below the page names in the rail while this page is open."""
        return None

    def opened(self) -> None:
        """The page came to the front; a part of it may take the keyboard."""

    def show_item(self, item: str) -> None:
        """Goes to an item that another page named."""

    def state(self) -> dict[str, str]:
        """What the window remembers of the page until the next start."""
        return {}

    def restore(self, state: dict[str, str]) -> None:
        """Takes `state` back."""

    def event(self, event: QEvent) -> bool:
        """Space presses a button that has the focus, whatever the page does with it everywhere else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and isinstance(self.focusWidget(), QAbstractButton)
        ):
            event.accept()
            return True
        return super().event(event)

    def facts(self) -> dict[str, int]:
        """How much it shows now, by names that `tour.json` has; all are 0 while it is empty."""
        return {}

    def closing(self) -> None:
        """The window goes: stop timers and threads of your own."""


@dataclass(frozen=True, slots=True)
class PageMaker:
    """A page before it is made: what the rail says of it, and how to make it.

    `title` is that of the page; a page is made when it is opened, or when the window has time.
    """

    name: str
    icon: str
    title: str
    make: Callable[[], Page]
