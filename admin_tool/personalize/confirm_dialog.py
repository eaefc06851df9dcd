"""Asks once more before something that cannot be undone."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from admin_tool.kit.parts import button, column, label, mono, row
from admin_tool.kit.theme import Theme

translate = QCoreApplication.translate
WIDTH = 480


class ConfirmDialog(QDialog):
    """`agreed` when somebody wants it; where `typed` is given, only after typing it."""

    agreed = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, title: str, text: str, action: str, typed: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._typed = typed
        self.field = QLineEdit()
        self.field.textChanged.connect(self._compare)
        self.field.setAccessibleName(translate("Personalize", "Type %1").replace("%1", typed))
        self.do = button(theme, action)
        self.do.setAutoDefault(False)
        self.do.setEnabled(not typed)
        self.do.clicked.connect(self._agree)
        self.keep = button(theme, translate("Personalize", "Keep it"), kind="primary")
        self.keep.clicked.connect(self.reject)
        words = label(text, "2", wrap=True)
        parts: list[QWidget] = [label(title, px=14, bold=True, wrap=True), words]
        if typed:
            hint = translate("Personalize", "Type this name to go on:")
            parts += [label(hint, "3", 12), mono(typed), self.field]
        self.setLayout(
            column(*parts, 8, row(None, self.do, self.keep, gap=8), gap=8, margins=(20, 16, 20, 16))
        )
        (self.field if typed else self.keep).setFocus()

    def _compare(self, text: str) -> None:
        self.do.setEnabled(text.strip() == self._typed)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
