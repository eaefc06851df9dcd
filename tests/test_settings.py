from pathlib import Path

import pytest

from kiosk import paths
from kiosk.core.errors import SettingsWrong
from kiosk.settings import ALLOWED, Settings, load

DEFAULTS = paths.resources() / "default_settings.toml"


def with_file(tmp_path: Path, text: str, **environment: str) -> Settings:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return load(DEFAULTS, file, environment)


def test_the_defaults_are_complete_and_allowed() -> None:
    settings = load(DEFAULTS, None, {})
    assert settings.backend == "local"
    for key, allowed in ALLOWED.items():
        value: object = settings
        for part in key.split("."):
            value = getattr(value, part)
        assert value in allowed, key


def test_every_key_says_in_the_file_what_it_is_for() -> None:
    lines = DEFAULTS.read_text(encoding="utf-8").splitlines()
    aws = lines.index("[aws]")
    undocumented = [
        line for line in lines[:aws] if "=" in line and not line.startswith("#") and "#" not in line
    ]
    assert not undocumented


def test_a_stronger_layer_wins(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[kiosk]\nlanguage = "en"\nidle_s = 60\n[camera]\nsource = "1"\n', encoding="utf-8")
    environment = {"EMOTION_KIOSK_KIOSK_IDLE_S": "90", "EMOTION_KIOSK_CAMERA_SOURCE": "2"}
    settings = load(DEFAULTS, file, environment, {"camera.source": "none"})
    assert (settings.kiosk.language, settings.kiosk.idle_s, settings.camera.source) == ("en", 90, "none")


def test_what_the_user_set_wins_over_what_the_machine_has(tmp_path: Path) -> None:
    machine, user = tmp_path / "etc" / "settings.toml", tmp_path / "settings.toml"
    machine.parent.mkdir()
    machine.write_text(
        '[kiosk]\nlanguage = "en"\nidle_s = 60\n[aws]\nprivate_key_file = "kiosk.pem"\n', encoding="utf-8"
    )
    user.write_text("[kiosk]\nidle_s = 70\n", encoding="utf-8")
    settings = load(DEFAULTS, user, {}, machine_file=machine)
    assert (settings.kiosk.language, settings.kiosk.idle_s) == ("en", 70)
    assert settings.aws.private_key_file == str(machine.parent / "kiosk.pem")


def test_a_bad_value_for_the_whole_machine_names_its_file(tmp_path: Path) -> None:
    machine = tmp_path / "settings.toml"
    machine.write_text("[kiosk]\nvolume = 11\n", encoding="utf-8")
    with pytest.raises(SettingsWrong, match=str(machine)):
        load(DEFAULTS, None, {}, machine_file=machine)


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", "/etc/emotion-kiosk"),
        ("win32", "D:/ProgramData/emotion-kiosk"),
        ("darwin", "/Library/Application Support/emotion-kiosk"),
    ],
)
def test_every_system_has_a_place_for_settings_of_the_machine(platform: str, folder: str) -> None:
    named = {"PROGRAMDATA": "D:/ProgramData"}
    assert paths.machine_settings(platform, named) == Path(folder, "settings.toml")


def test_true_and_false_are_read_from_the_environment() -> None:
    assert load(DEFAULTS, None, {"EMOTION_KIOSK_KIOSK_LOW_REACH": "true"}).kiosk.low_reach
    assert not load(DEFAULTS, None, {"EMOTION_KIOSK_CAMERA_REREAD": "0"}).camera.reread


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('backend = "azure"', ["backend", '"local" or "aws"', "settings.toml"]),
        ("[kiosk]\nidle_s = 5", ["kiosk.idle_s", "10 to 600"]),
        ('[kiosk]\nidle_s = "long"', ["kiosk.idle_s", "whole number"]),
        ("[kiosk]\nlow_reach = 1", ["kiosk.low_reach", "true or false"]),
        ("[kiosk]\nvolume = 11", ["kiosk.volume"]),
        ("backend = ", ["TOML"]),
    ],
)
def test_a_wrong_value_names_the_file_the_key_and_what_is_allowed(
    tmp_path: Path, text: str, named: list[str]
) -> None:
    with pytest.raises(SettingsWrong) as wrong:
        with_file(tmp_path, text)
    assert all(part in str(wrong.value) for part in named), str(wrong.value)


@pytest.mark.parametrize(
    ("name", "value"), [("EMOTION_KIOSK_KIOSK_IDLE_S", "soon"), ("EMOTION_KIOSK_KIOSK_LOW_REACH", "maybe")]
)
def test_a_wrong_value_of_the_environment_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsWrong, match=name):
        load(DEFAULTS, None, {name: value})


def test_settings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsWrong, match=r"settings\.toml"):
        load(DEFAULTS, file, {})


def test_files_that_the_settings_name_lie_beside_them(tmp_path: Path) -> None:
    settings = with_file(
        tmp_path, '[aws]\ncertificate_file = "certificate.pem"\nprivate_key_file = "/keys/own.pem"'
    )
    assert settings.aws.certificate_file == str(tmp_path / "certificate.pem")
    assert settings.aws.private_key_file == "/keys/own.pem"
