"""The plate that tells the numbers of the marked day."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from admin_tool.kit.theme import Theme, font

HEIGHT = 44
ABOVE_AXIS = 18
ASIDE = 12


class DayTip(QWidget):
    """Two lines on a raised plate beside the marked day, near the axis."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.first = self.second = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, first: str, second: str, x: float, bottom: float, room: int) -> None:
        """Says it left of `x`, or right of it where `room` px of the parent leave no place."""
        self.first, self.second = first, second
        wide = max(
            QFontMetricsF(font(13, True)).horizontalAdvance(first),
            QFontMetricsF(font(11)).horizontalAdvance(second),
        )
        width = round(wide) + 24
        left = x - width - ASIDE
        if left < 4:
            left = min(x + ASIDE, room - width - 4)
        self.setGeometry(round(left), round(bottom) - HEIGHT - ABOVE_AXIS, width, HEIGHT)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised plate with an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("edge"))
        painter.setBrush(self._theme.color("raised"))
        plate = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        painter.drawRoundedRect(plate, 6, 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(13, True))
        painter.setPen(self._theme.color("text"))
        painter.drawText(plate.adjusted(10, 4, 0, -20), middle, self.first)
        painter.setFont(font(11))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(plate.adjusted(10, 22, 0, -4), middle, self.second)
        painter.end()
