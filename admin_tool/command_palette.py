"""Ctrl+K: everything that can be done, found by typing a part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QWidget

from admin_tool import action_set
from admin_tool.command import Command
from admin_tool.kit.parts import box, card, column, key, label, row, search_field
from admin_tool.kit.theme import Theme

WIDTH, HEIGHT = 560, 420
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


def matches(text: str, typed: str) -> bool:
    """Whether every typed word is in the text, or its letters follow one another in it."""
    low = text.casefold()
    return all(word in low or _in_order(word, low) for word in typed.casefold().split())


class CommandPalette(QDialog):
    """Opens over the window; Enter runs what is marked, Esc closes it."""

    def __init__(self, parent: QWidget, theme: Theme, commands: Sequence[Command]) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(WIDTH, HEIGHT)
        self._theme = theme
        self._commands = [one for one in commands if one.enabled()]
        hint = QCoreApplication.translate("CommandPalette", "What do you want to do?")
        self._field = search_field(theme, hint, WIDTH - 34)
        self._field.setFixedHeight(36)
        self._field.textChanged.connect(self._look)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(QCoreApplication.translate("CommandPalette", "Commands"))
        self._list.itemActivated.connect(lambda _: self._run())
        self._list.itemClicked.connect(lambda _: self._run())
        self._empty = label(QCoreApplication.translate("CommandPalette", "Nothing is called that."), "2")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = column(self._field, (self._list, 1), self._empty, gap=8, margins=(16, 16, 16, 10))
        self.setLayout(column(card(inner), gap=0))
        self._look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the keyboard; arrows move in the list, Enter runs."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = Qt.Key(event.key())
            if pressed in _STEPS:
                row_number = self._list.currentRow() + _STEPS[pressed]
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row_number)))
                return True
            if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self._list.clear()
        for command in self._commands:
            if matches(f"{command.group} {command.text}", typed):
                item = QListWidgetItem(self._list)
                item.setData(Qt.ItemDataRole.UserRole, command)
                line = self._line(command)
                item.setSizeHint(line.sizeHint())
                self._list.setItemWidget(item, line)
        self._list.setCurrentRow(0)
        self._list.setVisible(self._list.count() > 0)
        self._empty.setVisible(self._list.count() == 0)

    def _line(self, command: Command) -> QWidget:
        words = [label(command.text)]
        if command.group:
            words.append(label(command.group, "2", 12))
        keys: list[QLabel] = [key(command.shown_keys)] if command.keys else []
        return box(row(*words, None, *keys, margins=(10, 7, 10, 7)))

    def _run(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            command: Command = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            action_set.run(command)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return len(letters) > 2 and all(letter in rest for letter in letters)
