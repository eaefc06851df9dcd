"""What is kept about somebody, and the button that deletes it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from admin_tool.core.privacy import StoredVisitor
from admin_tool.kit.parts import box, button, card, column, label, row, sign
from admin_tool.kit.theme import Theme
from admin_tool.privacy.facts import Facts
from admin_tool.privacy.privacy_words import counted


class VisitorCard(QWidget):
    """Asks once more before it deletes: there is no way back."""

    forget_wanted = Signal(str)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self._visitor_id = ""
        title = label(QCoreApplication.translate("Privacy", "Somebody is remembered"), px=14, bold=True)
        self.facts = Facts()
        self.delete = button(theme, QCoreApplication.translate("Privacy", "Delete everything"), "trash")
        warned = QCoreApplication.translate(
            "Privacy",
            "This cannot be undone. The face, the return code and every like and view of this person are"
            " deleted for good, here and in the cloud, and nobody can bring them back.",
        )
        words = label(warned, wrap=True)
        self.confirm = button(
            theme, QCoreApplication.translate("Privacy", "Delete for ever"), "trash", "primary"
        )
        self.keep = button(theme, QCoreApplication.translate("Privacy", "Keep"))
        self.trouble = label("", "no", wrap=True)
        self.trouble.hide()
        asked = column(
            row(sign(theme, "warn", "warn"), (words, 1), gap=10),
            row(None, self.keep, self.confirm),
            gap=10,
            margins=(12, 10, 12, 10),
        )
        self.question = card(asked, "notice")
        self.question.hide()
        self._buttons = box(row(self.delete, None))
        self.delete.clicked.connect(self._ask)
        self.keep.clicked.connect(self._no)
        self.confirm.clicked.connect(self._yes)
        self.setLayout(column(title, self.facts, self._buttons, self.question, self.trouble, gap=12))

    def show_visitor(self, visitor: StoredVisitor) -> None:
        """Another visitor; nothing is confirmed yet."""
        self._visitor_id = visitor.id
        lines = counted(
            {kind: count for kind, count in visitor.kept.items() if kind != "queued"}, self._language, True
        )
        if visitor.kept.get("queued"):
            lines += counted({"queued": visitor.kept["queued"]}, self._language)
        if visitor.since:
            lines.append((QCoreApplication.translate("Privacy", "Since"), _day(visitor.since)))
        if visitor.until:
            lines.append(
                (
                    QCoreApplication.translate("Privacy", "Kept until, without another visit"),
                    _day(visitor.until),
                )
            )
        if not visitor.since:
            left = QCoreApplication.translate("Privacy", "What is left of a deletion that was cut off")
            lines.append((QCoreApplication.translate("Privacy", "State"), left))
        self.facts.show_lines(lines)
        self._no()
        self.trouble.hide()

    def tell_trouble(self, trouble: str) -> None:
        """It could not be deleted now, and why."""
        self._set_busy(False)
        self.trouble.setText(trouble)
        self.trouble.show()

    def _ask(self) -> None:
        self._buttons.hide()
        self.question.show()
        self.keep.setFocus()

    def _no(self) -> None:
        self._set_busy(False)
        self.question.hide()
        self._buttons.show()

    def _yes(self) -> None:
        self.trouble.hide()
        self._set_busy(True)
        self.forget_wanted.emit(self._visitor_id)

    def _set_busy(self, busy: bool) -> None:
        self.confirm.setEnabled(not busy)
        self.keep.setEnabled(not busy)


def _day(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d}"
