"""Saves what stands in the form as a template of one's own: a button that becomes a line to write a name."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from admin_tool.kit.parts import button, row
from admin_tool.kit.theme import Theme, font

LONGEST_NAME = 40


class TemplateSaving(QWidget):
    """`save_wanted` gives the name."""

    save_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.begin = button(theme, QCoreApplication.translate("Generate", "Save as template"), kind="ghost")
        self.name = QLineEdit()
        self.name.setFont(font())
        self.name.setFixedSize(168, 30)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(QCoreApplication.translate("Generate", "Name of the template"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.save = button(theme, QCoreApplication.translate("Generate", "Save"))
        self.setLayout(row(self.begin, self.name, self.save, gap=6))
        self.begin.clicked.connect(self.ask)
        self.save.clicked.connect(self._done)
        self.name.returnPressed.connect(self._done)
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self._show_line(False)

    def ask(self) -> None:
        """Asks for the name."""
        self._show_line(True)
        self.save.setEnabled(bool(self.name.text().strip()))
        self.name.selectAll()
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes it back."""
        if event.key() == Qt.Key.Key_Escape and self.name.isVisible():
            self._show_line(False)
            self.begin.setFocus()
            return
        super().keyPressEvent(event)

    def _done(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self._show_line(False)
            self.save_wanted.emit(name)

    def _show_line(self, shown: bool) -> None:
        self.begin.setVisible(not shown)
        self.name.setVisible(shown)
        self.save.setVisible(shown)
