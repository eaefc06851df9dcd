"""What the pool adds to the rail: moods and collections with their counts."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import MoodCounts, PoolCounts, PoolFilter
from admin_tool.kit.parts import column, section
from admin_tool.kit.rail_row import RailRow
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name, number
from kiosk.core.mood import MOODS, Mood

WAITING, ALIKE, FLAGGED = "waiting", "alike", "flagged"


class PoolRail(QWidget):
    """One row for each mood and collection."""

    mood_chosen = Signal(object)
    """A Mood, or None for all."""
    collection_chosen = Signal(str)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self._rows: dict[str, RailRow] = {}
        every = QCoreApplication.translate("PoolRail", "All moods")
        rows = [self._row("", every, theme.icon("filter", "text2"))]
        rows += [self._row(mood, mood_name(mood), QIcon(theme.face(mood, 16))) for mood in MOODS]
        collections = (
            (WAITING, "upload", QCoreApplication.translate("PoolRail", "To be promoted")),
            (ALIKE, "stack", QCoreApplication.translate("PoolRail", "Look-alikes")),
            (FLAGGED, "warn", QCoreApplication.translate("PoolRail", "Flagged")),
        )
        more = [self._row(name, text, theme.icon(icon, "text2")) for name, icon, text in collections]
        moods = section(QCoreApplication.translate("PoolRail", "Moods"))
        other = section(QCoreApplication.translate("PoolRail", "Collections"))
        self.setLayout(column(moods, *rows, other, *more, gap=2))

    def show_counts(self, here: PoolCounts, everything: PoolCounts, chosen: PoolFilter) -> None:
        """The counts of the moods are those of the filter's decision."""
        told = {mood: _of(here.by_mood.get(mood, MoodCounts()), chosen) for mood in MOODS}
        for mood, count in told.items():
            self._count(mood, count)
        self._count("", sum(told.values()))
        self._count(WAITING, everything.waiting)
        self._count(FLAGGED, everything.flagged)

    def show_alike(self, groups: int | None) -> None:
        """How many groups of look-alikes are known."""
        if groups is not None:
            self._count(ALIKE, groups)

    def mark(self, chosen: PoolFilter, alike: bool) -> None:
        """Which rows are on."""
        waiting = chosen.live is False and chosen.decisions == frozenset([Decision.APPROVED])
        on = {WAITING: waiting, ALIKE: alike, FLAGGED: chosen.flagged is True}
        mood = next(iter(chosen.moods)) if len(chosen.moods) == 1 else None
        for name, one in self._rows.items():
            one.mark(on.get(name, name == (mood or "")))

    def _row(self, name: str, text: str, icon: QIcon) -> RailRow:
        made = self._rows[name] = RailRow(text, icon)
        made.clicked.connect(lambda: self._choose(name))
        return made

    def _choose(self, name: str) -> None:
        self._rows[name].setChecked(True)
        if name in (WAITING, ALIKE, FLAGGED):
            self.collection_chosen.emit(name)
        else:
            self.mood_chosen.emit(Mood(name) if name else None)

    def _count(self, name: str, count: int) -> None:
        self._rows[name].show_count(number(count, self._language))


def _of(counts: MoodCounts, chosen: PoolFilter) -> int:
    by_decision = {
        Decision.APPROVED: counts.approved,
        Decision.REJECTED: counts.rejected,
        Decision.UNDECIDED: counts.undecided,
    }
    return sum(by_decision[one] for one in chosen.decisions or Decision)
