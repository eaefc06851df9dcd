"""Hands and eyes of an administrator: real keys and clicks in the real window."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSpinBox, QWidget

from admin_tool.main_window import MainWindow
from admin_tool.window_program import WindowProgram

PATIENCE_S = 60.0
LEFT = Qt.MouseButton.LeftButton


class AdminHands:
    """Works on what is in front: an open dialog, else the window."""

    def __init__(self, program: WindowProgram) -> None:
        self._program = program

    @property
    def window(self) -> MainWindow:
        """The window of the moment."""
        assert self._program.window is not None
        return self._program.window

    @property
    def front(self) -> QWidget:
        """What takes keys and clicks."""
        return QApplication.activeModalWidget() or self.window

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Lets the window live until something has happened."""
        ends_s = time.monotonic() + PATIENCE_S
        while not happened():
            assert time.monotonic() < ends_s, f"{what} did not happen; {self.window.notice.words()}"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QThread.msleep(2)  # a loop that never rests keeps other threads from the interpreter
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def rest(self) -> None:
        """Waits until nothing is under way."""
        self.until(lambda: not self._program.background.busy, "rest")

    def key(self, key: Qt.Key, control: bool = False) -> None:
        """Presses a key where the keyboard is."""
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        if QApplication.activeWindow() is None:  # offscreen there is no window manager that does it
            self.front.activateWindow()
            QCoreApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.front, key, modifier)
        QCoreApplication.processEvents()

    def click(self, words: str) -> None:
        """Clicks the button with these words as soon as it can be clicked."""
        self.until(lambda: self._button(words) is not None, f"the button {words!r}")
        found = self._button(words)
        assert found is not None
        QTest.mouseClick(found, LEFT)
        QCoreApplication.processEvents()

    def number(self, name: str, value: int) -> None:
        """Types a number into the field with this accessible name."""
        field = next(
            one
            for one in self.front.findChildren(QSpinBox)
            if one.isVisible() and name in one.accessibleName()
        )
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(value))
        assert field.value() == value

    def words(self) -> list[str]:
        """Everything that can be read in front."""
        return [one.text() for one in self.front.findChildren(QLabel) if one.isVisible() and one.text()]

    def reads(self, part: str) -> bool:
        """Whether these words can be read in front."""
        return any(part in words for words in self.words())

    def _button(self, words: str) -> QAbstractButton | None:
        for one in self.front.findChildren(QAbstractButton):
            if one.isVisible() and one.isEnabled() and words in (one.text().strip(), one.accessibleName()):
                return one
        return None
