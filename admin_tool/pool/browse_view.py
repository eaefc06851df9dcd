"""The grid with its head and its filters; says what is missing when there is nothing to show."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.kit.parts import box, button, column, label, page_head, row, search_field
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import number
from admin_tool.pool.empty_state import EmptyState
from admin_tool.pool.filter_bar import FilterBar
from admin_tool.pool.grid import Grid
from admin_tool.pool.pool_desk import PoolDesk
from admin_tool.pool.pool_rail import FLAGGED, WAITING, PoolRail
from kiosk.core.mood import Mood

SEARCH_MS = 220
COUNT_MS = 120


class BrowseView(QWidget):
    """One filter for the bar, the search field and the rail."""

    counted = Signal()
    sized = Signal()

    def __init__(self, theme: Theme, language: str, title: str, desk: PoolDesk) -> None:
        super().__init__()
        self._language = language
        self._desk = desk
        self._trouble = ""
        self.grid = Grid(theme, language, desk.rows, desk.thumbnails)
        self.grid.conflicts = desk.culling.conflicts
        self.grid.setAccessibleName(QCoreApplication.translate("BrowseView", "Pictures of the pool"))
        self.bar = FilterBar(theme)
        self.empty = EmptyState(theme)
        self.rail = PoolRail(theme, language)
        self.search = search_field(theme, QCoreApplication.translate("BrowseView", "Prompt, seed, number"))
        self.promote = button(theme, "-", "upload", "primary")
        self._line = label("", "2")
        self._body = QStackedWidget()
        self._body.addWidget(box(row(self.grid, gap=0, margins=(16, 4, 4, 0))))
        self._body.addWidget(self.empty)
        head = page_head(title, self._line, self.search, self.promote)
        self.setLayout(column(head, self.bar, (self._body, 1), gap=0))
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._searching.timeout.connect(self._search)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counting.timeout.connect(desk.rows.count)
        self._connect()
        self._show_counts()

    def choose(self, chosen: PoolFilter) -> None:
        """Another filter, from wherever it comes."""
        if chosen == self._desk.rows.filter:
            self._show_filter()
            return
        self._desk.rows.filter = chosen
        self._show_filter()
        self._desk.rows.load()

    def begin_with(self, chosen: PoolFilter, sort: PoolSort, cell_size: int) -> None:
        """What the window remembered, before anything is listed."""
        self._desk.rows.filter, self._desk.rows.sort = chosen, sort
        self.grid.set_cell_size(cell_size)
        self._show_filter()
        self.bar.size_slider.setValue(self.grid.cell_size)

    def clear(self) -> None:
        """Everything is shown."""
        self.choose(PoolFilter())

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def count_soon(self) -> None:
        """Something was decided."""
        self._counting.start()

    def show_trouble(self, sentence: str) -> None:
        """The pool cannot be read; what is known of it stays on screen."""
        self._trouble = self._desk.reasons.text(sentence)
        self._show_body()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Down leave the search field for the grid."""
        leaves = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return)
        if leaves and self.search.hasFocus():
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    def closing(self) -> None:
        """The window goes."""
        self._searching.stop()
        self._counting.stop()

    def _connect(self) -> None:
        rows = self._desk.rows
        rows.listed.connect(self._show_body)
        rows.counted.connect(self._show_counts)
        rows.failed.connect(self.show_trouble)
        self._desk.refreshed.connect(lambda: self.show_trouble(""))
        self._desk.choices_changed.connect(self.bar.show_choices)
        self.bar.filtered.connect(self.choose)
        self.bar.sorted.connect(self._sort)
        self.bar.sized.connect(self.grid.set_cell_size)
        self.search.textChanged.connect(lambda _: self._searching.start())
        self.rail.mood_chosen.connect(self._choose_mood)
        self.rail.collection_chosen.connect(self._choose_collection)
        self.empty.clear_wanted.connect(self.clear)
        self.empty.retry_wanted.connect(self._desk.refresh)

    def _choose_mood(self, mood: Mood | None) -> None:
        moods = frozenset([mood] if mood else ())
        self.choose(replace(self._desk.rows.filter, moods=moods, live=None, flagged=None))

    def _choose_collection(self, name: str) -> None:
        if name == WAITING:
            self.choose(PoolFilter(decisions=frozenset([Decision.APPROVED]), live=False))
        elif name == FLAGGED:
            self.choose(PoolFilter(flagged=True))

    def _sort(self, sort: PoolSort) -> None:
        self._desk.rows.sort = sort
        self._desk.rows.load()

    def _search(self) -> None:
        self.choose(replace(self._desk.rows.filter, text=self.search.text().strip()))

    def _show_filter(self) -> None:
        chosen = self._desk.rows.filter
        self.bar.show_filter(chosen, self._desk.rows.sort)
        self.rail.mark(chosen, alike=False)
        if self.search.text().strip() != chosen.text:
            self.search.setText(chosen.text)
            self._searching.stop()

    def _show_body(self) -> None:
        rows = self._desk.rows
        nothing = rows.loaded and not len(rows.list)
        waits = self._desk.refreshing and rows.everything.total.total == 0 and not self._trouble
        show_empty = nothing and not waits
        if show_empty:
            self.empty.show_reason(self._trouble, rows.filter != PoolFilter())
        held = self.grid.hasFocus() or self.empty.hasFocus()
        self._body.setCurrentIndex(1 if show_empty else 0)
        if held:
            (self.empty if show_empty else self.grid).setFocus()
        self.grid.waiting = waits

    def _show_counts(self) -> None:
        rows = self._desk.rows
        total = rows.everything.total
        text = QCoreApplication.translate("BrowseView", "%1 pictures · %2 undecided")
        if rows.filter != PoolFilter():
            text = QCoreApplication.translate("BrowseView", "%3 of %1 pictures · %2 undecided")
        for place, value in enumerate((total.total, total.undecided, len(rows.list)), 1):
            text = text.replace(f"%{place}", number(value, self._language))
        self._line.setText(text if rows.loaded else QCoreApplication.translate("BrowseView", "Reading …"))
        waiting = rows.everything.waiting
        words = QCoreApplication.translate("BrowseView", "Promote %1 approved")
        words = words.replace("%1", number(waiting, self._language))
        self.promote.setText(f" {words}")
        self.promote.setAccessibleName(words)
        self.promote.setEnabled(waiting > 0)
        self.rail.show_counts(rows.here, rows.everything, rows.filter)
        self.counted.emit()
