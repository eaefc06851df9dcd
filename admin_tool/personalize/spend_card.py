"""What the recommender cost, day by day."""

import math
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from admin_tool.core.training import DaySpend, Spend
from admin_tool.kit.parts import box, column, label, row
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import dollars
from admin_tool.personalize.version_words import short_day, translate

CHART_HEIGHT, LEAST_HEIGHT = 200, 120
_LEFT, _BELOW, _ABOVE, _BAR = 40.0, 22.0, 8.0, 14.0
_LEAST_USD = 0.1
_LINES = 2


class SpendChart(QWidget):
    """Bars of campaign and training, one on the other; the pointer tells a day's sum."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._days: Sequence[DaySpend] = ()
        self._over: int | None = None
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setMaximumHeight(CHART_HEIGHT)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As high as it may be."""
        return QSize(300, CHART_HEIGHT)

    def show_days(self, days: Sequence[DaySpend]) -> None:
        """Changes what it shows."""
        self._days = days
        self.setAccessibleName("; ".join(self._told(one) for one in days if _sum(one)))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells the day below the pointer."""
        gap = self._gap()
        place = int((event.position().x() - _LEFT + (gap - _BAR) / 2) // gap) if gap else -1
        self._over = place if 0 <= place < len(self._days) else None
        self.setToolTip(self._told(self._days[place]) if self._over is not None else "")
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went."""
        self._over = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints lines, bars and the first and last day."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(11))
        top = ceiling(max((_sum(one) for one in self._days), default=0.0))
        base, reach = self.height() - _BELOW, self.height() - _BELOW - _ABOVE
        for number in range(_LINES + 1):
            value = top * number / _LINES
            y = base - reach * number / _LINES
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(_LEFT, y), QPointF(self.width(), y))
            painter.setPen(theme.color("text3"))
            words = f"${value:.2f}" if value and top < 1 else f"${value:g}"
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 8, _LEFT - 6, 16), right, words)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, one in enumerate(self._days):
            x = _LEFT + place * self._gap()
            first = reach * one.campaign_usd / top
            painter.setBrush(theme.color("text2" if place == self._over else "text3"))
            painter.drawRect(QRectF(x, base - first, _BAR, first))
            more = reach * one.training_usd / top
            if more > 0:
                painter.setBrush(theme.color("run"))
                painter.drawRect(QRectF(x, base - first - more, _BAR, max(1.0, more - 1)))
        if self._days:
            painter.setPen(theme.color("text3"))
            low = QRectF(_LEFT - 4, base + 5, 90, 16)
            painter.drawText(low, Qt.AlignmentFlag.AlignLeft, self._day(self._days[0]))
            last = QRectF(self.width() - 90, base + 5, 90, 16)
            painter.drawText(last, Qt.AlignmentFlag.AlignRight, translate("Personalize", "today"))
        painter.end()

    def _gap(self) -> float:
        count = len(self._days)
        return (self.width() - _LEFT - _BAR) / (count - 1) if count > 1 else 0.0

    def _day(self, one: DaySpend) -> str:
        return short_day(datetime.combine(one.day, datetime.min.time()), self._language)

    def _told(self, one: DaySpend) -> str:
        text = translate("Personalize", "%1: campaign %2, training %3")
        values = (self._day(one), dollars(one.campaign_usd), dollars(one.training_usd))
        for place, value in enumerate(values, 1):
            text = text.replace(f"%{place}", value)
        return text


class SpendCard(QFrame):
    """The chart with its legend; where nothing costs anything, that."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._sum = label("", "2", 12)
        legend = box(
            row(
                _Spot(theme, "text3"),
                label(translate("Personalize", "Campaign"), "2", 12),
                6,
                _Spot(theme, "run"),
                label(translate("Personalize", "Training"), "2", 12),
                gap=6,
            )
        )
        self._legend = legend
        self._chart = SpendChart(theme, language)
        self._free = label(translate("Personalize", "Everything runs on this machine."), "3", 12)
        title = label(translate("Personalize", "Spend"), px=14, bold=True)
        head = row(title, self._sum, None, legend, gap=12)
        self.setLayout(column(head, (self._chart, 1), self._free, gap=8, margins=(16, 12, 16, 10)))
        self.show_spend(Spend())

    def show_spend(self, spend: Spend) -> None:
        """Changes what it shows."""
        for one in (self._chart, self._legend):
            one.setVisible(not spend.free)
        self._free.setVisible(spend.free)
        month = translate("Personalize", "%1 this month").replace("%1", dollars(spend.month_usd))
        self._sum.setText(translate("Personalize", "free") if spend.free else month)
        self._chart.show_days(spend.days)


def ceiling(most: float) -> float:
    """The round number at the top of the chart, never less than ten cents."""
    if most <= 0:
        return 1.0
    if most <= _LEAST_USD:
        return _LEAST_USD
    step = math.pow(10, math.floor(math.log10(most)))
    return next(step * factor for factor in (1, 2, 5, 10) if step * factor >= most)


def _sum(one: DaySpend) -> float:
    return one.campaign_usd + one.training_usd


class _Spot(QWidget):
    """A spot of the legend."""

    def __init__(self, theme: Theme, tone: str) -> None:
        super().__init__()
        self._theme = theme
        self._tone = tone
        self.setFixedSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._tone))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.end()
