import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import doctor, paths, settings
from kiosk.doctor import Finding, Health
from tests import films

DEFAULTS = paths.resources() / "default_settings.toml"
pytestmark = pytest.mark.usefixtures("qapp")


def examined(**overrides: object) -> dict[str, Finding]:
    named = {key.replace("__", "."): value for key, value in overrides.items()}
    chosen = settings.load(DEFAULTS, None, {}, named)
    return {finding.name: finding for finding in doctor.examine(chosen, paths.home())}


def test_a_bare_machine_is_examined_and_every_fault_says_what_to_do() -> None:
    findings = examined(camera__source="none")
    assert {"settings", "display", "fonts", "camera", "model mood", "library", "disk", "clock"} <= set(
        findings
    )
    for finding in findings.values():
        assert finding.health is Health.OK or finding.remedy, finding
    assert findings["model mood"].health is Health.OK


def test_a_film_that_is_no_film_is_found(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    film.write_text("no film", encoding="utf-8")
    camera = examined(camera__source=str(film))["camera"]
    assert camera.health is Health.WARNING
    assert "mood tiles" in camera.remedy


def test_a_camera_that_works_tells_its_size(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    films.face_film(film, seconds=1, fps=10)
    camera = examined(camera__source=str(film))["camera"]
    assert camera.health is Health.OK
    assert "640 x 480" in camera.found


def test_a_damaged_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "face_detection_yunet_2023mar.onnx").write_bytes(b"not a model")
    monkeypatch.setenv("EMOTION_KIOSK_MODELS", str(tmp_path))
    findings = examined(camera__source="none")
    damaged = [f for f in findings.values() if f.name.startswith("model") and f.health is Health.FAILED]
    assert damaged and all("fetch" in f.remedy for f in damaged)


def test_the_command_prints_json_and_its_exit_code_tells() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "doctor", "--camera", "none", "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    findings = json.loads(done.stdout)
    failed = [finding for finding in findings if finding["health"] == "failed"]
    assert done.returncode == int(bool(failed)), done.stderr
