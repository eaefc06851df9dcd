"""How a picture on show looks in the grid: itself, its name and age, and what people made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from admin_tool.core.grid_layout import CAPTION_HEIGHT, EDGE, HEAD_HEIGHT, Box, GridLayout
from admin_tool.core.live_order import rate_of, sums_of
from admin_tool.core.promotion import LivePicture
from admin_tool.kit.theme import MONO, Theme, font
from admin_tool.kit.words import age, mood_name, number
from admin_tool.production.show_words import days_left, days_word, name_of, percent, sums_line
from kiosk.core.mood import Mood

LINE = 18
CAPTION = CAPTION_HEIGHT + LINE + 2
"""Two lines below each picture."""
SOON_DAYS = 3
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(slots=True)
class Cell:
    """What one cell shows; without a picture a plate with `trouble`."""

    shown: LivePicture
    picture: QPixmap | None = None
    trouble: str = ""
    current: bool = False
    picked: bool = False
    hovered: bool = False


class ShowCellPainter:
    """Paints with a painter that is antialiased already."""

    def __init__(self, theme: Theme, language: str, keep_days: int) -> None:
        self._theme = theme
        self._language = language
        self._keep_days = keep_days
        self._names = {bold: font(12, bold, MONO) for bold in (False, True)}
        self._small = font(11)
        self._mood = font(13, True)
        self._counts = font(12)
        self._small_width = QFontMetricsF(self._small).horizontalAdvance
        self._elided = {bold: QFontMetricsF(face).elidedText for bold, face in self._names.items()}
        self._eye = theme.pixmap("eye", "text2", 14)
        self._heart = theme.pixmap("heart", "text2", 14)
        self._warn = theme.pixmap("warn", "warn", 18)
        self._colors: dict[str, QColor] = {
            tone: theme.color(tone)
            for tone in ("text", "text2", "text3", "sel", "hover", "raised", "edge", "focus", "warn")
        }
        self.now = datetime.now(UTC)

    def head(
        self, painter: QPainter, y: int, width: int, mood: Mood | None, pictures: Sequence[LivePicture]
    ) -> None:
        """The row above a mood's cells; without a mood it is left to the widget."""
        if mood is None:
            return
        painter.drawPixmap(QPointF(4, y + 9), self._theme.face(mood, 18))
        word = mood_name(mood)
        self._words(painter, self._mood, "text", QRectF(30, y, 200, HEAD_HEIGHT), word)
        left = 40 + QFontMetricsF(self._mood).horizontalAdvance(word)
        line = sums_line(sums_of(pictures), self._language)
        self._words(painter, self._counts, "text2", QRectF(left, y, width - left - 8, HEAD_HEIGHT), line)

    def cell(self, painter: QPainter, place: Box, layout: GridLayout, cell: Cell) -> None:
        """One picture with its plate, its captions, and its outline."""
        plate = QRectF(place.x + 2, place.y + 2, place.width - 4, place.height - 4)
        if cell.current or cell.picked or cell.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colors["sel" if cell.current or cell.picked else "hover"])
            painter.drawRoundedRect(plate, 8, 8)
        picture = QRectF(place.x + EDGE, place.y + EDGE, layout.picture_width, layout.picture_height)
        self._picture(painter, picture, cell)
        self._captions(painter, picture, cell)
        if cell.current or cell.picked:
            width = 2 if cell.current else 1
            painter.setPen(QPen(self._colors["focus" if cell.current else "edge"], width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = width / 2
            painter.drawRoundedRect(plate.adjusted(inset, inset, -inset, -inset), 8, 8)

    def _picture(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        if cell.picture is not None:
            if cell.picture.deviceIndependentSize() == place.size():
                painter.drawPixmap(place.topLeft(), cell.picture)
            else:
                painter.drawPixmap(place, cell.picture, QRectF(cell.picture.rect()))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colors["raised"])
        painter.drawRoundedRect(place, 5, 5)
        if cell.trouble:
            painter.drawPixmap(QPointF(place.center().x() - 9, place.center().y() - 24), self._warn)
            painter.setFont(self._small)
            painter.setPen(self._colors["text2"])
            words = place.adjusted(6, place.height() / 2, -6, -2)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(words, int(flags), cell.trouble)

    def _captions(self, painter: QPainter, picture: QRectF, cell: Cell) -> None:
        lit = cell.current or cell.picked or cell.hovered
        line = QRectF(picture.x(), picture.bottom() + 5, picture.width(), LINE)
        shown, tone = cell.shown, "text2" if lit else "text3"
        since, right = self._since(shown)
        self._words(painter, self._small, right or tone, line, since, _RIGHT)
        room = line.adjusted(0, 0, -8 - self._small_width(since), 0)
        elided = self._elided[cell.current]
        words = elided(name_of(shown), Qt.TextElideMode.ElideMiddle, max(0.0, room.width()))
        self._words(
            painter,
            self._names[cell.current],
            "text" if cell.current or cell.picked else "text2",
            room,
            words,
        )
        line = line.translated(0, LINE)
        x = line.x()
        for icon, count in ((self._eye, shown.views), (self._heart, shown.likes)):
            told = number(count, self._language)
            painter.drawPixmap(QPointF(x, line.y() + 2), icon)
            self._words(painter, self._small, "text2", QRectF(x + 18, line.y(), 60, LINE), told)
            x += 28 + self._small_width(told)
        rate = percent(rate_of(shown), self._language)
        self._words(painter, self._small, "text" if lit else "text2", line, rate, _RIGHT)

    def _since(self, shown: LivePicture) -> tuple[str, str]:
        """Age or days left, and a tone where it matters."""
        if shown.withdrawn_at is None:
            return age(shown.created_at, self.now), ""
        days = days_left(shown, self._keep_days, self.now)
        return days_word(days), "warn" if days <= SOON_DAYS else ""

    def _words(
        self,
        painter: QPainter,
        face: QFont,
        tone: str,
        place: QRectF,
        text: str,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        painter.setFont(face)
        painter.setPen(self._colors[tone])
        painter.drawText(place, align, text)
