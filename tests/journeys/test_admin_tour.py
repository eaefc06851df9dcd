"""The admin tool as a program: its tour, its window on a bare X server, what it says when it cannot start."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from admin_tool.kit.tokens import THEMES
from tests.journeys.conftest import ROOT, Run

pytestmark = pytest.mark.timeout(300)
PAGES = ("pool", "production", "generate", "personalize", "insights", "privacy", "settings")


def test_the_tour_shows_every_page_in_every_look(run: Run, shop: Path, tmp_path: Path) -> None:
    before = {path for path in shop.rglob("*") if path.is_file()}
    done = run("admin_tool", "generate", "calm", "--count", "6", "--picture-size", "384x256")
    assert done.returncode == 0, done.stderr
    done = run("admin_tool", "tour", tmp_path / "out", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "out" / "tour.json").read_text("utf-8"))
    assert (told["errors"], told["backend"]) == ([], "local")
    looks = {(one["page"], one["language"], one["theme"]) for one in told["pages"]}
    assert looks >= {
        (page, language, theme) for page in PAGES for language in ("ko", "en") for theme in THEMES
    }
    pictures = [QImage(str(tmp_path / "out" / one["picture"])) for one in told["pages"]]
    assert not any(picture.isNull() for picture in pictures)
    seen = {bytes(picture.constBits()) for picture in pictures}
    assert len(seen) == len(pictures), "two pages look the same"
    assert before <= {path for path in shop.rglob("*") if path.is_file()}, "the tour changed the shop"


def test_the_window_opens_on_a_bare_x_server_and_ends_in_order(
    environment: dict[str, str], shop: Path, display: str
) -> None:
    on_x = {name: value for name, value in environment.items() if not name.startswith("QT_")}
    command = [sys.executable, "-m", "admin_tool"]
    with subprocess.Popen(
        command, env={**on_x, "DISPLAY": display}, cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as running:
        deadline_s = time.monotonic() + 100
        while "Emotion" not in windows(display) and "무드" not in windows(display):
            assert time.monotonic() < deadline_s and running.poll() is None
            time.sleep(0.1)
        running.send_signal(signal.SIGTERM)
        assert running.stderr
        said = running.stderr.read()
        assert running.wait(timeout=100) == 0, said
        assert "Traceback" not in said
    assert (shop / "admin" / "window.ini").is_file()


def windows(display: str) -> str:
    """The names of all windows."""
    told = subprocess.run(
        ["xwininfo", "-root", "-tree", "-display", display], capture_output=True, text=True, check=False
    )
    return told.stdout


def test_wrong_settings_are_one_line_and_exit_code_1(run: Run, shop: Path) -> None:
    (shop / "settings.toml").write_text('[admin]\ntheme = "pink"\n', "utf-8")
    done = run("admin_tool", "pool", "list")
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("emotion-admin: admin.theme = 'pink' is not allowed")


def test_aws_without_a_bucket_says_what_to_do(run: Run) -> None:
    done = run("admin_tool", "pool", "list", "--backend", "aws")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "--backend local" in done.stderr
