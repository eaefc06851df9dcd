"""How much each mood's pictures are liked, as bars beside their faces."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from admin_tool.core.insight import Insight, Tally
from admin_tool.insights.figures import percent
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import mood_name, number
from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_colors import MOOD_COLORS

TOP = 20
VIEWS_WIDTH = 60
LEAST_APART = 36
"""Px from one percentage to the next."""
VALUE_WIDTH = 56
BAR_HEIGHT = 14
FACE_PX = 20
MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | MIDDLE


class MoodBars(QWidget):
    """Best first; the dashed line is the rate of all together."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._rows: Sequence[tuple[Mood, Tally]] = ()
        self._average = 0.0
        self.setMinimumHeight(8 * 28 + TOP)

    def show_moods(self, insight: Insight) -> None:
        """Changes what it shows."""
        rows = [(mood, insight.by_mood.get(mood, Tally())) for mood in MOODS]
        self._rows = sorted(rows, key=lambda one: (-one[1].rate, -one[1].views))
        self._average = insight.total.rate
        said = [f"{mood_name(mood)} {percent(tally.rate, self._language)}" for mood, tally in self._rows]
        self.setAccessibleName(", ".join(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints grid, bars and numbers; the average never crosses a number."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 28 + 14 + max(QFontMetricsF(font()).horizontalAdvance(mood_name(one)) for one in MOODS)
        space = self.width() - left - VIEWS_WIDTH - VALUE_WIDTH
        steps, step = _scale(max(tally.rate for _, tally in self._rows))
        unit = space / (steps * step)
        self._paint_grid(painter, left, unit, steps, step)
        average = left + self._average * unit
        painter.setPen(QPen(self._theme.color("text2"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(average, TOP), QPointF(average, self.height()))
        height = (self.height() - TOP) / len(self._rows)
        for place, (mood, tally) in enumerate(self._rows):
            self._paint_row(painter, left, unit, TOP + (place + 0.5) * height, mood, tally)
        painter.end()

    def _paint_grid(self, painter: QPainter, left: float, unit: float, steps: int, step: float) -> None:
        painter.setFont(font(11))
        apart = max(1, ceil(LEAST_APART / max(1.0, step * unit)))
        for number_ in range(steps + 1):
            x = left + number_ * step * unit
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(round(x) + 0.5, TOP), QPointF(round(x) + 0.5, self.height()))
            if number_ % apart == 0:
                painter.setPen(self._theme.color("text3"))
                said = f"{round(number_ * step * 100)}%"
                painter.drawText(QRectF(x - 24, 0, 48, 16), Qt.AlignmentFlag.AlignCenter, said)
        painter.setPen(self._theme.color("text3"))
        place = QRectF(self.width() - VIEWS_WIDTH, 0, VIEWS_WIDTH - 4, 16)
        painter.drawText(place, RIGHT, QCoreApplication.translate("Insights", "Views"))

    def _paint_row(
        self, painter: QPainter, left: float, unit: float, middle: float, mood: Mood, tally: Tally
    ) -> None:
        theme = self._theme
        painter.drawPixmap(QPointF(0, middle - FACE_PX / 2), theme.face(mood, FACE_PX))
        painter.setFont(font())
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(28, middle - 10, left - 28, 20), MIDDLE, mood_name(mood))
        reach = tally.rate * unit
        if tally.likes:
            _paint_bar(painter, theme, QRectF(left, middle - BAR_HEIGHT / 2, reach, BAR_HEIGHT), mood)
        said = percent(tally.rate, self._language) if tally.views else "–"
        painter.setFont(font(13, True))
        width = painter.fontMetrics().horizontalAdvance(said)
        painter.fillRect(QRectF(left + reach + 3, middle - 10, width + 10, 20), theme.color("panel"))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(left + reach + 8, middle - 10, width + 8, 20), MIDDLE, said)
        painter.setFont(font(12))
        painter.setPen(theme.color("text2"))
        place = QRectF(self.width() - VIEWS_WIDTH, middle - 10, VIEWS_WIDTH - 4, 20)
        painter.drawText(place, RIGHT, number(tally.views, self._language))


def _paint_bar(painter: QPainter, theme: Theme, place: QRectF, mood: Mood) -> None:
    """Square at the foot, round at the end; on white a pale mood needs an edge to be seen."""
    radius = min(3.0, place.width() / 2)
    bar = QPainterPath()
    bar.addRoundedRect(place, radius, radius)
    foot = QPainterPath()
    foot.addRect(QRectF(place.x(), place.y(), place.width() / 2, place.height()))
    if theme.dark:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(theme.color("text3"), 1))
    painter.setBrush(QColor(MOOD_COLORS[mood]))
    painter.drawPath(bar.united(foot))


def _scale(highest: float) -> tuple[int, float]:
    """How many steps of how much reach over the highest rate: five at most."""
    step = 0.05 if highest <= 0.2 else 0.1 if highest <= 0.5 else 0.2
    return max(2, ceil(highest / step + 1e-9)), step
