"""The bar above the grid: which pictures, in which order, how large."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSlider, QWidget

from admin_tool.core.picture_name import batch_number, ordered_at
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.kit.parts import box, button, drop_button, row, segments, sign
from admin_tool.kit.theme import Theme
from admin_tool.pool.grid_view import LARGEST_CELL, SMALLEST_CELL

DECISIONS: tuple[Decision | None, ...] = (None, Decision.UNDECIDED, Decision.APPROVED, Decision.REJECTED)
DAYS = (0, 1, 7, 30)
"""0 is any time, 1 is today."""
BATCHES = 24
"""The newest of them are in the menu; the others are found by their number, or from one of their pictures."""


class FilterBar(QWidget):
    """Shows a filter, and tells the one that was chosen."""

    filtered = Signal(object)
    """The new PoolFilter."""
    sorted = Signal(object)
    """The new PoolSort."""
    stacked = Signal(bool)
    sized = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._filter = PoolFilter()
        self._sort = PoolSort.NEWEST
        self._days = 0
        words = (
            QCoreApplication.translate("FilterBar", "All"),
            QCoreApplication.translate("FilterBar", "Undecided"),
            QCoreApplication.translate("FilterBar", "Approved"),
            QCoreApplication.translate("FilterBar", "Rejected"),
        )
        decisions, self._segments = segments(words)
        for decision, one in zip(DECISIONS, self._segments, strict=True):
            one.clicked.connect(lambda _, decision=decision: self._decide(decision))
        self._any_model = QCoreApplication.translate("FilterBar", "Model")
        self._any_batch = QCoreApplication.translate("FilterBar", "Batch")
        self._dates = {
            0: QCoreApplication.translate("FilterBar", "Date"),
            1: QCoreApplication.translate("FilterBar", "Today"),
            7: QCoreApplication.translate("FilterBar", "Last 7 days"),
            30: QCoreApplication.translate("FilterBar", "Last 30 days"),
        }
        self._sorts = {
            PoolSort.NEWEST: QCoreApplication.translate("FilterBar", "Newest"),
            PoolSort.OLDEST: QCoreApplication.translate("FilterBar", "Oldest"),
            PoolSort.LARGEST: QCoreApplication.translate("FilterBar", "Largest"),
            PoolSort.NAME: QCoreApplication.translate("FilterBar", "By name"),
        }
        self._all = QCoreApplication.translate("FilterBar", "All of them")
        self.model = drop_button(theme, self._any_model)
        self.date = drop_button(theme, self._dates[0])
        self.batch = drop_button(theme, self._any_batch)
        self.stack = button(
            theme,
            QCoreApplication.translate("FilterBar", "Stacks"),
            "stack",
            "chip",
            QCoreApplication.translate("FilterBar", "Lay pictures that look alike on one another (G)"),
        )
        self.stack.clicked.connect(self.stacked)
        self.order = drop_button(theme, self._sorts[self._sort])
        self.order.setProperty("kind", "ghost")
        self.order.setAccessibleName(QCoreApplication.translate("FilterBar", "Order"))
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(SMALLEST_CELL, LARGEST_CELL)
        self.size_slider.setFixedWidth(76)
        self.size_slider.setAccessibleName(QCoreApplication.translate("FilterBar", "Size of the pictures"))
        self.size_slider.valueChanged.connect(self.sized)
        self._menus = [QMenu(one) for one in (self.model, self.date, self.batch, self.order)]
        for one, menu in zip((self.model, self.date, self.batch, self.order), self._menus, strict=True):
            one.clicked.connect(
                lambda _, one=one, menu=menu: menu.popup(one.mapToGlobal(one.rect().bottomLeft()))
            )
        self.more = button(
            theme, "", "more", "ghost", QCoreApplication.translate("FilterBar", "More filters")
        )
        self.more.clicked.connect(self._show_more)
        self.show_choices((), ())
        grain = sign(theme, "pool", "text3")
        # the first goes first when there is no room
        self._spare: list[tuple[QWidget, QMenu | None]] = [
            (grain, None),
            (self.size_slider, None),
            (self.batch, self._menus[2]),
            (self.order, self._menus[3]),
            (self.date, self._menus[1]),
            (self.model, self._menus[0]),
            (self.stack, None),
        ]
        inner = row(
            decisions,
            self.model,
            self.date,
            self.batch,
            self.stack,
            self.more,
            None,
            self.order,
            grain,
            self.size_slider,
            gap=8,
            margins=(16, 0, 16, 0),
        )
        self._decisions = decisions
        self.setLayout(row(box(inner, "bar", height=46), gap=0))

    def show_choices(self, models: Sequence[str], batches: Sequence[str]) -> None:
        """What the menus offer."""
        model, date, batch, order = self._menus
        self._fill(model, {"": self._all, **{one: one for one in models}}, self._choose_model)
        newest = {one: _batch_words(one) for one in batches[:BATCHES]}
        self._fill(batch, {"": self._all, **newest}, self._choose_batch)
        days = {str(day): self._all if day == 0 else self._dates[day] for day in DAYS}
        self._fill(date, days, self._choose_days)
        self._fill(order, {str(one): word for one, word in self._sorts.items()}, self._choose_sort)
        self._tick()

    def show_filter(self, chosen: PoolFilter, sort: PoolSort) -> None:
        """Shows what is chosen without telling it."""
        self._filter, self._sort = chosen, sort
        if chosen.since is None:
            self._days = 0
        only = next(iter(chosen.decisions)) if len(chosen.decisions) == 1 else None
        for decision, one in zip(DECISIONS, self._segments, strict=True):
            one.setChecked(decision is only)
        self._tick()

    @property
    def days(self) -> int:
        """The date filter: 0 for any time."""
        return self._days

    def choose_days(self, days: int) -> None:
        """Sets the date filter and tells the filter."""
        self._choose_days(str(days))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room goes into the menu of the three dots."""
        self._fit()

    def _fit(self) -> None:
        parts = [self._decisions, *(part for part, _ in self._spare)]
        needed = sum(part.sizeHint().width() + 8 for part in parts) + 32
        room = self.width() - (0 if needed <= self.width() else self.more.sizeHint().width() + 8)
        hidden = False
        for part, _ in self._spare:
            gone = needed > room
            part.setVisible(not gone)
            needed -= (part.sizeHint().width() + 8) if gone else 0
            hidden = hidden or gone
        self.more.setVisible(hidden)

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = (self._any_model, self._dates[0], self._any_batch, self.order.accessibleName())
        for part, inner in self._spare:
            if inner is not None and part.isHidden():
                inner.setTitle(titles[self._menus.index(inner)])
                menu.addMenu(inner)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _tick(self) -> None:
        chosen = (self._filter.generator, str(self._days), self._filter.batch, str(self._sort))
        for menu, value in zip(self._menus, chosen, strict=True):
            for action in menu.actions():
                action.setChecked(action.data() == value)
        _name(self.model, self._filter.generator or self._any_model)
        _name(self.date, self._dates.get(self._days, self._dates[0]))
        _name(self.batch, batch_number(self._filter.batch) or self._any_batch)
        _name(self.order, self._sorts[self._sort])
        if self.isVisible():
            self._fit()

    def _fill(self, menu: QMenu, choices: dict[str, str], choose: Callable[[str], None]) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for value, text in choices.items():
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _, value=value: choose(value))
            group.addAction(action)
            menu.addAction(action)

    def _decide(self, decision: Decision | None) -> None:
        self._change(replace(self._filter, decisions=frozenset([decision] if decision else ())))

    def _choose_model(self, name: str) -> None:
        self._change(replace(self._filter, generator=name))

    def _choose_batch(self, name: str) -> None:
        self._change(replace(self._filter, batch=name))

    def _choose_days(self, days: str) -> None:
        self._days = int(days)
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight - timedelta(days=self._days - 1) if self._days else None
        self._change(replace(self._filter, since=since))

    def _choose_sort(self, name: str) -> None:
        self._sort = PoolSort(name)
        self._tick()
        self.sorted.emit(self._sort)

    def _change(self, chosen: PoolFilter) -> None:
        self._filter = chosen
        self._tick()
        self.filtered.emit(chosen)


def _batch_words(name: str) -> str:
    at = ordered_at(name)
    return f"{batch_number(name)} · {at.astimezone():%Y-%m-%d %H:%M}" if at else batch_number(name)


def _name(one: QPushButton, text: str) -> None:
    wide = one.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, 130)
    one.setText(wide)
