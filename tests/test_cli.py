import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.command_line import load_settings
from kiosk.core.errors import SettingsWrong


def test_the_global_options_stand_before_or_after_the_command() -> None:
    for arguments in (["--language", "en", "doctor"], ["doctor", "--language", "en"]):
        options = cli.parser().parse_args(arguments)
        assert (options.command, options.language) == ("doctor", "en")


def test_without_a_command_the_kiosk_runs() -> None:
    assert cli.parser().parse_args([]).command is None
    assert cli.parser().parse_args(["--camera", "film.avi"]).camera == "film.avi"


@pytest.mark.parametrize("size", ["1920", "x", "10x10", "1920x99999", "-5x400"])
def test_a_size_that_is_none_is_a_wrong_call(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        cli.parser().parse_args([f"--size={size}"])
    assert wrong.value.code == 2
    assert "size" in capsys.readouterr().err


def test_the_command_line_is_the_strongest_setting(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[kiosk]\nlanguage = "ko"\nidle_s = 77\n', encoding="utf-8")
    options = cli.parser().parse_args(["--config", str(file), "--language", "en", "--camera", "none"])
    chosen = load_settings(options)
    assert (chosen.kiosk.language, chosen.kiosk.idle_s, chosen.camera.source) == ("en", 77, "none")


def test_a_settings_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    options = cli.parser().parse_args(["--config", str(tmp_path / "none.toml")])
    with pytest.raises(SettingsWrong, match=r"none\.toml"):
        load_settings(options)


def test_an_expected_error_is_one_line_and_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text("[kiosk]\nidle_s = 5\n", encoding="utf-8")
    assert cli.main(["--config", str(file), "outbox", "status"]) == 1
    told = capsys.readouterr().err
    assert "kiosk.idle_s" in told and "10 to 600" in told and len(told.splitlines()) == 1


def test_the_outbox_of_a_new_shop_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["outbox", "status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {}


def test_who_stops_reading_is_not_complained_to() -> None:
    command = [sys.executable, "-m", "kiosk", "models", "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert (running.stderr.read(), running.wait(timeout=60)) == ("", 141)
