from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from admin_tool.command import Command
from admin_tool.command_palette import CommandPalette, matches
from admin_tool.kit.parts import column, label
from admin_tool.main_window import MainWindow, WindowTexts
from admin_tool.page import Page, PageMaker
from admin_tool.shortcuts_sheet import ShortcutsSheet
from admin_tool.workbench import Workbench
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.pumping import pump, pump_until


class Shelf(Page):
    """A page that counts how often its commands ran."""

    icon = "pool"

    def __init__(self, bench: Workbench, name: str, ran: list[str]) -> None:
        super().__init__(bench)
        self.name = name
        self.items: list[str] = []
        self.kept: dict[str, str] = {}
        self.field = QLineEdit()
        self._ran = ran
        self._extra = label(f"extra of {name}")
        self.setLayout(column(self.field, None))

    def title(self) -> str:
        return self.name.title()

    def count(self) -> str:
        return "7"

    def rail_extra(self) -> QWidget | None:
        return self._extra if self.name == "first" else None

    def commands(self) -> Sequence[Command]:
        return [
            Command("a", f"Approve in {self.name}", lambda: self._ran.append(self.name), "A", "Approve"),
            Command("no", "Never", lambda: self._ran.append("never"), "N", enabled=lambda: False),
        ]

    def show_item(self, item: str) -> None:
        self.items.append(item)

    def state(self) -> dict[str, str]:
        return {"sort": "newest"}

    def restore(self, state: dict[str, str]) -> None:
        self.kept = state


@dataclass
class Stage:
    bench: Workbench
    memory: QSettings
    ran: list[str] = field(default_factory=list)

    def window(self) -> MainWindow:
        made = MainWindow(
            self.bench,
            [
                PageMaker(name, "pool", name.title(), partial(Shelf, self.bench, name, self.ran))
                for name in ("first", "second")
            ],
            WindowTexts("Mood Gallery", "This machine", lambda: 0),
            self.memory,
            lambda: [],
        )
        made.show()
        made.activateWindow()
        pump()
        return made


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    with workbench(Said()) as bench:
        yield Stage(bench, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    pump()


def end(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    pump()


def shelf(window: MainWindow, name: str) -> Shelf:
    page = window.page(name)
    assert isinstance(page, Shelf)
    return page


def test_keys_belong_to_the_page_in_front(stage: Stage) -> None:
    window = stage.window()
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.keyClick(window, Qt.Key.Key_N)
    assert stage.ran == ["first", "second"]
    end(window)


def test_a_letter_in_a_field_is_a_letter(stage: Stage) -> None:
    window = stage.window()
    field = shelf(window, "first").field
    field.setFocus()
    pump()
    QTest.keyClick(field, Qt.Key.Key_A)
    assert (field.text(), stage.ran) == ("a", [])
    end(window)


def test_the_rail_shows_what_the_page_in_front_adds(stage: Stage) -> None:
    window = stage.window()
    extra = next(one for one in window.findChildren(QLabel) if one.text() == "extra of first")
    assert extra.isVisible()
    window.go("second", "item 3")
    assert not extra.isVisible()
    assert shelf(window, "second").items == ["item 3"]
    window.go("first")
    assert extra.isVisible()
    end(window)


def test_the_palette_finds_and_runs(stage: Stage) -> None:
    window = stage.window()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    field = palette.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "appr first")
    QTest.keyClick(field, Qt.Key.Key_Return)
    pump_until(lambda: stage.ran == ["first"])
    pump()
    assert window.findChild(CommandPalette) is None
    end(window)


def test_the_sheet_lists_every_key(stage: Stage) -> None:
    window = stage.window()
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(ShortcutsSheet)
    assert sheet is not None
    words = {one.text() for one in sheet.findChildren(QLabel)}
    assert {"Approve in first", "A", "Ctrl+K", "Second"} <= words
    sheet.close()
    end(window)


def test_the_window_is_as_it_was_at_the_next_start(stage: Stage) -> None:
    window = stage.window()
    window.resize(1200, 700)
    window.go("second")
    end(window)
    again = stage.window()
    assert again.current == "second"
    assert again.height() == 700  # the offscreen screen is only 800 px wide
    assert shelf(again, "second").kept == {"sort": "newest"}
    end(again)


def test_a_warning_stays_until_it_is_closed(stage: Stage) -> None:
    window = stage.window()
    window.warn("The pool cannot be read. Check the network.")
    window.warn("A second thing.")
    assert window.notice.words().splitlines() == [
        "The pool cannot be read. Check the network.",
        "A second thing.",
    ]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.notice.words() == ""
    end(window)


def test_a_running_job_stands_in_the_status_bar(stage: Stage) -> None:
    window = stage.window()
    ended: list[None] = []

    def work(job: object) -> None:
        told = stage.bench.background.jobs[0]
        told.report(24, 40, "3 min left")
        while not told.cancelled:
            pass

    job = stage.bench.background.start("Generating", work, ended.append)

    def words() -> set[str]:
        return {one.text() for one in window.status.findChildren(QLabel) if not one.isHidden()}

    pump_until(lambda: {"Generating", "24/40 · 3 min left"} <= words())
    job.cancel()
    pump_until(lambda: bool(ended))
    end(window)


def test_the_menu_holds_every_group(stage: Stage) -> None:
    window = stage.window()
    menu = window.menu()
    assert [action.text() for action in menu.actions() if action.text()] == ["Go to", "Window"]
    menu.deleteLater()
    end(window)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Promote what is approved", "promo appr", True),
        ("Promote what is approved", "pwa", True),
        ("Promote what is approved", "xyz", False),
        ("승인한 그림 배포", "배포", True),
    ],
)
def test_a_part_of_a_name_is_enough(text: str, typed: str, found: bool) -> None:
    assert matches(text, typed) is found
