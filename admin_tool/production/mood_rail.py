"""What the page adds to the rail: moods with how many of their pictures are on show."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from admin_tool.kit.parts import column, section
from admin_tool.kit.rail_row import RailRow
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name, number
from kiosk.core.mood import MOODS, Mood


class MoodRail(QWidget):
    """One row for each mood, and one for all."""

    chosen = Signal(object)
    """A Mood, or None for all."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self._rows: dict[Mood | None, RailRow] = {}
        every = QCoreApplication.translate("MoodRail", "All moods")
        rows = [self._row(None, every, theme.icon("filter", "text2"))]
        rows += [self._row(mood, mood_name(mood), QIcon(theme.face(mood, 16))) for mood in MOODS]
        self.setLayout(column(section(QCoreApplication.translate("MoodRail", "Moods")), *rows, gap=2))
        self.mark(None)

    def show_counts(self, counts: Mapping[Mood, int]) -> None:
        """Pictures on show by mood."""
        for mood in MOODS:
            self._rows[mood].show_count(number(counts.get(mood, 0), self._language))
        self._rows[None].show_count(number(sum(counts.values()), self._language))

    def mark(self, mood: Mood | None) -> None:
        """Which row is on."""
        for one, row in self._rows.items():
            row.mark(one == mood)

    def _row(self, mood: Mood | None, text: str, icon: QIcon) -> RailRow:
        made = self._rows[mood] = RailRow(text, icon)
        made.clicked.connect(lambda: self._choose(mood))
        return made

    def _choose(self, mood: Mood | None) -> None:
        self.mark(mood)
        self.chosen.emit(mood)
