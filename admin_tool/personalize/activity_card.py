"""The last things that were done from here."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from admin_tool.core.training import Activity
from admin_tool.kit.elided import Elided
from admin_tool.kit.parts import box, button, column, label, row, sign
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import day_and_time
from admin_tool.personalize.activity_words import SIGNS, by_whom, sentence, translate
from admin_tool.personalize.version_words import moment

SHOWN, MOST = 4, 200
ROW_HEIGHT = 25


class ActivityCard(QFrame):
    """Four lines; `all_wanted` opens the rest."""

    all_wanted = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self.lines: Sequence[Activity] | None = None
        self.setObjectName("card")
        self.more = button(theme, translate("Personalize", "Show all"), kind="ghost")
        self.more.setProperty("dense", "yes")
        self.more.setFixedHeight(24)
        self.more.clicked.connect(self.all_wanted)
        head = row(label(translate("Personalize", "Activity"), px=14, bold=True), None, self.more)
        self._body = column(gap=0)
        self.setLayout(column(head, self._body, gap=4, margins=(16, 8, 8, 10)))

    def show_lines(self, lines: Sequence[Activity]) -> None:
        """Changes what it shows."""
        if self.lines is not None and list(lines) == list(self.lines):
            return
        self.lines = lines
        self.more.setVisible(len(lines) > SHOWN)
        while item := self._body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if not lines:
            self._body.addWidget(label(translate("Personalize", "Nothing was done from here yet."), "3", 12))
        now = datetime.now(UTC)
        for line in lines[:SHOWN]:
            self._body.addWidget(
                _line(self._theme, line, self._language, moment(line.at, now, self._language))
            )


class ActivityDialog(QDialog):
    """The log."""

    def __init__(self, parent: QWidget, theme: Theme, language: str, lines: Sequence[Activity]) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Personalize", "Activity"))
        self.resize(720, 520)
        rows = [_line(theme, one, language, day_and_time(one.at, language)) for one in lines[:MOST]]
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(box(column(*rows, None, gap=2, margins=(4, 0, 12, 0))))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = button(theme, translate("Personalize", "Close"))
        close.clicked.connect(self.accept)
        self.setLayout(column((area, 1), row(None, close), gap=12, margins=(16, 16, 16, 16)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def _line(theme: Theme, line: Activity, language: str, when: str) -> QWidget:
    icon, tone = SIGNS[line.kind]
    words = Elided("2" if tone == "text2" else "1", 13)
    words.show_text(sentence(line, language))
    by, at = label(by_whom(line), "3", 12), label(when, "3", 12)
    at.setMinimumWidth(max(62, at.sizeHint().width()))
    at.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return box(
        row(sign(theme, icon, tone), (words, 1), by, at, gap=10, margins=(0, 0, 8, 0)), height=ROW_HEIGHT
    )
