"""What was not done, picture by picture, and a promotion that was cut off: cards above the grid."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from admin_tool.core.picture_name import short_name
from admin_tool.core.promotion import Fate, PromotionLine
from admin_tool.kit.parts import box, button, card, column, label, mono, row, sign
from admin_tool.kit.theme import Theme
from admin_tool.production.show_words import fate_line, pictures_word

MOST_LINES = 200
LINE, HEIGHT = 24, 132
_WELL = (Fate.DONE, Fate.ALREADY_LIVE)


def not_done(lines: Sequence[PromotionLine]) -> list[PromotionLine]:
    """The lines that somebody must look at."""
    return [line for line in lines if line.fate not in _WELL]


class OutcomeCard(QWidget):
    """A list of pictures that something went wrong with, until it is closed."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self._title = label("", px=13, bold=True)
        shut = button(theme, "", "cross", "ghost", QCoreApplication.translate("Outcome", "Close the list"))
        shut.setFixedSize(34, 26)
        shut.clicked.connect(self.hide)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 8, 0)
        self._lines.setSpacing(6)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(box(column(self._lines, None, gap=0)))
        head = row(sign(theme, "warn", "warn"), self._title, None, shut)
        inner = column(head, self._area, gap=8, margins=(14, 8, 8, 10))
        self.setLayout(column(card(inner, "notice"), margins=(16, 10, 16, 0)))
        self.hide()

    def show_lines(self, lines: Sequence[PromotionLine]) -> None:
        """Tells of each; hides itself when there is none."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # it lives until the event loop comes round
                widget.deleteLater()
        for line in lines[:MOST_LINES]:
            self._lines.addWidget(_line(line))
        self._area.setFixedHeight(min(HEIGHT, LINE * len(lines)))
        told = QCoreApplication.translate("Outcome", "Not done with %1; the rest is done")
        told = told.replace("%1", pictures_word(len(lines), self._language))
        self._title.setText(told)
        self.setVisible(bool(lines))


class UnfinishedCard(QWidget):
    """Offers to go on with a promotion that was cut off."""

    resume_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self._title: QLabel = label("", px=13, wrap=True)
        self.resume = button(theme, QCoreApplication.translate("Outcome", "Go on"), "upload")
        self.drop = button(
            theme, QCoreApplication.translate("Outcome", "Leave them in the pool"), kind="ghost"
        )
        self.resume.clicked.connect(self.resume_wanted)
        self.drop.clicked.connect(self.drop_wanted)
        inner = row(
            sign(theme, "warn", "warn"), (self._title, 1), self.resume, self.drop, margins=(14, 8, 10, 8)
        )
        self.setLayout(column(card(inner, "notice"), margins=(16, 10, 16, 0)))
        self.hide()

    def show_left(self, pictures: int) -> None:
        """How many pictures are left to do; hides itself at none."""
        told = QCoreApplication.translate("Outcome", "A promotion was cut off: %1 to go.")
        told = told.replace("%1", pictures_word(pictures, self._language))
        self._title.setText(told)
        self.setVisible(pictures > 0)


def _line(line: PromotionLine) -> QWidget:
    name = mono(short_name(line.picture_id), px=12)
    name.setToolTip(line.picture_id)
    name.setMinimumWidth(110)
    words = label(fate_line(line.fate), px=12)
    reason = label(line.reason, "2", 11, wrap=True)
    return box(row(name, words, (reason, 1), gap=10))
