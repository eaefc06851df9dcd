"""The circle with its line at the left of a step."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from admin_tool.core.training import StepState
from admin_tool.kit.theme import Theme, font

WIDTH = 34
_DISC, _RING = 13.0, 12.0
_UNKNOWN = 0.25
"""How much of the ring is drawn when nobody knows how far it is."""


class Stepper(QWidget):
    """`first` and `last` have no line above or below."""

    def __init__(self, theme: Theme, number: int, first: bool, last: bool) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._first = first
        self._last = last
        self._state = StepState.WAITING
        self._lit = (False, False)
        self._share: float | None = None
        self.setFixedWidth(WIDTH)

    def show_state(self, state: StepState, share: float | None, lit: tuple[bool, bool]) -> None:
        """Changes what it shows; `lit` says whether the lines above and below were walked already."""
        self._state, self._share, self._lit = state, share, lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines and the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(WIDTH / 2, self.height() / 2)
        done = self._state is StepState.DONE
        if not self._first:
            self._line(painter, 0.0, middle.y() - _DISC, self._lit[0])
        if not self._last:
            self._line(painter, middle.y() + _DISC, float(self.height()), self._lit[1])
        if done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("ok"))
            painter.drawEllipse(middle, _DISC, _DISC)
            tick = self._theme.pixmap("check", "on_decision", 16, 2.6)
            painter.drawPixmap(middle - QPointF(8, 8), tick)
        else:
            self._ring(painter, middle)
        painter.end()

    def _line(self, painter: QPainter, top: float, bottom: float, lit: bool) -> None:
        painter.setPen(QPen(self._theme.color("ok" if lit else "track"), 2))
        painter.drawLine(QPointF(WIDTH / 2, top), QPointF(WIDTH / 2, bottom))

    def _ring(self, painter: QPainter, middle: QPointF) -> None:
        theme = self._theme
        place = QRectF(middle.x() - _RING, middle.y() - _RING, 2 * _RING, 2 * _RING)
        running, failed = self._state is StepState.RUNNING, self._state is StepState.FAILED
        painter.setBrush(theme.color("panel"))
        tone = "no" if failed else "track" if running else "edge"
        painter.setPen(QPen(theme.color(tone), 3 if running else 1.5))
        painter.drawEllipse(place)
        if running:
            share = _UNKNOWN if self._share is None else self._share
            round_pen = QPen(theme.color("run"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(round_pen)
            painter.drawArc(place, 90 * 16, int(-360 * 16 * max(0.02, share)))
        if failed:
            painter.drawPixmap(middle - QPointF(8, 8), theme.pixmap("cross", "no", 16, 2.2))
            return
        painter.setFont(font(12, True))
        painter.setPen(theme.color("text" if running else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._number))
