"""The grid of thumbnails as it is seen: only what is visible is asked for and painted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy

from admin_tool.core.grid_layout import Band, Box, GridLayout
from admin_tool.core.grid_selection import GridSelection
from admin_tool.kit.theme import Theme
from admin_tool.pictures.thumbnails import Shape, Thumbnails, Wish
from admin_tool.pool.cell_painter import Cell, CellPainter
from admin_tool.pool.pool_rows import PoolRows
from admin_tool.pool.pool_words import trouble_line

SMALLEST_CELL, LARGEST_CELL = 110, 360
SKELETONS = 30
WISH_MS, FAST_WISH_MS = 12, 70
"""While scrolling, wishes are made anew so often; the second when screens fly by."""
BOTTOM = 12
"""Px below the last row."""


class GridView(QAbstractScrollArea):
    """Lays out, scrolls and paints; its place is kept when the list changes."""

    current_changed = Signal()
    picked_changed = Signal()

    def __init__(self, theme: Theme, language: str, rows: PoolRows, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.cell_size = 175
        self.waiting = False
        self.conflicts: Mapping[str, object] = {}
        self.selection = GridSelection(rows.between)
        self._theme = theme
        self._rows = rows
        self._thumbnails = thumbnails
        self._cells = CellPainter(theme, language)
        self._layout = GridLayout((), 1, 175)
        self._hovered: int | None = None
        self._target: int | None = None
        self._top = 0
        self._flying = False
        self._on_screen: dict[Wish, int] = {}
        self._wishing = QTimer(self, singleShot=True, interval=WISH_MS)
        self._wishing.timeout.connect(self._wish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        rows.listed.connect(self._relist)
        rows.changed.connect(self.refresh)
        rows.counted.connect(self.viewport().update)
        thumbnails.came.connect(self._update_cells)

    @property
    def current(self) -> int | None:
        """The row that keys act on."""
        return self._rows.number_at(self.selection.current)

    def set_cell_size(self, width: int) -> None:
        """Wanted px of a cell's width; the current picture, or the topmost, stays in view."""
        anchor = self.selection.current
        anchor = anchor if anchor is not None and self._visible(anchor) else self._topmost()
        offset = self._layout.place(anchor).y - self._top if anchor is not None else 0
        self.cell_size = max(SMALLEST_CELL, min(LARGEST_CELL, width))
        self._lay_out()
        if anchor is not None:
            self.verticalScrollBar().setValue(self._layout.place(anchor).y - offset)

    def refresh(self) -> None:
        """What is known of rows changed."""
        self.viewport().update()
        self._wishing.start(WISH_MS)

    def place_of(self, position: int) -> Box:
        """Where a cell is on screen."""
        box = self._layout.place(position)
        return Box(box.x, box.y - self._top, box.width, box.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns change; the topmost picture stays."""
        self.set_cell_size(self.cell_size)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves what is painted; only the strip that comes into view is painted anew."""
        self._top = self.verticalScrollBar().value()
        self.viewport().scroll(0, dy)
        self._flying = abs(dy) > self.viewport().height() // 2
        if self._flying:
            self._thumbnails.forget_wishes()  # what flew by is gone before it would come
        if not self._wishing.isActive():
            self._wishing.start(FAST_WISH_MS if self._flying else WISH_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what asks for it, each cell once."""
        painter = QPainter(self.viewport())
        ground = self._theme.color("bg")
        strips = list(cast("Iterable[QRect]", event.region()))  # PySide's stubs do not tell it
        for strip in strips:
            painter.fillRect(strip, ground)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._cells.begin()
        if not self._rows.loaded or self.waiting:
            self._paint_skeletons(painter)
        bands: dict[int, Band] = {}
        wanted: set[int] = set()
        for strip in strips:
            for band in self._layout.bands(self._top + strip.top(), self._top + strip.bottom() + 1):
                bands[band.y] = band
                wanted.update(self._layout.within(band, strip.left(), strip.right()))
        for band in bands.values():
            if band.head:
                self._paint_head(painter, band)
            else:
                for position in range(band.first, band.last):
                    if position in wanted:
                        self._paint_cell(painter, band, position)
        painter.end()

    def _paint_head(self, painter: QPainter, band: Band) -> None:
        y, width = band.y - self._top, self._layout.width
        mood = self._rows.list.moods[band.group]
        self._cells.head(painter, y, width, mood, self._rows.here.by_mood.get(mood))
        if band.group == self._target:
            painter.setPen(QPen(self._theme.color("run"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(1, y + 2, width - 2, band.height - 4, 6, 6)

    def _paint_cell(self, painter: QPainter, band: Band, position: int) -> None:
        layout, picked = self._layout, self.selection.picked
        number = self._rows.list.numbers[position]
        cell = self._cell(number)
        cell.current = position == self.selection.current
        cell.picked = number in picked and len(picked) > 1
        cell.hovered = position == self._hovered
        x = (position - band.first) * layout.cell_width
        self._cells.cell(painter, Box(x, band.y - self._top, layout.cell_width, band.height), layout, cell)

    def _update_cells(self, wishes: Sequence[Wish]) -> None:
        """Thumbnails came."""
        for wish in wishes:
            position = self._on_screen.get(wish)
            if position is not None and position < len(self._rows.list):
                box = self.place_of(position)
                self.viewport().update(box.x, box.y, box.width, box.height)

    def _cell(self, number: int) -> Cell:
        entry = self._rows.entry(number)
        if entry is None:
            return Cell()
        wish = (entry.id, entry.tag)
        error = self._thumbnails.trouble(wish)
        return Cell(
            entry,
            self._thumbnails.get(wish),
            trouble_line(error) if error else "",
            stack=self._rows.list.stacks.get(number, 0),
            conflict=entry.id in self.conflicts,
        )

    def _paint_skeletons(self, painter: QPainter) -> None:
        layout = GridLayout((SKELETONS,), self.viewport().width(), self.cell_size)
        for position in range(SKELETONS):
            self._cells.cell(painter, layout.place(position), layout, Cell())

    def _wish(self) -> None:
        """What is on screen first, then the screen below, then the one above."""
        height = self.viewport().height()
        shifts = (0,) if self._flying else (0, 1, -1)
        screens = [self._positions(self._top + shift * height, height) for shift in shifts]
        listed = self._rows.list.numbers
        places = [position for screen in screens for position in screen]
        self._rows.want([listed[position] for position in places], "grid")
        known = ((self._rows.entry(listed[position]), position) for position in places)
        self._on_screen = {(entry.id, entry.tag): position for entry, position in known if entry}
        self._thumbnails.want(list(self._on_screen))
        if self._flying:
            self._flying = False
            self._wishing.start(2 * FAST_WISH_MS)

    def _positions(self, top: int, height: int) -> range:
        bands = [band for band in self._layout.bands(top, top + height) if not band.head]
        return range(bands[0].first, bands[-1].last) if bands else range(0)

    def _relist(self) -> None:
        """A new list: the picture that stood at the top, or the current one, keeps its place on screen."""
        old, new = self._rows.before, self._rows.list
        current = self.selection.current
        kept = current if current is not None and current < len(old) and self._visible(current) else None
        anchor = kept if kept is not None else self._topmost()
        anchor = anchor if anchor is not None and anchor < len(old) else None
        offset = self._layout.place(anchor).y - self._top if anchor is not None else 0
        here = old.numbers[current] if current is not None and current < len(old) else None
        was = old.numbers[anchor] if anchor is not None else None
        self._hovered = None
        self._lay_out()
        place = new.nearest(here, old) if here is not None else (0 if len(new) else None)
        self.selection.moved(place, lambda number: number in new.position_of)
        top = new.nearest(was, old) if was is not None else None
        self.verticalScrollBar().setValue(self._layout.place(top).y - offset if top is not None else 0)
        self.refresh()
        self.current_changed.emit()
        self.picked_changed.emit()

    def _lay_out(self) -> None:
        width = max(1, self.viewport().width())
        self._layout = layout = GridLayout(self._rows.list.counts, width, self.cell_size)
        ratio = self.devicePixelRatioF()
        wide, high = (round(side * ratio) for side in (layout.picture_width, layout.picture_height))
        self._thumbnails.shape = Shape(wide, high, 5.0, ratio)
        bar = self.verticalScrollBar()
        bar.setSingleStep(max(24, layout.cell_height // 3))
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, layout.height + BOTTOM - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)
        self._top = bar.value()
        self.refresh()

    def _moved(self) -> None:
        position = self.selection.current
        if position is not None:
            box, bar = self._layout.place(position), self.verticalScrollBar()
            first = self._layout.group_of(position)
            above = 36 if position < self._layout.first_of(first) + self._layout.columns else 0
            if box.y - above < self._top:
                bar.setValue(box.y - above)
            elif box.y + box.height > self._top + self.viewport().height():
                bar.setValue(box.y + box.height - self.viewport().height())
        self.viewport().update()
        self.current_changed.emit()
        self.picked_changed.emit()

    def _visible(self, position: int) -> bool:
        box = self._layout.place(position)
        return box.y + box.height > self._top and box.y < self._top + self.viewport().height()

    def _topmost(self) -> int | None:
        bands = self._layout.bands(self._top, self._top + self.viewport().height())
        return next((band.first for band in bands if not band.head), None)
