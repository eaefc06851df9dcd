"""The views of the pool that take each other's place: grid, full view, comparison, look-alikes."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from admin_tool.pool.compare_view import CompareView
from admin_tool.pool.full_view import FullView
from admin_tool.pool.grid import Grid
from admin_tool.pool.similar_view import SimilarView


class Mode(Enum):
    """Which view is in front."""

    BROWSE = auto()
    FULL = auto()
    COMPARE = auto()
    SIMILAR = auto()


class PoolViews(QStackedWidget):
    """Knows which rows a decision is for."""

    mode_changed = Signal()

    def __init__(
        self, browse: QWidget, grid: Grid, full: FullView, compare: CompareView, similar: SimilarView
    ) -> None:
        super().__init__()
        self.mode = Mode.BROWSE
        self.grid = grid
        self.full = full
        self.compare = compare
        self.similar = similar
        self._widgets = {
            Mode.BROWSE: browse,
            Mode.FULL: full,
            Mode.COMPARE: compare,
            Mode.SIMILAR: similar,
        }
        for widget in self._widgets.values():
            self.addWidget(widget)

    def show_mode(self, mode: Mode) -> None:
        """Brings a view to the front."""
        self.mode = mode
        self.setCurrentWidget(self._widgets[mode])
        self.take_focus()
        match mode:
            case Mode.FULL:
                self.follow()
            case Mode.COMPARE:
                self.compare.show_numbers(self.grid.picked())
            case Mode.SIMILAR:
                self.similar.begin()
            case _:
                pass
        self.mode_changed.emit()

    def take_focus(self) -> None:
        """Arrows are for the view in front."""
        (self.grid if self.mode is Mode.BROWSE else self._widgets[self.mode]).setFocus()

    def follow(self) -> None:
        """The full view shows the grid's current picture."""
        position = self.grid.selection.current
        if self.mode is Mode.FULL and position is not None:
            self.full.show_position(position)

    def targets(self) -> list[int]:
        """The rows that A, U and X are for."""
        match self.mode:
            case Mode.BROWSE:
                return self.grid.picked()
            case Mode.FULL:
                return [self.grid.current] if self.grid.current is not None else []
            case Mode.COMPARE:
                return [self.compare.number] if self.compare.number is not None else []
            case _:
                return []
