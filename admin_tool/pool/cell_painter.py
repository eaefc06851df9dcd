"""How a thumbnail cell and a group's head look; fonts, pens and words are made once."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap, QStaticText, QTransform

from admin_tool.core.grid_layout import EDGE, HEAD_HEIGHT, Box, GridLayout
from admin_tool.core.picture_name import short_name
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.pool_filter import MoodCounts
from admin_tool.kit.painted import paint_bar, paint_plate
from admin_tool.kit.theme import MONO, SHARP, Theme, font
from admin_tool.kit.tokens import AMBER
from admin_tool.kit.words import age, mood_name
from admin_tool.pool.pool_words import counts_line
from kiosk.core.mood import Mood

TEXTS = 3000
"""Laid out words that are kept."""
AGES_LAST_S = 60.0
FAINT = 0.34
"""How much of a rejected picture shows."""


@dataclass(slots=True)
class Cell:
    """What one cell shows. Without an entry it is a skeleton, without a picture a plate with `trouble`."""

    entry: PoolEntry | None = None
    picture: QPixmap | None = None
    trouble: str = ""
    current: bool = False
    picked: bool = False
    hovered: bool = False
    stack: int = 0
    conflict: bool = False


class CellPainter:
    """Paints with a painter that is antialiased already."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._theme = theme
        self._language = language
        self._name = font(12, family=MONO)
        self._name_bold = font(12, True, MONO)
        self._small = font(11)
        self._mood = font(13, True)
        self._counts = font(12)
        self._discs = {decision: _disc(theme, decision) for decision in Decision}
        self._live = theme.pixmap("live", "text2", 16)
        self._warn = theme.pixmap("warn", "warn", 18)
        self._text = theme.color("text")
        self._text2 = theme.color("text2")
        self._text3 = theme.color("text3")
        self._sel = theme.color("sel")
        self._hover = theme.color("hover")
        self._raised = theme.color("raised")
        self._edge_pen = QPen(theme.color("edge"), 1)
        self._focus_pen = QPen(theme.color("focus"), 2)
        self._no_pen = QPen(theme.color("no", 0.55), 1)
        self._texts: dict[tuple[str, int], tuple[QStaticText, float, float]] = {}
        self._ages: dict[str, str] = {}
        self._now = datetime.now(UTC)

    def begin(self) -> None:
        """Before a frame: ages are told anew once a minute."""
        now = datetime.now(UTC)
        if (now - self._now).total_seconds() > AGES_LAST_S:
            self._now = now
            self._ages.clear()

    def head(self, painter: QPainter, y: int, width: int, mood: Mood, counts: MoodCounts | None) -> None:
        """The row above a mood's cells."""
        painter.drawPixmap(QPointF(4, y + 9), self._theme.face(mood, 18))
        painter.setPen(self._text)
        word = mood_name(mood)
        right = 30 + self._words(painter, word, self._mood, 1, 30, y, HEAD_HEIGHT)
        if counts is None or not counts.total:
            return
        painter.setPen(self._text2)
        line = counts_line(counts, self._language)
        end = right + 10 + self._words(painter, line, self._counts, 2, right + 10, y, HEAD_HEIGHT)
        bar = QRectF(width - 187, y + 16, 180, 4)
        if end + 12 < bar.x():
            parts = ((counts.approved / counts.total, "ok"), (counts.rejected / counts.total, "no"))
            paint_bar(painter, self._theme, bar, parts)

    def cell(self, painter: QPainter, place: Box, layout: GridLayout, cell: Cell) -> None:
        """One picture with its caption."""
        plate = QRectF(place.x + 2, place.y + 2, place.width - 4, place.height - 4)
        if cell.current or cell.picked or cell.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._sel if cell.current or cell.picked else self._hover)
            painter.drawRoundedRect(plate, 8, 8)
        picture = QRectF(place.x + EDGE, place.y + EDGE, layout.picture_width, layout.picture_height)
        if cell.stack > 1:
            painter.setPen(self._edge_pen)
            painter.setBrush(self._raised)
            painter.drawRoundedRect(picture.adjusted(7, -3.5, -7, -20), 5, 5)
        self._picture(painter, picture, cell)
        if cell.entry is not None:
            self._caption(painter, picture, cell, cell.entry)
        if cell.current:
            painter.setPen(self._focus_pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), 8, 8)
        elif cell.picked:
            painter.setPen(self._edge_pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _picture(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        entry = cell.entry
        rejected = entry is not None and entry.decision is Decision.REJECTED
        if cell.picture is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._raised)
            painter.drawRoundedRect(place, 5, 5)
            if cell.trouble:
                self._reason(painter, place, cell.trouble)
        else:
            if rejected:
                painter.setOpacity(FAINT)
            if cell.picture.deviceIndependentSize() == place.size():
                painter.drawPixmap(place.topLeft(), cell.picture)
            else:
                painter.drawPixmap(place, cell.picture, QRectF(cell.picture.rect()))
            if rejected:
                painter.setOpacity(1.0)
        if rejected:
            painter.setPen(self._no_pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if cell.stack > 1:
            corner = QPointF(place.right() - 5, place.y() + 5)
            paint_plate(painter, self._theme, corner, str(cell.stack), "stack", from_right=True)
        if entry is not None and entry.flagged:
            paint_plate(painter, self._theme, QPointF(place.x() + 5, place.y() + 5), "", "warn", AMBER)
        elif cell.conflict:
            paint_plate(painter, self._theme, QPointF(place.x() + 5, place.y() + 5), "", "person")

    def _reason(self, painter: QPainter, place: QRectF, why: str) -> None:
        painter.drawPixmap(QPointF(place.center().x() - 9, place.center().y() - 24), self._warn)
        painter.setFont(self._small)
        painter.setPen(self._text2)
        words = place.adjusted(6, place.height() / 2, -6, -2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), why)

    def _caption(self, painter: QPainter, picture: QRectF, cell: Cell, entry: PoolEntry) -> None:
        y = picture.bottom() + 5
        left = picture.x()
        painter.drawPixmap(QPointF(left, y + 1), self._discs[entry.decision])
        bold = cell.current
        painter.setPen(self._text if bold or cell.picked else self._text2)
        used = 22 + self._words(
            painter,
            short_name(entry.id),
            self._name_bold if bold else self._name,
            4 if bold else 3,
            left + 22,
            y,
            18,
        )
        room = picture.width() - used - 6
        if entry.live:
            if room >= 16:
                painter.drawPixmap(QPointF(picture.right() - 16, y + 1), self._live)
            return
        told = self._ages.get(entry.id)
        if told is None:
            if len(self._ages) > TEXTS:
                self._ages.clear()
            told = self._ages[entry.id] = age(entry.created_at, self._now)
        laid, width, _ = self._laid(told, self._small, 5)
        if width <= room:
            lit = bold or cell.picked or cell.hovered
            painter.setPen(self._text2 if lit else self._text3)
            painter.setFont(self._small)
            painter.drawStaticText(
                QPointF(picture.right() - width, y + (18 - laid.size().height()) / 2), laid
            )

    def _words(
        self, painter: QPainter, text: str, face: QFont, kind: int, x: float, y: float, height: float
    ) -> float:
        laid, width, high = self._laid(text, face, kind)
        painter.setFont(face)
        painter.drawStaticText(QPointF(x, y + (height - high) / 2), laid)
        return width

    def _laid(self, text: str, face: QFont, kind: int) -> tuple[QStaticText, float, float]:
        found = self._texts.get((text, kind))
        if found is None:
            if len(self._texts) > TEXTS:
                self._texts.clear()
            laid = QStaticText(text)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            laid.prepare(QTransform(), face)
            found = self._texts[(text, kind)] = (laid, laid.size().width(), laid.size().height())
        return found


def _disc(theme: Theme, decision: Decision) -> QPixmap:
    made = QPixmap(16 * SHARP, 16 * SHARP)
    made.setDevicePixelRatio(SHARP)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if decision is Decision.UNDECIDED:
        painter.setPen(QPen(theme.color("text3"), 1.5))
        painter.drawEllipse(QRectF(1, 1, 14, 14))
    else:
        approved = decision is Decision.APPROVED
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ok" if approved else "no"))
        painter.drawEllipse(QRectF(0, 0, 16, 16))
        sign = theme.pixmap("check" if approved else "cross", "on_decision", 11, 3)
        painter.drawPixmap(QPointF(2.5, 2.5), sign)
    painter.end()
    return made
