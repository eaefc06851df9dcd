"""The admin tool as a program: its tour, its window on a bare X server, what it says when it cannot start."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from admin_tool.appearance import LANGUAGES
from admin_tool.kit.tokens import THEMES
from tests.journeys.conftest import ROOT, Run

pytestmark = pytest.mark.timeout(300)
PAGES = ("pool", "production", "generate", "personalize", "insights", "privacy", "settings")
VIEWS = ("full", "compare", "similar", "promote", "withdrawn", "visitor")


def test_the_tour_of_a_made_up_shop_shows_every_page_in_use_and_leaves_ours_alone(
    run: Run, shop: Path, tmp_path: Path
) -> None:
    before, scratch = seen_in(shop), tmp_path / "scratch"
    scratch.mkdir()
    out = tmp_path / "out"
    done = run("admin_tool", "tour", out, "--sample", QT_QPA_PLATFORM="offscreen", TMPDIR=str(scratch))
    assert (done.returncode, done.stderr) == (0, "")
    assert seen_in(shop) == before, "the tour changed the shop"
    assert list(scratch.iterdir()) == [], "the made-up shop is still there"
    told = json.loads((out / "tour.json").read_text("utf-8"))
    assert (told["errors"], told["backend"], told["sample"]) == ([], "local", True)
    looks = {(one["page"], one["language"], one["theme"]) for one in told["pages"]}
    assert looks >= {(page, language, theme) for page in PAGES for language in LANGUAGES for theme in THEMES}
    assert {page for page, *_ in looks} == {*PAGES, *VIEWS, "commands", "shortcuts"}
    assert empty_ones(told) == []
    pictures = [QImage(str(out / one["picture"])) for one in told["pages"]]
    assert not any(picture.isNull() for picture in pictures)
    seen = {bytes(picture.constBits()) for picture in pictures}
    assert len(seen) == len(pictures), "two pages look the same"


def seen_in(folder: Path) -> dict[Path, tuple[int, int]]:
    """Every file with its time and its size."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found}


def empty_ones(told: dict[str, Any]) -> list[str]:
    """What a page shows nothing of; a page without facts too."""
    pages = [one for one in told["pages"] if one["page"] in (*PAGES, *VIEWS)]
    missing = [one["picture"] for one in pages if not one["facts"]]
    facts = [(one["picture"], fact, count) for one in pages for fact, count in one["facts"].items()]
    nobody_asked = ("privacy", "found")
    return missing + [
        f"{picture}: no {fact}"
        for picture, fact, count in facts
        if not count and (picture.split("-")[1], fact) != nobody_asked
    ]


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
