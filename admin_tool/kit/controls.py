"""Controls whose signs a style sheet cannot draw without files."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton

from admin_tool.kit.theme import Theme, font

ARROW_PX = 14


class Choice(QComboBox):
    """A list to choose from, with our arrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFont(font())
        self.setMinimumHeight(30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow stands in the middle of the right end."""
        super().paintEvent(event)
        painter = QPainter(self)
        tone = "text2" if self.isEnabled() else "text3"
        place = QPoint(self.width() - ARROW_PX - 9, (self.height() - ARROW_PX) // 2)
        painter.drawPixmap(place, self._theme.pixmap("down", tone, ARROW_PX))
        painter.end()


class Check(QCheckBox):
    """A box to tick, with our tick."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.setFont(font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tick has the colour of the ground on the filled box."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        ground: QRect = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        tick = self._theme.pixmap("check", "bg", 12, 3)
        painter.drawPixmap(ground.center() - QPoint(5, 5), tick)
        painter.end()
