"""Which choices visitors made on the Consent screen."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from admin_tool.core.privacy import ConsentCount
from admin_tool.kit.painted import Bar
from admin_tool.kit.parts import NO_MARGINS, box, column, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import number
from admin_tool.privacy.privacy_words import choice_name, language_name, total


class ConsentCard(QFrame):
    """One line a choice and language, with its share of all."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._language = language
        title = label(QCoreApplication.translate("Privacy", "Consents"), px=14, bold=True)
        self.since = label("", "3", 12)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(*NO_MARGINS)
        self._lines.setSpacing(9)
        self.shown: list[str] = []
        where = QCoreApplication.translate(
            "Privacy", "Receipts of the kiosk on this machine; they name nobody."
        )
        self.setLayout(
            column(
                row(title, None, self.since),
                label(where, "3", 12, wrap=True),
                self._lines,
                gap=9,
                margins=(16, 12, 16, 14),
            )
        )

    def show_consents(self, consents: Sequence[ConsentCount]) -> None:
        """Changes the lines."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self.shown = []
        everything = total(consents)
        for one in consents:
            self._lines.addWidget(self._line(one, everything))
        if not consents:
            nothing = QCoreApplication.translate("Privacy", "No visitor has chosen anything here yet.")
            self._lines.addWidget(label(nothing, "2", 12))
            self.since.setText("")
            return
        said = QCoreApplication.translate("Privacy", "since %1")
        first = min(one.first for one in consents)
        self.since.setText(said.replace("%1", f"{first.astimezone():%Y-%m-%d}"))

    def _line(self, one: ConsentCount, everything: int) -> QWidget:
        what = f"{choice_name(one.choice)} · {language_name(one.language)}"
        count = number(one.count, self._language)
        self.shown.append(f"{what} {count}")
        bar = Bar(self._theme, height=4)
        bar.show_parts((one.count / everything, "text2"))
        return box(column(row(label(what, "2", 12), None, label(count, px=12)), bar, gap=4))
