"""One proof of deletion, to save or to print."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from admin_tool.kit.parts import button, column, label, row, sign
from admin_tool.kit.theme import Theme
from admin_tool.privacy.facts import Facts
from admin_tool.privacy.privacy_words import proof_lines, proof_note, proof_title
from kiosk.core.visitor import Receipt


class ProofCard(QWidget):
    """Names nobody, so it may be handed over."""

    text_wanted = Signal(object)
    pdf_wanted = Signal(object)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self.proof: Receipt | None = None
        title = label(proof_title(), px=14, bold=True)
        self.facts = Facts(mono_first=True)
        self.save_text = button(theme, QCoreApplication.translate("Privacy", "Save as text"), "download")
        self.save_pdf = button(theme, QCoreApplication.translate("Privacy", "Print to PDF"), "print")
        self.save_text.clicked.connect(lambda: self.text_wanted.emit(self.proof))
        self.save_pdf.clicked.connect(lambda: self.pdf_wanted.emit(self.proof))
        self.setLayout(
            column(
                row(sign(theme, "check", "ok"), title, None),
                self.facts,
                label(proof_note(), "3", 12, wrap=True),
                row(self.save_text, self.save_pdf, None),
                gap=12,
            )
        )

    def show_proof(self, proof: Receipt) -> None:
        """Another proof."""
        self.proof = proof
        self.facts.show_lines(proof_lines(proof, self._language))
