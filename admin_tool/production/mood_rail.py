"""What the page adds to the rail: moods with how many of their pictures are on show."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from admin_tool.kit.parts import column, label, row, section, set_property
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import mood_name, number
from kiosk.core.mood import MOODS, Mood


class MoodRail(QWidget):
    """One row for each mood, and one for all."""

    chosen = Signal(object)
    """A Mood, or None for all."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self._rows: dict[Mood | None, QPushButton] = {}
        self._counts: dict[Mood | None, QLabel] = {}
        every = QCoreApplication.translate("MoodRail", "All moods")
        rows = [self._row(None, every, theme.icon("filter", "text2"))]
        rows += [self._row(mood, mood_name(mood), QIcon(theme.face(mood, 16))) for mood in MOODS]
        self.setLayout(column(section(QCoreApplication.translate("MoodRail", "Moods")), *rows, gap=2))
        self.mark(None)

    def show_counts(self, counts: Mapping[Mood, int]) -> None:
        """Pictures on show by mood."""
        for mood in MOODS:
            self._counts[mood].setText(number(counts.get(mood, 0), self._language))
        self._counts[None].setText(number(sum(counts.values()), self._language))

    def mark(self, mood: Mood | None) -> None:
        """Which row is on."""
        for one, button in self._rows.items():
            button.setChecked(one == mood)
            set_property(self._counts[one], "tone", "2" if one == mood else "3")

    def _row(self, mood: Mood | None, text: str, icon: QIcon) -> QPushButton:
        made = QPushButton(f"  {text}")
        made.setProperty("kind", "nav")
        made.setCheckable(True)
        made.setFont(font())
        made.setFixedHeight(32)
        made.setIcon(icon)
        made.setIconSize(QSize(16, 16))
        made.setAccessibleName(text)
        count = self._counts[mood] = label("", "3", 12)
        made.setLayout(row(None, count, margins=(0, 0, 10, 0)))
        made.clicked.connect(lambda: self._choose(mood))
        self._rows[mood] = made
        return made

    def _choose(self, mood: Mood | None) -> None:
        self.mark(mood)
        self.chosen.emit(mood)
