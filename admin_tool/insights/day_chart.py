"""Likes a day: this period, and the one before it dashed."""

from collections.abc import Sequence
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QLinearGradient, QResizeEvent
from PySide6.QtWidgets import QFrame

from admin_tool.insights.day_tip import DayTip
from admin_tool.insights.figures import day_of_week, short_day
from admin_tool.insights.legend import likes_tone
from admin_tool.kit.parts import row
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import number

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
MOST_LINES = 4
FILL_ALPHA = 70
ROOM_PX = 40
"""How far the words of a day may stand out beyond the axis."""
EDGE = 1e-3
"""The first and the last day lie just inside: rounding would lose their words."""


class DayChart(QFrame):
    """The mouse or the arrow keys mark a day; before that the best day is marked."""

    marked_changed = Signal(int)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._days: Sequence[date] = ()
        self._likes: Sequence[int] = ()
        self._before: Sequence[int] = ()
        self.marked = -1
        self._by_hand = False
        self._plot = pg.PlotWidget(background=theme.color("panel"), enableMenu=False)
        self._plot.setAntialiasing(True)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().installEventFilter(self)
        self._plot.scene().sigMouseMoved.connect(self._hovered)
        self._dress()
        self._rule = pg.PlotCurveItem(pen=pg.mkPen(theme.color("edge"), width=1))
        ring = pg.mkPen(QColor(likes_tone(theme)), width=2)
        self._ring = pg.ScatterPlotItem(size=10, pen=ring, brush=QBrush(theme.color("panel")), antialias=True)
        self.tip = DayTip(theme, self)
        self.setObjectName("chart")
        self.setStyleSheet(
            "#chart { border: 2px solid transparent; border-radius: 6px; }"
            f" #chart:focus {{ border: 2px solid {theme.hex('focus')}; }}"
        )
        self.setLayout(row((self._plot, 1)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(240)
        self.tip.raise_()

    def show_days(self, days: Sequence[date], likes: Sequence[int], before: Sequence[int]) -> None:
        """Likes of every day, and of the same day of the period before; at least one day."""
        kept = self.marked if days == self._days and self._by_hand else None
        self._days, self._likes, self._before = days, likes, before
        self._by_hand = kept is not None
        top, lines = _grid(max([*likes, *before, 1]))
        places = list(range(len(days)))
        plot = self._plot.getPlotItem()
        plot.clear()
        for value in lines:
            plot.addItem(pg.InfiniteLine(value, 0, pg.mkPen(self._theme.color("line"), width=1)))
        line = pg.mkPen(QColor(likes_tone(self._theme)), width=2)
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        dashed = pg.mkPen(self._theme.color("text3"), width=1.4, style=Qt.PenStyle.DashLine)
        plot.addItem(pg.PlotCurveItem(places, list(before), pen=dashed, antialias=True))
        filled = {"pen": line, "fillLevel": 0, "brush": self._fill(top), "antialias": True}
        plot.addItem(pg.PlotCurveItem(places, list(likes), **filled))
        plot.addItem(self._rule)
        plot.addItem(self._ring)
        plot.getViewBox().setRange(xRange=(-EDGE, max(1, len(days) - 1) + EDGE), yRange=(0, top), padding=0)
        plot.getAxis("left").setTicks([[(value, number(value, self._language)) for value in lines]])
        plot.getAxis("bottom").setTicks([self._day_ticks()])
        self._mark(kept if kept is not None else max(places, key=lambda place: likes[place]))

    def mark(self, place: int) -> None:
        """Marks a day by its number, the first is 0; it stays marked when newer numbers come."""
        if self._days:
            self._by_hand = True
            self._mark(place)

    def _mark(self, place: int) -> None:
        self.marked = min(max(place, 0), len(self._days) - 1)
        value = self._likes[self.marked]
        self._rule.setData([self.marked, self.marked], [0, value])
        self._ring.setData([self.marked], [value])
        self._tell()
        self.marked_changed.emit(self.marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, home and end mark another day."""
        moves = {
            Qt.Key.Key_Left: self.marked - 1,
            Qt.Key.Key_Right: self.marked + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._days) - 1,
        }
        place = moves.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.mark(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the wheel to the page."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The plate stays at its day."""
        super().resizeEvent(event)
        if self.marked >= 0:
            self._tell()

    def _tell(self) -> None:
        day, likes = self._days[self.marked], number(self._likes[self.marked], self._language)
        first = QCoreApplication.translate("Insights", "Likes %1").replace("%1", likes)
        second = QCoreApplication.translate("Insights", "%1 · before that %2")
        second = second.replace("%1", day_of_week(day, self._language))
        second = second.replace("%2", number(self._before[self.marked], self._language))
        self.setAccessibleName(f"{first}, {second}")
        box = self._plot.getPlotItem().getViewBox()
        place = self._plot.mapFromScene(box.mapViewToScene(QPointF(self.marked, 0)))
        self.tip.tell(first, second, place.x() + self._plot.x(), place.y() + self._plot.y(), self.width())

    def _hovered(self, at: QPointF) -> None:
        box = self._plot.getPlotItem().getViewBox()
        if self._days and box.sceneBoundingRect().contains(at):
            place = round(box.mapSceneToView(at).x())
            if place != self.marked:
                self.mark(place)

    def _day_ticks(self) -> list[tuple[int, str]]:
        last = len(self._days) - 1
        step = 1 if last < 8 else 7 if last < 40 else 15
        places = [place for place in range(0, last, step) if last - place >= step * 0.8]
        ticks = [(place, short_day(self._days[place], self._language)) for place in places]
        return [*ticks, (last, QCoreApplication.translate("Insights", "today"))]

    def _dress(self) -> None:
        plot = self._plot.getPlotItem()
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.layout.setContentsMargins(0, 10, 24, 0)
        for name in ("left", "bottom"):
            axis = plot.getAxis(name)
            axis.setStyle(
                tickLength=0, tickAlpha=0, tickFont=font(11), tickTextOffset=6, hideOverlappingLabels=ROOM_PX
            )
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(self._theme.color("text3"))
        plot.getAxis("left").setWidth(42)
        plot.getAxis("bottom").setHeight(24)

    def _fill(self, top: float) -> QBrush:
        gradient = QLinearGradient(0, top, 0, 0)
        tone = QColor(likes_tone(self._theme))
        tone.setAlpha(FILL_ALPHA)
        gradient.setColorAt(0, tone)
        tone.setAlpha(0)
        gradient.setColorAt(1, tone)
        return QBrush(gradient)


def _grid(highest: int) -> tuple[float, list[int]]:
    """The top of the scale, and the values of its lines."""
    step = next((one for one in STEPS if highest / one <= MOST_LINES), highest)
    lines = list(range(0, highest + 1, step))
    return max(highest * 1.08, lines[-1] + step * 0.2), lines
