"""Brings files into the pool: asks for the mood where it is not known, and tells what was not taken."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QDialog, QMenu, QPlainTextEdit, QWidget

from admin_tool.background import Job
from admin_tool.core.ports import PoolIndex
from admin_tool.kit.parts import button, column, heading, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name
from admin_tool.pool.while_there import while_there
from admin_tool.workbench import Workbench
from kiosk.core.mood import MOODS, Mood

PATTERN = "(*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)"
Refused = Sequence[tuple[Path, str]]


class FileImport(QObject):
    """One job for each import."""

    imported = Signal()

    def __init__(self, owner: QWidget, bench: Workbench, pool: PoolIndex) -> None:
        super().__init__(owner)
        self._owner = owner
        self._bench = bench
        self._pool = pool
        self.sheet: RefusedSheet | None = None
        self.menu: QMenu | None = None

    def pick(self, mood: Mood | None) -> None:
        """Ctrl+O: asks for files first."""
        title = QCoreApplication.translate("FileImport", "Bring pictures into the pool")
        pictures = QCoreApplication.translate("FileImport", "Pictures")
        files = self._bench.pick_files(title, f"{pictures} {PATTERN}")
        if files:
            self.take(files, mood)

    def take(self, files: Sequence[Path], mood: Mood | None, at: QPoint | None = None) -> None:
        """Imports them into a mood, or asks for it at a point of the screen."""
        if mood is not None:
            self._start(files, mood)
            return
        self.menu = menu = QMenu(self._owner)
        menu.addSection(QCoreApplication.translate("FileImport", "Into which mood?"))
        for one in MOODS:
            action = menu.addAction(QIcon(self._bench.theme.face(one, 16)), mood_name(one))
            action.triggered.connect(partial(self._start, files, one))
        menu.popup(at or QCursor.pos())

    def _start(self, files: Sequence[Path], mood: Mood, checked: bool = False) -> None:
        pool = self._pool
        title = QCoreApplication.translate("FileImport", "Importing into %1").replace("%1", mood_name(mood))

        def call(job: Job) -> Refused:
            return pool.add_files(files, mood, job)

        def done(refused: Refused) -> None:
            taken = len(files) - len(refused)
            text = self.tr("%n pictures imported", "", taken)
            self._bench.say(text)
            self.imported.emit()
            if refused:
                told = [(file, self._bench.reasons.text(why)) for file, why in refused]
                self.sheet = RefusedSheet(self._owner, self._bench.theme, taken, told)
                self.sheet.open()

        self._bench.background.start(title, call, while_there(self, done), icon="download")


class RefusedSheet(QDialog):
    """Which files were not taken, and what is wrong with each."""

    def __init__(self, parent: QWidget, theme: Theme, taken: int, refused: Refused) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("FileImport", "Some files were not taken"))
        self.resize(640, 380)
        told = self.tr("%n pictures imported", "", taken)
        left = len(refused)
        others = self.tr("%n files not taken", "", left)
        self.words = QPlainTextEdit("\n".join(f"{file.name}: {why}" for file, why in refused))
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.windowTitle())
        close = button(theme, QCoreApplication.translate("FileImport", "Close"), kind="primary")
        close.clicked.connect(self.accept)
        self.setLayout(
            column(
                heading(self.windowTitle()),
                label(f"{told} · {others}", "2"),
                (self.words, 1),
                row(None, close),
                gap=12,
                margins=(20, 18, 20, 16),
            )
        )
