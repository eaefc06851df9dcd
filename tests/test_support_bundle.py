"""The zip for those who help."""

import json
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from kiosk import support_bundle
from kiosk.core.errors import DiskFull
from kiosk.support_bundle import new_bundle_path, without_people, without_secrets, write_bundle

VISITOR = "3f2b8c1e-9a4d-4e51-8f0a-6a1c2d3e4f50"
SETTINGS = {
    "backend": "aws",
    "kiosk": {"name": "Shop 1", "language": "ko"},
    "aws": {
        "bucket": "pictures",
        "private_key_file": "/etc/kiosk/key.pem",
        "tracking_id": "abc-123",
        "role_alias": "",
    },
}
LOG = f"""2026-11-22 INFO kiosk.visit: visitor {VISITOR} came back
2026-11-22 WARNING kiosk.cloud: signed in as AKIAABCDEFGHIJKLMNOP, token=s3cr3t
2026-11-22 WARNING kiosk: write to somebody@example.com
"""
NOW = datetime(2026, 11, 22, 11, 30)


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "kiosk.log").write_text(LOG, encoding="utf-8")
    (folder / "kiosk.log.2026-11-21").write_text("yesterday", encoding="utf-8")
    (folder / "picture.jpeg").write_bytes(b"\xff\xd8\xff")
    return folder


def bundle_of(tmp_path: Path, logs: Path) -> zipfile.ZipFile:
    target = write_bundle(tmp_path / "out.zip", logs, SETTINGS, lambda: f"disk ok in {tmp_path}", tmp_path)
    return zipfile.ZipFile(target)


def test_it_holds_logs_settings_checks_and_versions(tmp_path: Path, logs: Path) -> None:
    with bundle_of(tmp_path, logs) as bundle:
        assert set(bundle.namelist()) == {
            "versions.json",
            "settings.json",
            "doctor.txt",
            "logs/kiosk.log",
            "logs/kiosk.log.2026-11-21",
        }
        assert "PySide6_Essentials" in json.loads(bundle.read("versions.json"))
        assert bundle.testzip() is None


def test_it_holds_no_secret_no_face_and_no_id_of_a_person(tmp_path: Path, logs: Path) -> None:
    with bundle_of(tmp_path, logs) as bundle:
        everything = "\n".join(bundle.read(name).decode("utf-8") for name in bundle.namelist())
    for forbidden in (
        VISITOR,
        "AKIAABCDEFGHIJKLMNOP",
        "s3cr3t",
        "somebody@example.com",
        "key.pem",
        "abc-123",
    ):
        assert forbidden not in everything
    assert str(tmp_path) not in everything
    assert "Shop 1" in everything and "came back" in everything


def test_a_frozen_program_tells_what_it_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bill = {"components": [{"name": "libwebp", "version": "1.5"}, {"name": "CPython", "version": "3.11.2"}]}
    (tmp_path / support_bundle.BILL).write_text(json.dumps(bill), encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    told = support_bundle.versions()
    assert (told["libwebp"], told["CPython"]) == ("1.5", "3.11.2")
    assert "emotion-kiosk" in told


def test_who_reviews_pictures_is_not_told() -> None:
    assert without_secrets({"admin": {"reviewer": "Kim", "theme": "dark"}})["admin"] == {
        "reviewer": "(hidden)",
        "theme": "dark",
    }


def test_a_secret_is_said_to_be_there_without_its_value() -> None:
    tidy = without_secrets(SETTINGS)
    assert tidy["aws"] == {
        "bucket": "pictures",
        "private_key_file": "(hidden)",
        "tracking_id": "(hidden)",
        "role_alias": "",
    }


@pytest.mark.parametrize(
    "line", ["pin: 2580", "PIN=2580", "code = 2580", "password:2580", "Authorization: 2580"]
)
def test_a_secret_in_a_log_line_is_hidden(line: str) -> None:
    assert "2580" not in without_people(line, Path("home"))


def test_only_the_end_of_a_long_log_is_taken(
    tmp_path: Path, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(support_bundle, "LOG_BYTES", 100)
    (logs / "kiosk.log").write_text("old\n" * 1000 + "new\n", encoding="utf-8")
    with bundle_of(tmp_path, logs) as bundle:
        text = bundle.read("logs/kiosk.log").decode()
    assert len(text) == 100 and text.endswith("new\n")


def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(DiskFull):
        write_bundle(tmp_path / "out.zip", logs, SETTINGS, lambda: "", tmp_path)
    assert list(tmp_path.glob("out*")) == []


def test_the_oldest_bundles_make_room(tmp_path: Path) -> None:
    for day in range(10, 20):
        (tmp_path / f"emotion-kiosk-support-202611{day}-100000.zip").touch()
    path = new_bundle_path(tmp_path, NOW)
    path.touch()
    left = sorted(tmp_path.glob("*.zip"))
    assert len(left) == 5 and left[-1] == path
    assert path.name == "emotion-kiosk-support-20261122-113000.zip"
