"""Lines of what and how much, as a small table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from admin_tool.kit.parts import NO_MARGINS, label, mono


class Facts(QWidget):
    """Two columns; what was there before is replaced."""

    def __init__(self, mono_first: bool = False) -> None:
        super().__init__()
        self._mono_first = mono_first
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*NO_MARGINS)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self.shown: list[tuple[str, str]] = []

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Changes the lines."""
        self.shown = list(lines)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        for place, (what, value) in enumerate(lines):
            said = mono(value) if place == 0 and self._mono_first else label(value)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label(what, "2"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, place, 1)
