"""Looks people up by their code, and shows what was found."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from admin_tool.core.privacy import StoredVisitor, grouped_code
from admin_tool.kit.parts import button, card, column, label, row
from admin_tool.kit.theme import MONO, Theme, font
from admin_tool.privacy.proof_card import ProofCard
from admin_tool.privacy.visitor_card import VisitorCard
from kiosk.core.visitor import Receipt

FIELD_HEIGHT = 52
TALL = f"min-height: {FIELD_HEIGHT - 2}px"
"""The window's style sheet would make every control 30 high."""


class FindCard(QFrame):
    """A big forgiving field; below it a visitor, a proof, or a sentence."""

    find_wanted = Signal(str)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        title = label(QCoreApplication.translate("Privacy", "Find somebody"), px=14, bold=True)
        hint = QCoreApplication.translate(
            "Privacy",
            "The code from the visitor's ticket, in any spelling. The number of a visitor or of a proof works"
            " too.",
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText("K7M-2QX")
        self.field.setAccessibleName(QCoreApplication.translate("Privacy", "Return code"))
        self.field.setFont(font(26, family=MONO))
        self.field.setStyleSheet(TALL)
        self.field.textEdited.connect(self._group)
        self.field.returnPressed.connect(self._find)
        self.search = button(theme, QCoreApplication.translate("Privacy", "Find"), "search", "primary")
        self.search.setMaximumHeight(FIELD_HEIGHT)
        self.search.setStyleSheet(TALL)
        self.search.setMinimumWidth(110)
        self.search.clicked.connect(self._find)
        self.said: QLabel = label(hint, "3", 12, wrap=True)
        self._hint = hint
        self.visitor = VisitorCard(theme, language)
        self.proof = ProofCard(theme, language)
        self._found = card(column(self.visitor, self.proof, gap=0, margins=(16, 14, 16, 14)), "inset")
        inside = column(
            title,
            row((self.field, 1), self.search, gap=8),
            self.said,
            self._found,
            gap=10,
            margins=(16, 12, 16, 14),
        )
        self.setLayout(inside)
        self._show(None)

    def show_visitor(self, visitor: StoredVisitor) -> None:
        """Somebody is remembered."""
        self.visitor.show_visitor(visitor)
        self._show(self.visitor)
        self.visitor.delete.setFocus()

    def show_proof(self, proof: Receipt) -> None:
        """A deletion is proved."""
        self.proof.show_proof(proof)
        self._show(self.proof)

    def tell(self, sentence: str) -> None:
        """Nobody is remembered, or it could not be looked up; "" brings the hint back."""
        self._show(None)
        self.said.setText(sentence or self._hint)

    def _show(self, found: QWidget | None) -> None:
        self._found.setVisible(found is not None)
        self.visitor.setVisible(found is self.visitor)
        self.proof.setVisible(found is self.proof)
        self.said.setVisible(found is None)

    def _group(self, text: str) -> None:
        at_the_end = self.field.cursorPosition() == len(text)
        if at_the_end and grouped_code(text) != text:
            self.field.setText(grouped_code(text))

    def _find(self) -> None:
        typed = self.field.text().strip()
        if typed:
            self.find_wanted.emit(typed)
