"""The withdrawn pictures, one row at the foot of the page, with the days that are left."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from admin_tool.core.promotion import LivePicture
from admin_tool.kit.parts import box, button, column, hair, key, label, row, sign
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import number
from admin_tool.production.show_grid import ShowGrid

HEAD = 40


class Drawer(QWidget):
    """Head and grid; hidden until it is opened."""

    def __init__(self, theme: Theme, language: str, grid: ShowGrid, keep_days: int) -> None:
        super().__init__()
        self._language = language
        self.grid = grid
        title = label(QCoreApplication.translate("Drawer", "Withdrawn"), px=13, bold=True)
        self._count = label("", "2", 12)
        kept = QCoreApplication.translate("Drawer", "Deleted %1 days after they were withdrawn")
        kept = kept.replace("%1", number(keep_days, language))
        self.restore = button(theme, QCoreApplication.translate("Drawer", "Put back on show"), "retry")
        self.close_button = button(
            theme, "", "down", "ghost", QCoreApplication.translate("Drawer", "Close the drawer")
        )
        self.close_button.setFixedWidth(34)
        head = row(
            sign(theme, "trash"),
            title,
            self._count,
            label(kept, "3", 12),
            None,
            key("R"),
            self.restore,
            self.close_button,
            gap=8,
            margins=(16, 0, 12, 0),
        )
        self._empty: QLabel = label(QCoreApplication.translate("Drawer", "Nothing is withdrawn."), "3", 12)
        grid.setAccessibleName(QCoreApplication.translate("Drawer", "Withdrawn pictures"))
        grid.laid_out.connect(self._fit)
        body = box(column(grid, self._empty, gap=0, margins=(16, 0, 4, 8)))
        self.setLayout(column(hair(), box(head, "head", height=HEAD), body, gap=0))
        self.show_pictures(())

    def show_pictures(self, pictures: Sequence[LivePicture]) -> None:
        """Changes what can be brought back."""
        self.grid.show_groups([(None, pictures)] if pictures else [])
        self.grid.setVisible(bool(pictures))
        self._empty.setVisible(not pictures)
        self._count.setText(number(len(pictures), self._language))
        self.restore.setEnabled(bool(pictures))

    def _fit(self, row_height: int) -> None:
        self.grid.setFixedHeight(row_height + 2 * self.grid.frameWidth())
