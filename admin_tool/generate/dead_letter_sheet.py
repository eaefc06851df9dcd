"""Orders that were given up, with their reasons, and a way to give them to the queue again."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from admin_tool.core.batch import DeadLetter
from admin_tool.core.picture_name import short_name
from admin_tool.core.reasons import Reasons
from admin_tool.generate.counted import Counted
from admin_tool.generate.generate_words import reason_words
from admin_tool.kit.parts import box, button, column, hair, heading, label, mono, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name
from kiosk.core.picture import parse_key


class DeadLetterSheet(QDialog):
    """`redrive_wanted` gives all of them back."""

    redrive_wanted = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, letters: Sequence[DeadLetter], reasons: Reasons
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Generate", "Orders that were given up"))
        self.resize(720, 480)
        lines: list[QWidget] = []
        for letter in letters:
            lines += [_line(letter, reasons), hair()]
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(box(column(*lines, None, gap=8, margins=(0, 0, 8, 0))))
        self.redrive = button(
            theme, QCoreApplication.translate("Generate", "Give all back to the queue"), "retry", "primary"
        )
        self.redrive.setEnabled(bool(letters))
        self.redrive.clicked.connect(self._redrive)
        away = button(theme, QCoreApplication.translate("Generate", "Close"))
        away.clicked.connect(self.close)
        count = Counted().orders(len(letters))
        note = QCoreApplication.translate(
            "Generate", "Remove the cause first, then give them back. Of one batch at most ten are shown."
        )
        self.setLayout(
            column(
                row(heading(self.windowTitle(), 18), label(count, "2", 12), None),
                label(note, "2", 12, wrap=True),
                (scroll, 1),
                row(None, away, self.redrive),
                gap=12,
                margins=(18, 16, 18, 16),
            )
        )

    def _redrive(self) -> None:
        self.redrive_wanted.emit()
        self.close()


def _line(letter: DeadLetter, reasons: Reasons) -> QWidget:
    where = mono(short_name(letter.picture_id) or letter.body[:120], "1", 12)
    where.setToolTip("\n".join(part for part in (letter.picture_id, letter.body[:2000]) if part))
    where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    key = parse_key(letter.picture_id)
    mood = label(mood_name(key[1]) if key else "", "2", 12)
    return box(
        column(
            row(where, mood, None), label(reason_words(letter.reason, reasons), "no", 12, wrap=True), gap=3
        )
    )
