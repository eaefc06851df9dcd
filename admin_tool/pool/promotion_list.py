"""The pictures of a promotion, one a row: thumbnail, name, what happens to it and why."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from admin_tool.core.picture_name import short_name
from admin_tool.core.promotion import Fate, PromotionLine
from admin_tool.kit.theme import MONO, Theme, font
from admin_tool.pictures.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
ROW = 52
ORDER = (Fate.FAILED, Fate.BLOCKED, Fate.MISSING, Fate.ADD, Fate.DONE, Fate.ALREADY_LIVE)
"""What needs a look comes first."""
TONES = {
    Fate.FAILED: ("no", "cross"),
    Fate.BLOCKED: ("warn", "warn"),
    Fate.MISSING: ("warn", "warn"),
    Fate.ADD: ("text", "upload"),
    Fate.DONE: ("ok", "check"),
    Fate.ALREADY_LIVE: ("text2", "live"),
}


def fate_word(fate: Fate) -> str:
    """What happens, or happened."""
    words = {
        Fate.ADD: QCoreApplication.translate("PromotionList", "Will be promoted"),
        Fate.ALREADY_LIVE: QCoreApplication.translate("PromotionList", "Already on the kiosks"),
        Fate.BLOCKED: QCoreApplication.translate("PromotionList", "Blocked"),
        Fate.MISSING: QCoreApplication.translate("PromotionList", "The file is gone"),
        Fate.DONE: QCoreApplication.translate("PromotionList", "Promoted"),
        Fate.FAILED: QCoreApplication.translate("PromotionList", "Failed"),
    }
    return words[fate]


class PromotionModel(QAbstractListModel):
    """Lines of a plan or of a report."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[PromotionLine] = []
        self.tags: Mapping[str, str] = {}

    def show_lines(self, lines: Sequence[PromotionLine], tags: Mapping[str, str]) -> None:
        """Changes them all; `tags` are those of the pictures' thumbnails."""
        self.beginResetModel()
        self.lines = sorted(lines, key=lambda line: ORDER.index(line.fate))
        self.tags = tags
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """How many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for people who hear the list, and the reason as a tool tip."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.reason or line.picture_id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = short_name(line.picture_id)
            return ", ".join(part for part in (name, fate_word(line.fate), line.reason) if part)
        return None


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, thumbnails: Thumbnails, model: PromotionModel) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._model = model
        self._fonts = (font(12, family=MONO), font(12), font(12, True))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All the same."""
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        line = self._model.lines[index.row()]
        place = QRectF(option.rect)
        name_font, text_font, bold = self._fonts
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        picture = QRectF(place.x() + 4, place.y() + 6, 61, 40)
        wish = (line.picture_id, self._model.tags.get(line.picture_id, ""))
        pixmap = self._thumbnails.get(wish)
        if pixmap is not None:
            painter.drawPixmap(picture, pixmap, QRectF(pixmap.rect()))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(picture, 4, 4)
            if wish[1]:
                self._thumbnails.want([wish])
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(name_font)
        painter.setPen(self._theme.color("text"))
        name = short_name(line.picture_id)
        painter.drawText(QRectF(place.x() + 78, place.y(), 120, ROW), int(left), name)
        tone, icon = TONES[line.fate]
        painter.drawPixmap(QPointF(place.x() + 204, place.y() + 18), self._theme.pixmap(icon, tone, 16))
        painter.setFont(bold)
        painter.setPen(self._theme.color(tone))
        painter.drawText(QRectF(place.x() + 228, place.y(), 150, ROW), int(left), fate_word(line.fate))
        painter.setFont(text_font)
        painter.setPen(self._theme.color("text2"))
        marks = QCoreApplication.translate("PromotionList", "Gets its AI-made mark")
        words = QRectF(place.x() + 384, place.y() + 4, place.width() - 392, ROW - 8)
        flags = int(left) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(words, flags, line.reason or (marks if line.marks else ""))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()


class PromotionList(QListView):
    """Thumbnails come as they are painted."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.lines = PromotionModel()
        self._row = _Row(theme, thumbnails, self.lines)
        self.setModel(self.lines)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setAccessibleName(QCoreApplication.translate("PromotionList", "Pictures"))
        thumbnails.came.connect(self._refresh)

    def _refresh(self, came: object) -> None:
        self.viewport().update()
