"""Which line is which."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from admin_tool.kit.parts import label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.tokens import LIKES


def likes_tone(theme: Theme) -> str:
    """The colour of likes in charts; on white the warm accent would not be seen."""
    return LIKES if theme.dark else theme.hex("warn")


class Swatch(QWidget):
    """A short piece of a line."""

    def __init__(self, theme: Theme, tone: str, dashed: bool) -> None:
        super().__init__()
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self._pen = QPen(theme.color(tone), 2, style, Qt.PenCapStyle.FlatCap)
        self.setFixedSize(18, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it."""
        painter = QPainter(self)
        painter.setPen(self._pen)
        painter.drawLine(QPointF(0, 6), QPointF(18, 6))
        painter.end()


class Legend(QWidget):
    """This period and the one before."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._now = label("", "2", 12)
        self._before = label("", "2", 12)
        now = row(Swatch(theme, likes_tone(theme), False), self._now, gap=6)
        before = row(Swatch(theme, "text3", True), self._before, gap=6)
        self.setLayout(row(now, before, gap=14))

    def tell(self, now: str, before: str) -> None:
        """Changes the words."""
        self._now.setText(now)
        self._before.setText(before)
