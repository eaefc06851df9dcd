"""F1: every key of the page in front and of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from admin_tool.command import Command
from admin_tool.kit.parts import box, button, column, heading, key, label, row
from admin_tool.kit.theme import Theme

COLUMNS = 2


class ShortcutsSheet(QDialog):
    """Groups of keys with what they do."""

    def __init__(self, parent: QWidget, theme: Theme, commands: Sequence[Command]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QCoreApplication.translate("ShortcutsSheet", "Keyboard shortcuts")
        self.setWindowTitle(title)
        self.resize(760, 560)
        close = button(theme, QCoreApplication.translate("ShortcutsSheet", "Close"), kind="primary")
        close.clicked.connect(self.close)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(box(_groups([one for one in commands if one.keys]), "work"))
        self.setLayout(column(heading(title), (area, 1), row(None, close), gap=12, margins=(20, 16, 20, 16)))


def _groups(commands: Sequence[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(40)
    grid.setVerticalSpacing(18)
    for number, group in enumerate(dict.fromkeys(one.group for one in commands)):
        lines: list[QVBoxLayout] = [
            column(row(label(one.text), None, *map(key, one.all_keys), gap=6))
            for one in commands
            if one.group == group
        ]
        block = column(label(group, "3", 12, bold=True), *lines, None, gap=6)
        grid.addLayout(block, number // COLUMNS, number % COLUMNS)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid
