import tomllib
from pathlib import Path

import pytest

from kiosk import paths, settings
from kiosk.core.errors import SettingsWrong
from kiosk.settings_file import change, setting_keys

DEFAULTS = paths.resources() / "default_settings.toml"


def test_every_setting_is_listed_with_its_help() -> None:
    keys = setting_keys(DEFAULTS)
    written = settings.flat(tomllib.loads(DEFAULTS.read_text("utf-8")))
    assert [one.key for one in keys] == list(written)
    assert not [one.key for one in keys if not one.help]
    idle = next(one for one in keys if one.key == "kiosk.idle_s")
    assert (idle.default, idle.allowed, idle.table) == (45, range(10, 601), "kiosk")


def test_every_setting_is_explained_in_korean() -> None:
    korean = tomllib.loads((paths.resources() / "translations" / "settings_ko.toml").read_text("utf-8"))
    assert list(settings.flat(korean)) == [one.key for one in setting_keys(DEFAULTS)]


def test_a_change_keeps_comments_and_other_keys(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# ours\n[kiosk]\nidle_s = 60 # slow visitors\n", "utf-8")
    change(file, {"kiosk.language": "en", "admin.budget_usd": 12.5, "backend": "local"}, DEFAULTS)
    text = file.read_text("utf-8")
    assert "# ours" in text
    assert "# slow visitors" in text
    loaded = settings.load(DEFAULTS, file, environment={})
    assert (loaded.kiosk.idle_s, loaded.kiosk.language, loaded.admin.budget_usd) == (60, "en", 12.5)


def test_a_key_can_be_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[kiosk]\nidle_s = 60\n", "utf-8")
    change(file, {"kiosk.idle_s": None}, DEFAULTS)
    assert settings.load(DEFAULTS, file, environment={}).kiosk.idle_s == 45


def test_a_wrong_value_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[kiosk]\nidle_s = 60\n", "utf-8")
    with pytest.raises(SettingsWrong, match=r"kiosk\.idle_s"):
        change(file, {"kiosk.idle_s": 5}, DEFAULTS)
    assert file.read_text("utf-8") == "[kiosk]\nidle_s = 60\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("backend = ", "utf-8")
    with pytest.raises(SettingsWrong):
        change(file, {"kiosk.idle_s": 50}, DEFAULTS)
    assert file.read_text("utf-8") == "backend = "
