"""The panel at the right of a page, and the grid of facts in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea

WIDTH = 320


class SidePanel(QScrollArea):
    """As high as the page; it scrolls when it holds more, and takes no keys of its own."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader says."""
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setObjectName("panel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)


def facts_grid() -> QGridLayout:
    """Names at the left, values at the right."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(8)
    made.setVerticalSpacing(7)
    made.setColumnMinimumWidth(0, 64)
    made.setColumnStretch(1, 1)
    return made
