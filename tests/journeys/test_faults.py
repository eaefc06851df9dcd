"""Processes that die, and what must still be there."""

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.conftest import ROOT, Run

SCRIPTS = "tests.journeys.child"
JPEG, PNG, WEBP = b"\\377\\330\\377", b"\\211PNG", b"WEBP"

pytestmark = pytest.mark.timeout(300)


def test_a_camera_that_dies_while_reading_is_replaced(run: Run, film: Path) -> None:
    done = run(SCRIPTS, "camera_dies_while_reading", film)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["screen"] in ("MoodPicker", "Choosing", "Gallery")


def test_a_like_is_there_after_the_kiosk_died(run: Run, shop: Path) -> None:
    done = run(SCRIPTS, "kiosk_dies_after_a_like", "none")
    assert done.returncode == -signal.SIGKILL
    liked = json.loads(done.stdout.splitlines()[-1])["liked"]
    with closing(sqlite3.connect(shop / "library.db")) as database:
        rows = database.execute("SELECT picture_id FROM interactions WHERE kind = 'like'").fetchall()
    assert rows == [(liked,)]
    again = run("kiosk", "outbox", "status", "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["refused"] == 0


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_camera_visit_writes_no_picture_anywhere(run: Run, film: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    strace = ("strace", "-f", "-qq", "-s", "16", "-o", str(trace), "-e", "trace=openat,write,pwrite64,writev")
    done = run(SCRIPTS, "visit_with_camera", film, prefix=strace)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["by_camera"]
    written = {}
    opened: dict[str, str] = {}
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := re.search(r'openat\(\S+ "([^"]+)", (\S+?)[,)].* = (\d+)', line):
            path, flags, number = match.groups()
            opened[number] = path
            if "O_WRONLY" in flags or "O_RDWR" in flags:
                written[path] = flags
        elif match := re.search(r'p?write(?:64)?\((\d+), "([^"]*)"', line):
            # What goes through a pipe to our own process has no name in the file system.
            number, begin = match.groups()
            kind = any(mark in begin for mark in (r"\377\330\377", r"\211PNG", "RIFF"))
            assert not (kind and number in opened), f"a picture was written to {opened.get(number)}"
    names = [Path(path).suffix.lower() for path in written]
    assert not set(names) & {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".avi", ".npy"}, written
    foreign = [
        p
        for p in written
        if not p.startswith((str(tmp_path), "/dev/", "/proc/")) and "emotion-kiosk" not in p
    ]
    assert not [p for p in foreign if not p.startswith("/tmp/") and "cache" not in p], foreign


def test_the_window_opens_on_a_bare_x_server_and_only_once(
    environment: dict[str, str], shop: Path, display: str
) -> None:
    on_x = {name: value for name, value in environment.items() if not name.startswith("QT_")}
    on_x |= {"DISPLAY": display, "QT_QUICK_BACKEND": "software"}
    command = [sys.executable, "-m", "kiosk", "--camera", "none"]
    first = subprocess.Popen(command, env=on_x, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        lock = shop / "kiosk.lock"
        deadline_s = time.monotonic() + 100
        while not lock.exists():
            assert time.monotonic() < deadline_s and first.poll() is None
            time.sleep(0.05)
        second = subprocess.run(
            command, env=on_x, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
        )
        assert second.returncode == 1
        assert "already running" in second.stderr
        first.send_signal(signal.SIGTERM)
        assert first.wait(timeout=100) == 0
    finally:
        first.kill()
        first.communicate()
