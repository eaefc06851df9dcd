import json
from pathlib import Path

import pytest

from kiosk import installation, paths
from kiosk.installation import Unfit, run_parts


def broken() -> str:
    raise Unfit("the part is broken")


def test_a_part_that_breaks_is_reported_and_the_others_are_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_parts({"one": broken, "two": lambda: "well"}, as_json=True) == 1
    one, two = json.loads(capsys.readouterr().out)
    assert (one["part"], one["ok"], one["found"]) == ("one", False, "Unfit: the part is broken")
    assert (two["part"], two["ok"], two["found"]) == ("two", True, "well")


def test_every_part_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_parts({"one": lambda: "well", "two": broken}, as_json=False) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["ok", "one"], ["FAILED", "two"]]


@pytest.mark.parametrize("program", ["emotion-kiosk", "emotion-admin"])
def test_our_own_files_are_there(program: str) -> None:
    assert installation.resources(program) == str(paths.resources())


def test_files_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "translations").mkdir()
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(Unfit, match=r"icons/emotion-admin\.svg"):
        installation.resources("emotion-admin")
    with pytest.raises(Unfit, match="ko: no file"):
        installation.translations("kiosk_{language}.qm")


def test_a_translation_that_is_damaged_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "kiosk_ko.qm").write_bytes(b"no translation")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(Unfit, match=r"ko: kiosk_ko\.qm"):
        installation.translations("kiosk_{language}.qm")


def test_a_client_of_every_service_is_made_without_a_network() -> None:
    assert installation.clients() == f"{len(installation.SERVICES)} services"
