"""In which order batches stand, and the button that says and changes it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from admin_tool.core.batch import Batch, JobState
from admin_tool.kit.parts import drop_button, row
from admin_tool.kit.theme import Theme


class BatchSort(QWidget):
    """Newest first, or what failed first."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.needs_you_first = False
        self.button = drop_button(theme, "")
        self.button.setProperty("kind", "ghost")
        self.button.setProperty("dense", "yes")
        self.button.setFixedHeight(22)
        self._words = {
            False: QCoreApplication.translate("Generate", "Newest first"),
            True: QCoreApplication.translate("Generate", "Needs you first"),
        }
        self.menu = QMenu(self)
        group = QActionGroup(self)
        self._choices: dict[bool, QAction] = {}
        for first, words in self._words.items():
            action = self.menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda checked=False, first=first: self.choose(first))
            group.addAction(action)
            self._choices[first] = action
        self.button.clicked.connect(self._open)
        self.setLayout(row(self.button))
        self._show()

    def choose(self, needs_you_first: bool) -> None:
        """Changes the order."""
        self.needs_you_first = needs_you_first
        self._show()
        self.changed.emit()

    def sorted(self, batches: Sequence[Batch]) -> list[Batch]:
        """`batches` come newest first; within failed, open and other ones they stay so."""
        if not self.needs_you_first:
            return list(batches)
        return sorted(batches, key=lambda one: (not one.count(JobState.FAILED), not one.open))

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _show(self) -> None:
        self._choices[self.needs_you_first].setChecked(True)
        self.button.setText(self._words[self.needs_you_first])
        self.button.setAccessibleName(self._words[self.needs_you_first])
