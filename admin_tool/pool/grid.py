"""The grid of thumbnails as it is used: keys, mouse and drops."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)

from admin_tool.pool.grid_view import GridView
from kiosk.core.mood import Mood


class Grid(GridView):
    """What keys and drops mean for pictures is the page's business."""

    opened = Signal()
    menu_wanted = Signal(QPoint)
    dropped = Signal(object, object)
    """A list of files, and the mood below them or None."""

    def go(self, position: int) -> None:
        """Makes it the current picture and shows it."""
        if 0 <= position < len(self._rows.list):
            self.selection.go(position)
            self._moved()

    def go_to(self, number: int) -> bool:
        """The same by row; whether it is listed."""
        position = self._rows.list.position_of.get(number)
        if position is not None:
            self.go(position)
        return position is not None

    def pick_all(self) -> None:
        """Ctrl+A."""
        self.selection.all(len(self._rows.list))
        self._moved()

    def advance(self) -> bool:
        """On to the picture behind the last one that is picked; whether there is one."""
        places = self._rows.list.position_of
        picked = (places.get(number) for number in self.selection.picked)
        last = max((place for place in picked if place is not None), default=self.selection.current)
        if last is None:
            return False
        self.go(min(last + 1, len(self._rows.list) - 1))
        return last + 1 < len(self._rows.list)

    def picked(self) -> list[int]:
        """The picked rows in their order on screen."""
        places = self._rows.list.position_of
        found = ((places.get(number), number) for number in self.selection.picked)
        return [number for place, number in sorted((p, n) for p, n in found if p is not None)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves; all other keys are the page's."""
        position, count = self.selection.current, len(self._rows.list)
        page = max(1, self.viewport().height() // self._layout.cell_height)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and position is not None:
            self.opened.emit()
            return
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        here = position if position is not None else -1
        goals = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = Qt.Key(event.key())
        if not count or (key not in rows and key not in goals):
            event.ignore()
            return
        goal = goals[key] if key in goals else (self._layout.moved(here, rows[key]) if here >= 0 else 0)
        goal = max(0, min(count - 1, goal))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend(goal)
        else:
            self.selection.go(goal)
        self._moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Click, Ctrl+click, Shift+click; a right click outside of what is picked picks."""
        position = self._at(event.position().toPoint())
        if position is None:
            return
        right = event.button() is Qt.MouseButton.RightButton
        if right and self._rows.number_at(position) in self.selection.picked:
            self.selection.current = position
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selection.toggle(position)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend(position)
        else:
            self.selection.go(position)
        self._moved()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens."""
        if self._at(event.position().toPoint()) is not None:
            self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover."""
        self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click, or the menu key on the current picture."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.selection.current is not None:
            box = self.place_of(self.selection.current)
            place = self.viewport().mapToGlobal(QPoint(box.x + box.width // 2, box.y + box.height // 2))
        self.menu_wanted.emit(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows which mood they would get."""
        self._aim(self._layout.group_at(int(event.position().y()) + self._top))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files for a mood."""
        group = self._layout.group_at(int(event.position().y()) + self._top)
        self._aim(None)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files, self._mood(group))

    def _at(self, point: QPoint) -> int | None:
        return self._layout.at(point.x(), point.y() + self._top)

    def _hover(self, position: int | None) -> None:
        if position != self._hovered:
            self._hovered = position
            self.viewport().update()

    def _aim(self, group: int | None) -> None:
        if group != self._target:
            self._target = group
            self.viewport().update()

    def _mood(self, group: int | None) -> Mood | None:
        return self._rows.list.moods[group] if group is not None else None
