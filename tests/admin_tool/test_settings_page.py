from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSpinBox

from admin_tool.setting_field import SettingField
from admin_tool.settings_desk import CheckLine, SettingsDesk
from admin_tool.settings_page import SettingsPage
from kiosk import paths, settings
from tests.admin_tool.benches import DEFAULTS, Said, default_settings, workbench
from tests.admin_tool.pumping import pump, pump_until

CHECKS = [
    CheckLine("library", True, "12 live pictures"),
    CheckLine("s3:ListBucket", False, "s3:ListBucket is denied", "Allow it in the admin's role."),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def page(qapp: QApplication, file: Path, said: Said) -> Iterator[SettingsPage]:
    desk = SettingsDesk(default_settings(), file, paths.resources(), lambda: CHECKS)
    with workbench(said) as bench:
        made = SettingsPage(bench, desk)
        made.resize(1200, 800)
        made.show()
        pump()
        yield made
        made.close()
        made.deleteLater()
    pump()


def field_of(page: SettingsPage, key: str) -> SettingField:
    return next(one for one in page.findChildren(SettingField) if one.key == key)


def press(page: SettingsPage, words: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text().strip() == words)
    assert button.isEnabled()
    button.click()


def test_every_setting_has_a_field(page: SettingsPage) -> None:
    wanted = [one.key for one in SettingsDesk(default_settings(), Path(), paths.resources(), list).listed()]
    assert [one.key for one in page.findChildren(SettingField)] == wanted


def test_the_controls_are_equally_high_and_all_settings_are_seen(page: SettingsPage) -> None:
    fields = page.findChildren(SettingField)
    assert {one.layout().itemAt(0).widget().height() for one in fields} == {30}  # type: ignore[union-attr]
    assert page.facts() == {"settings": len(fields)}
    page.show_item("idle_s")
    pump()
    assert 0 < page.facts()["settings"] < len(fields)


def test_a_change_is_saved_and_counts(page: SettingsPage, file: Path, said: Said) -> None:
    spin = field_of(page, "kiosk.idle_s").findChild(QSpinBox)
    assert spin is not None
    spin.setValue(90)
    field_of(page, "kiosk.language").put("en")
    press(page, "Save")
    pump_until(lambda: bool(said.sentences))
    loaded = settings.load(DEFAULTS, file, environment={})
    assert (loaded.kiosk.idle_s, loaded.kiosk.language) == (90, "en")
    assert not field_of(page, "kiosk.idle_s").is_changed()


def test_a_number_cannot_leave_its_bounds(page: SettingsPage) -> None:
    spin = field_of(page, "kiosk.idle_s").findChild(QSpinBox)
    assert spin is not None
    spin.setValue(100_000)
    assert spin.value() == 600


def test_dropped_changes_are_gone(page: SettingsPage, file: Path) -> None:
    field_of(page, "admin.budget_usd").put(7.0)
    undo = next(one for one in page.commands() if one.name == "drop-settings")
    assert undo.enabled()
    undo.run()
    assert field_of(page, "admin.budget_usd").value() == 50.0
    assert not file.exists()


def test_a_file_that_is_no_toml_is_told_and_left_alone(page: SettingsPage, file: Path, said: Said) -> None:
    file.write_text("backend = ", "utf-8")
    field_of(page, "kiosk.language").put("en")
    press(page, "Save")
    pump_until(lambda: bool(said.warnings))
    assert "Nothing was saved" in said.warnings[0]
    assert file.read_text("utf-8") == "backend = "


def test_the_search_shows_what_it_finds(page: SettingsPage) -> None:
    page.show_item("dollars")
    shown = [one.key for one in page.findChildren(SettingField) if one.isVisible()]
    assert "admin.picture_usd" in shown
    assert all(key.startswith("admin.") for key in shown)


def test_the_connection_is_tested(page: SettingsPage, said: Said) -> None:
    press(page, "Test the connection")
    pump_until(lambda: bool(said.sentences))
    words = {one.text() for one in page.findChildren(QLabel) if one.isVisible()}
    assert {"s3:ListBucket is denied", "Allow it in the admin's role.", "Failed", "Fine"} <= words
