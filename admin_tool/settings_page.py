"""Every setting with its help; what is changed here is written to the user's file, the rest of it stays."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from admin_tool.command import Command
from admin_tool.kit.parts import (
    box,
    button,
    card,
    column,
    hair,
    label,
    mono,
    page_head,
    pill,
    row,
    search_field,
)
from admin_tool.page import Page
from admin_tool.setting_field import SettingField
from admin_tool.settings_desk import CheckLine, SettingsDesk
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError, SettingsWrong
from kiosk.settings_file import SettingKey

NAME_WIDTH = 250


class SettingsPage(Page):
    """Fields grouped as in the file; changes are kept until *Save*."""

    name = "settings"
    icon = "settings"

    def __init__(self, bench: Workbench, desk: SettingsDesk) -> None:
        super().__init__(bench)
        self._desk = desk
        self._fields: dict[str, SettingField] = {}
        self._rows: dict[str, QWidget] = {}
        self._checking = False
        theme = bench.theme
        self._sub_title = label("", "2")
        self._search = search_field(theme, QCoreApplication.translate("SettingsPage", "Find a setting"))
        self._search.textChanged.connect(self._look)
        self._check = button(
            theme, QCoreApplication.translate("SettingsPage", "Test the connection"), "server"
        )
        self._check.clicked.connect(self._test)
        self._save = button(theme, QCoreApplication.translate("SettingsPage", "Save"), "save", "primary")
        self._save.clicked.connect(self._save_changes)
        self._groups: list[tuple[QWidget, list[str]]] = []
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        title = QCoreApplication.translate("SettingsPage", "Connection")
        self._report = card(
            column(label(title, px=14, bold=True), self._answers, gap=10, margins=(16, 12, 16, 14))
        )
        self._report.hide()
        body = column(self._report, *self._cards(), None, gap=12, margins=(16, 14, 16, 16))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(body, "work"))
        head = page_head(self.title(), self._sub_title, self._search, self._check, self._save)
        self.setLayout(column(head, (area, 1), gap=0))
        self._changed()

    def title(self) -> str:
        """Settings."""
        return QCoreApplication.translate("SettingsPage", "Settings")

    def commands(self) -> Sequence[Command]:
        """Save, undo, find, test."""
        group = self.title()
        return [
            Command(
                "save-settings",
                QCoreApplication.translate("SettingsPage", "Save the settings"),
                self._save_changes,
                "Ctrl+S",
                QCoreApplication.translate("SettingsPage", "Save"),
                "save",
                lambda: bool(self._changes()),
                group,
            ),
            Command(
                "drop-settings",
                QCoreApplication.translate("SettingsPage", "Drop the changes"),
                self._drop,
                "Ctrl+Z",
                QCoreApplication.translate("SettingsPage", "Undo"),
                "undo",
                lambda: bool(self._changes()),
                group,
            ),
            Command(
                "find-setting",
                QCoreApplication.translate("SettingsPage", "Find a setting"),
                self._search.setFocus,
                "Ctrl+F",
                QCoreApplication.translate("SettingsPage", "Find"),
                "search",
                group=group,
            ),
            Command(
                "test-connection",
                QCoreApplication.translate("SettingsPage", "Test the connection"),
                self._test,
                "F5",
                QCoreApplication.translate("SettingsPage", "Test"),
                "server",
                lambda: not self._checking,
                group,
            ),
        ]

    def show_item(self, item: str) -> None:
        """Looks for a key."""
        self._search.setText(item)

    def facts(self) -> dict[str, int]:
        """Settings that can be seen."""
        return {"settings": sum(not line.isHidden() for line in self._rows.values())}

    def _cards(self) -> list[QWidget]:
        helps = self._desk.helps(self.bench.language)
        by_table: dict[str, list[SettingKey]] = {}
        for one in self._desk.listed():
            by_table.setdefault(one.table or "backend", []).append(one)
        made: list[QWidget] = []
        for table, keys in by_table.items():
            lines: list[QWidget] = []
            for one in keys:
                self._rows[one.key] = self._line(one, helps[one.key])
                lines.append(self._rows[one.key])
            inner = column(label(_table_name(table), px=14, bold=True), 4, *lines, gap=0)
            inner.setContentsMargins(16, 12, 16, 10)
            group = card(inner)
            self._groups.append((group, [one.key for one in keys]))
            made.append(group)
        return made

    def _line(self, one: SettingKey, help_: str) -> QWidget:
        field = SettingField(self.bench.theme, one, self._desk.value(one.key), self._desk.file.parent)
        field.changed.connect(self._changed)
        self._fields[one.key] = field
        name, told = one.key.rpartition(".")[2], _sentence(help_)
        field.set_name(f"{name}: {told}")
        words = column(label(told, wrap=True), mono(name, "3", 11), gap=3)
        inner = row((box(words), 1), field, gap=16, margins=(0, 9, 0, 9))
        return box(column(hair(), inner, gap=0))

    def _look(self, typed: str) -> None:
        helps = self._desk.helps(self.bench.language)
        words = typed.casefold().split()
        for key, line in self._rows.items():
            text = f"{key} {helps[key]}".casefold()
            line.setVisible(all(word in text for word in words))
        for group, keys in self._groups:
            group.setVisible(any(not self._rows[key].isHidden() for key in keys))

    def _changes(self) -> dict[str, object]:
        return {key: field.value() for key, field in self._fields.items() if field.is_changed()}

    def _changed(self) -> None:
        count = len(self._changes())
        self._save.setEnabled(count > 0)
        told = self.tr("%n changes not saved", "", count)
        self._sub_title.setText(told if count else str(self._desk.file))
        self.commands_changed.emit()

    def _save_changes(self) -> None:
        changes = {key: field.value() for key, field in self._fields.items() if field.is_changed()}
        if not changes:
            return

        def saved(_: None) -> None:
            for key in changes:
                self._fields[key].settle()
            self._changed()
            self.bench.say(
                QCoreApplication.translate("SettingsPage", "Saved. It counts from the next start on.")
            )

        self.bench.background.run(lambda: self._desk.save(changes), saved, self._refused)

    def _refused(self, error: KioskError) -> None:
        intro = QCoreApplication.translate("SettingsPage", "Nothing was saved.")
        if isinstance(error, SettingsWrong):  # the place of the value is this page
            error = KioskError(error.what, remedy=error.remedy)
        self.bench.warn(f"{intro} {self.bench.reasons.of(error)}")

    def _drop(self) -> None:
        for field in self._fields.values():
            field.drop()
        self._changed()

    def _test(self) -> None:
        if self._checking:
            return
        self._checking = True
        self._check.setEnabled(False)
        title = QCoreApplication.translate("SettingsPage", "Testing the connection")
        self.bench.background.start(
            title, lambda _: self._desk.check(), self._tested, self._test_failed, icon="server"
        )

    def _tested(self, lines: Sequence[CheckLine]) -> None:
        self._test_over()
        while self._answers.count():
            item = self._answers.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for one in lines:
            self._answers.addWidget(self._answer(one))
        self._report.show()
        failed = sum(not one.ok for one in lines)
        self.bench.say(
            self.tr("%n checks failed", "", failed)
            if failed
            else QCoreApplication.translate("SettingsPage", "Everything answers.")
        )

    def _test_failed(self, error: KioskError) -> None:
        self._test_over()
        self.bench.warn(self.bench.reasons.of(error))

    def _test_over(self) -> None:
        self._checking = False
        self._check.setEnabled(True)

    def _answer(self, one: CheckLine) -> QWidget:
        if one.ok and not one.remedy:
            state = pill(QCoreApplication.translate("SettingsPage", "Fine"), "ok")
        elif one.ok:
            state = pill(QCoreApplication.translate("SettingsPage", "Look"), "warn")
        else:
            state = pill(QCoreApplication.translate("SettingsPage", "Failed"), "no")
        state.setFixedWidth(70)
        reasons = self.bench.reasons
        name = label(reasons.text(one.name))
        name.setFixedWidth(NAME_WIDTH)
        told = column(label(reasons.text(one.found), "2", 12, wrap=True), gap=2)
        if one.remedy:
            told.addWidget(label(reasons.text(one.remedy), "1", 12, wrap=True))
        return box(row(state, name, (box(told), 1), gap=12))


def _sentence(help_: str) -> str:
    """What stands beside a field; a box with a tick needs no `true`."""
    told = help_.removeprefix("true: ")
    return told[:1].upper() + told[1:]


def _table_name(table: str) -> str:
    names = {
        "backend": QCoreApplication.translate("SettingsPage", "Where everything runs"),
        "kiosk": QCoreApplication.translate("SettingsPage", "Kiosk"),
        "camera": QCoreApplication.translate("SettingsPage", "Camera"),
        "faces": QCoreApplication.translate("SettingsPage", "Faces"),
        "aws": QCoreApplication.translate("SettingsPage", "Names in AWS"),
        "admin": QCoreApplication.translate("SettingsPage", "This program"),
        "logs": QCoreApplication.translate("SettingsPage", "Logs"),
    }
    return names[table]
