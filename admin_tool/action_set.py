"""Commands as Qt actions: a shortcut works while the widget that they belong to is in front."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from admin_tool.command import Command
from admin_tool.kit.theme import Theme


class ActionSet:
    """The actions of one widget, replaced as a whole when its commands change."""

    def __init__(self, owner: QWidget, theme: Theme, context: Qt.ShortcutContext) -> None:
        self._owner = owner
        self._theme = theme
        self._context = context
        self._actions: list[tuple[Command, QAction]] = []

    @property
    def commands(self) -> list[Command]:
        """What there is now."""
        return [command for command, _ in self._actions]

    def show(self, commands: Sequence[Command]) -> None:
        """Takes the place of what there was."""
        for _, action in self._actions:
            self._owner.removeAction(action)
            action.deleteLater()
        self._actions = [(command, self._made(command)) for command in commands]

    def fill(self, menu: QMenu, group: str) -> None:
        """Adds the commands of a group to a menu; what cannot be done now is grey."""
        for command, action in self._actions:
            if command.group == group:
                action.setEnabled(command.enabled())
                menu.addAction(action)
        menu.aboutToHide.connect(self.enable)

    def enable(self) -> None:
        """A grey action would not hear its shortcut when its time comes: `enabled` is asked again then."""
        for _, action in self._actions:
            action.setEnabled(True)

    def groups(self) -> list[str]:
        """The menus that are wanted, in the order of their first command."""
        return list(dict.fromkeys(command.group for command in self.commands if command.group))

    def _made(self, command: Command) -> QAction:
        action = QAction(command.text, self._owner)
        if command.icon:
            action.setIcon(self._theme.icon(command.icon))
        if command.keys:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split("|")])
            action.setShortcutContext(self._context)
        action.triggered.connect(lambda: run(command))
        self._owner.addAction(action)
        return action


def run(command: Command) -> None:
    """Runs a command when it can be run now."""
    if command.enabled():
        command.run()
