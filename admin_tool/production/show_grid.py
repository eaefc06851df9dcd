"""A grid of pictures on show, by mood: only what is visible is asked for and painted."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from admin_tool.core.grid_layout import HEAD_HEIGHT, Box, GridLayout
from admin_tool.core.grid_selection import GridSelection
from admin_tool.core.promotion import LivePicture, pool_id_of
from admin_tool.kit.theme import Theme
from admin_tool.pictures.thumbnails import Shape, Thumbnails, Wish
from admin_tool.production.show_cell import CAPTION, Cell, ShowCellPainter
from admin_tool.production.show_list import Groups, Numbers, ShowList
from admin_tool.production.show_words import spoken, trouble_line
from kiosk.core.errors import PictureMissing

CELL_WIDTH = 175
TAG = "live"
"""A key never gets another picture, so one tag is enough."""
BOTTOM = 12
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ShowGrid(QAbstractScrollArea):
    """Moves, picks and paints; what keys mean for pictures is the page's business."""

    current_changed = Signal()
    opened = Signal()
    """Enter."""
    enlarged = Signal()
    """A double click."""
    menu_wanted = Signal(QPoint)
    laid_out = Signal(int)
    """The height of a row; it changes with the width."""

    def __init__(
        self, theme: Theme, language: str, thumbnails: Thumbnails, keep_days: int, heads: bool = True
    ) -> None:
        """Without `heads` there is one group, whose head row is scrolled away."""
        super().__init__()
        self._theme = theme
        self._language = language
        self._thumbnails = thumbnails
        self._cells = ShowCellPainter(theme, language, keep_days)
        self._hidden_head = 0 if heads else HEAD_HEIGHT
        self._numbers = Numbers()
        self._list = ShowList((), self._numbers)
        self._layout = GridLayout((), 1, CELL_WIDTH, CAPTION)
        self._selection = GridSelection(self._between)
        self._hovered: int | None = None
        self._wishing = QTimer(self, singleShot=True, interval=0)
        self._wishing.timeout.connect(self._wish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        thumbnails.came.connect(self._refresh)

    @property
    def current(self) -> LivePicture | None:
        """The picture that keys act on."""
        place = self._selection.current
        return self._list.pictures[place] if place is not None and place < len(self._list) else None

    def picked(self) -> list[LivePicture]:
        """The picked pictures in their order on screen."""
        return self._list.picked(self._selection.picked)

    def show_groups(self, groups: Groups) -> None:
        """A new list: the current picture stays current, or the one that took its place."""
        current, place = self.current, self._selection.current
        self._list = ShowList(groups, self._numbers)
        kept = self._list.place_of(current.id) if current else None
        if kept is None and len(self._list):
            kept = min(place or 0, len(self._list) - 1)
        self._selection.moved(kept, self._list.has)
        self._hovered = None
        self._lay_out()
        self._tell()

    def go_to(self, picture_id: str) -> bool:
        """Makes it the current picture and shows it; whether it is listed."""
        place = self._list.place_of(picture_id)
        if place is not None:
            self._selection.go(place)
            self._moved()
        return place is not None

    def step(self, by: int) -> None:
        """On to another picture."""
        if len(self._list):
            place = self._selection.current or 0
            self._selection.go(max(0, min(len(self._list) - 1, place + by)))
            self._moved()

    def around(self, ahead: int, behind: int) -> Sequence[LivePicture]:
        """The current picture, the next ones, then those before it."""
        place = self._selection.current
        if place is None:
            return ()
        before = self._list.pictures[max(0, place - behind) : place]
        return [*self._list.pictures[place : place + ahead + 1], *reversed(before)]

    def pick_all(self) -> None:
        """Ctrl+A."""
        self._selection.all(len(self._list))
        self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns change; the current picture stays in view."""
        self._lay_out()
        self._reveal()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves what is painted; only the strip that comes into view is painted anew."""
        self.viewport().scroll(0, dy)
        self._wishing.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows in the strip that asks for it."""
        painter = QPainter(self.viewport())
        strip, top = event.rect(), self._top
        painter.fillRect(strip, self._theme.color("bg"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._cells.now = datetime.now(UTC)
        for band in self._layout.bands(top + strip.top(), top + strip.bottom() + 1):
            if band.head:
                mood, pictures = self._list.groups[band.group]
                self._cells.head(painter, band.y - top, self._layout.width, mood, pictures)
                continue
            for place in range(band.first, band.last):
                x = (place - band.first) * self._layout.cell_width
                box = Box(x, band.y - top, self._layout.cell_width, band.height)
                self._cells.cell(painter, box, self._layout, self._cell(place))
        painter.end()

    def focusInEvent(self, event: QEvent) -> None:
        """The page shows the current picture of the grid that has the focus."""
        self._tell()

    def focusOutEvent(self, event: QEvent) -> None:
        """The ring goes with the focus."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves; all other keys are the page's."""
        here, count = self._selection.current, len(self._list)
        key = Qt.Key(event.key())
        if key in _KEYS and here is not None:
            self.opened.emit()
            return
        page = max(1, self.viewport().height() // self._layout.cell_height)
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        start = here if here is not None else -1
        goals = {
            Qt.Key.Key_Left: start - 1,
            Qt.Key.Key_Right: start + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        if not count or (key not in rows and key not in goals):
            event.ignore()
            return
        goal = goals[key] if key in goals else (self._layout.moved(start, rows[key]) if start >= 0 else 0)
        goal = max(0, min(count - 1, goal))
        extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        (self._selection.extend if extend else self._selection.go)(goal)
        self._moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Click, Ctrl+click, Shift+click; a right click on what is picked leaves it picked."""
        place = self._at(event.position().toPoint())
        if place is None:
            return
        right = event.button() is Qt.MouseButton.RightButton
        if right and self._list.between(place, place)[0] in self._selection.picked:
            self._selection.current = place
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._selection.toggle(place)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(place)
        else:
            self._selection.go(place)
        self._moved()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Enlarges."""
        if self._at(event.position().toPoint()) is not None:
            self.enlarged.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover."""
        self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click, or the menu key on the current picture."""
        place, current = event.globalPos(), self._selection.current
        if event.reason() is QContextMenuEvent.Reason.Keyboard and current is not None:
            box = self._layout.place(current)
            corner = QPoint(box.x + box.width // 2, box.y - self._top + box.height // 2)
            place = self.viewport().mapToGlobal(corner)
        self.menu_wanted.emit(place)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value() + self._hidden_head

    def _cell(self, place: int) -> Cell:
        shown = self._list.pictures[place]
        wish = self._wish_for(shown)
        error = self._thumbnails.trouble(wish)
        number = self._list.between(place, place)[0]
        return Cell(
            shown,
            self._thumbnails.get(wish),
            trouble_line(error) if error else "",
            current=place == self._selection.current and self.hasFocus(),
            picked=number in self._selection.picked,
            hovered=place == self._hovered,
        )

    def _wish_for(self, shown: LivePicture) -> Wish:
        """In a bucket a withdrawn picture has no live key any more: the pool has it too."""
        wish = (shown.id, TAG)
        if shown.withdrawn_at is not None and isinstance(self._thumbnails.trouble(wish), PictureMissing):
            return (pool_id_of(shown.id) or shown.id, TAG)
        return wish

    def _wish(self) -> None:
        """What is on screen first, then the screen below, then the one above."""
        height = self.viewport().height()
        wishes: list[Wish] = []
        for shift in (0, 1, -1):
            top = self._top + shift * height
            for band in self._layout.bands(top, top + height):
                wishes += [
                    self._wish_for(self._list.pictures[place]) for place in range(band.first, band.last)
                ]
        self._thumbnails.want(wishes)

    def _lay_out(self) -> None:
        width = max(1, self.viewport().width())
        self._layout = layout = GridLayout(self._list.counts, width, CELL_WIDTH, CAPTION)
        ratio = self.devicePixelRatioF()
        wide, high = (round(side * ratio) for side in (layout.picture_width, layout.picture_height))
        self._thumbnails.shape = Shape(wide, high, 5.0, ratio)
        self.laid_out.emit(layout.cell_height)  # the height of this grid may follow
        bar = self.verticalScrollBar()
        bar.setSingleStep(max(24, layout.cell_height // 3))
        bar.setPageStep(self.viewport().height())
        whole = layout.height - self._hidden_head + (0 if self._hidden_head else BOTTOM)
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)
        self._refresh()

    def _between(self, first: int, last: int) -> Sequence[int]:
        return self._list.between(first, last)

    def _refresh(self) -> None:
        self.viewport().update()
        self._wishing.start()

    def _moved(self) -> None:
        self._reveal()
        self._tell()

    def _reveal(self) -> None:
        place = self._selection.current
        if place is None or place >= len(self._list):
            return
        box, bar = self._layout.place(place), self.verticalScrollBar()
        first = place < self._layout.first_of(self._layout.group_of(place)) + self._layout.columns
        above = HEAD_HEIGHT if first and not self._hidden_head else 0
        if box.y - above < self._top:
            bar.setValue(box.y - above - self._hidden_head)
        elif box.y + box.height > self._top + self.viewport().height():
            bar.setValue(box.y + box.height - self.viewport().height() - self._hidden_head)

    def _tell(self) -> None:
        current = self.current
        self.setAccessibleDescription(spoken(current, self._language) if current else "")
        self.viewport().update()
        self.current_changed.emit()

    def _at(self, point: QPoint) -> int | None:
        return self._layout.at(point.x(), point.y() + self._top)

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()
