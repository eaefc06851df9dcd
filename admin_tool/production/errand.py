"""What another page sent the administrator here for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from admin_tool.production.show_desk import ShowDesk
from admin_tool.production.show_grid import ShowGrid

WITHDRAW = "withdraw:"


class Errand(QObject):
    """A live picture to go to, or `withdraw:<id>,<id>`; it waits until the lists are those of now."""

    def __init__(self, desk: ShowDesk, grid: ShowGrid, say: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self._grid = grid
        self._say = say
        self._item = ""
        desk.changed.connect(self._run)

    def give(self, item: str) -> None:
        """Does it now, or when the list that is being read is there."""
        self._item = item
        self._run()

    def _run(self) -> None:
        if not self._item or self._desk.loading:
            return
        item, self._item = self._item, ""
        if item.startswith(WITHDRAW):
            wanted = set(item.removeprefix(WITHDRAW).split(","))
            self._desk.withdraw([one for one in self._desk.live if one.id in wanted])
        elif not self._grid.go_to(item):
            self._say(QCoreApplication.translate("Production", "This picture is not on show."))
