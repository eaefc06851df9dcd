"""One proof in the list: when, its number, and what it removed, each in a column of its own."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from admin_tool.kit.theme import MONO, Theme, font

HEIGHT = 34
PARTS = Qt.ItemDataRole.UserRole + 1
"""The three texts of a row."""
WHEN, NUMBER = 168, 92
"""Widths of the first two columns."""
LEFT, RADIUS = 4, 6

Index = QModelIndex | QPersistentModelIndex


class ProofRow(QStyledItemDelegate):
    """Paints them; what a screen reader says is the item's own text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fonts = (font(13), font(12, family=MONO), font(13))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All the same."""
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Texts side by side; the last one is cut where there is no more room."""
        place, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("sel" if selected else "hover"))
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        columns = ((0.0, WHEN), (WHEN, NUMBER), (WHEN + NUMBER, place.width() - LEFT - WHEN - NUMBER))
        for (left, width), words, which, tone in zip(
            columns, index.data(PARTS), self._fonts, ("text", "text2", "text2"), strict=True
        ):
            painter.setFont(which)
            painter.setPen(self._theme.color("text" if selected else tone))
            room = QRectF(place.x() + LEFT + left, place.y(), width, place.height())
            shown = QFontMetricsF(which).elidedText(words, Qt.TextElideMode.ElideRight, width - LEFT)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()
