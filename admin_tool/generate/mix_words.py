"""One mix in two lines: what was chosen stands out, and what has no room is in the tool tip."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from admin_tool.kit.theme import Theme, font

LINES = 2
LINE_PX = 18
MOST_LETTERS = 600
"""More than two lines hold, in any window."""
DOTS = "…"

Piece = tuple[str, bool]
"""Words, and whether they are the value of a variable."""


class MixWords(QWidget):
    """Always two lines high, so that nothing below it moves when the mix changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: Sequence[Piece] = ()
        self.text = ""
        """All of it."""
        self.setFont(font())
        self.setFixedHeight(LINES * LINE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Changes what it shows."""
        self._pieces = pieces
        self.text = "".join(words for words, _ in pieces)
        self.setAccessibleName(self.text)
        self.update()

    def sizeHint(self) -> QSize:
        """Takes what it gets."""
        return QSize(200, LINES * LINE_PX)

    def shown(self) -> str:
        """What there is room for, with dots at its end where there is more."""
        return self._fitting()[0]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The two lines."""
        painter = QPainter(self)
        painter.setPen(self._theme.color("text2"))
        self._fitting()[1].draw(painter, QPointF(0, 0))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The whole text where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            cut = self.shown() != self.text
            # as HTML a long tool tip is broken into lines
            QToolTip.showText(event.globalPos(), f"<p>{escape(self.text)}</p>" if cut else "", self)
            return True
        return super().event(event)

    def _fitting(self) -> tuple[str, QTextLayout]:
        whole = self._laid(self.text) if len(self.text) <= MOST_LETTERS else None
        if whole is not None and whole.lineCount() <= LINES:
            return self.text, whole
        least, most = 0, min(len(self.text), MOST_LETTERS)
        while least < most:  # the longest beginning that fits
            middle = (least + most + 1) // 2
            if self._laid(self._cut(middle)).lineCount() <= LINES:
                least = middle
            else:
                most = middle - 1
        text = self._cut(least)
        return text, self._laid(text)

    def _cut(self, letters: int) -> str:
        return self.text[:letters].rstrip(" ,;.") + DOTS

    def _laid(self, text: str) -> QTextLayout:
        made = QTextLayout(text, self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.setFormats(self._formats(len(text)))
        made.beginLayout()
        for number in range(LINES + 1):
            line = made.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0, number * LINE_PX + (LINE_PX - line.height()) / 2))
        made.endLayout()
        return made

    def _formats(self, letters: int) -> list[QTextLayout.FormatRange]:
        chosen = QTextCharFormat()
        chosen.setFontWeight(QFont.Weight.Bold)
        chosen.setForeground(QColor(self._theme.hex("text")))
        made, start = [], 0
        for words, stands_out in self._pieces:
            if stands_out and start < letters:
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, min(len(words), letters - start), chosen
                made.append(one)
            start += len(words)
        return made
