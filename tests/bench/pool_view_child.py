"""Measures the Pool page from inside: `python -m tests.bench.pool_view_child HOME WHAT` prints JSON.

WHAT is `fill` (list the pool without a window), `start` (first thumbnails only) or `work` (everything).
`POOL_BENCH_BEGUN` in the environment is when the process was started, as `time.time()` told.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest

from admin_tool.bootstrap import build_services
from admin_tool.core.quiet import Quiet
from admin_tool.pictures.large_picture import LargePicture
from admin_tool.pool.pool_page import PoolPage
from admin_tool.pool.pool_views import Mode
from admin_tool.window_program import SETTLE_MS, WindowProgram, make_application
from kiosk import paths
from kiosk.settings import load

FIRST = 50
FRAME_S = 1 / 60
PATIENCE_S = 120.0
SMALL_CELLS = 110
"""So many px wide, fifty and more are on a screen of 1440x900."""


class Stuck(Exception):
    """What was waited for did not happen."""


class Painted(QObject):
    """Counts the paint events of a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def wait_until(happened: Callable[[], bool], what: str) -> None:
    ends_s = time.monotonic() + PATIENCE_S
    loop = QEventLoop()
    while not happened():
        if time.monotonic() > ends_s:
            raise Stuck(what)
        QTimer.singleShot(1, loop.quit)
        loop.exec()


def rest(seconds: float) -> None:
    """Lets the program live for a while, as between two keys."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


class Program:
    """The whole program, as it runs on a desk."""

    def __init__(self, home: Path) -> None:
        self.app = make_application()
        settings = load(paths.resources() / "default_settings.toml", None, environment={})
        memory = home / "window.ini"
        kept = QSettings(str(memory), QSettings.Format.IniFormat)
        kept.clear()
        kept.setValue("page/pool/cell", str(SMALL_CELLS))
        kept.sync()
        place = paths.Home(home)
        self.services = build_services(settings, place)
        self.program = WindowProgram(self.app, settings, place, self.services, memory)
        window = self.program.show((1440, 900))
        window.activateWindow()
        page = window.page("pool")
        assert isinstance(page, PoolPage)
        self.page = page
        self.cpu_ms: list[float] = []

    def on_screen(self) -> int:
        """How many cells of the screen have their picture."""
        grid, rows, thumbnails = self.page.grid, self.page.desk.rows, self.page.desk.thumbnails
        count = 0
        for position in range(min(len(rows.list), 80)):
            box = grid.place_of(position)
            entry = rows.entry(rows.list.numbers[position])
            seen = box.y < grid.viewport().height()
            count += bool(seen and entry and thumbnails.get((entry.id, entry.tag)) is not None)
        return count

    def first_thumbnails_s(self) -> float:
        """From the start of the process until fifty pictures are painted."""
        wait_until(lambda: self.on_screen() >= FIRST, "first thumbnails")
        self.app.processEvents()
        return time.time() - float(os.environ.get("POOL_BENCH_BEGUN", "nan"))

    def at_rest(self) -> None:
        """Until the start is over: every page is made, and garbage was looked through once."""
        window = self.program.window
        assert window is not None
        wait_until(lambda: len(window.pages) == len(window.names), "the other pages")
        rest(SETTLE_MS / 1000 + 0.5)

    def frames(self, steps: list[int]) -> list[float]:
        """Milliseconds from when a frame was due until it was painted, one for each step of px.

        `cpu_ms` gets what the GUI thread computed for it: that is the same on a busy machine.
        """
        viewport, bar = self.page.grid.viewport(), self.page.grid.verticalScrollBar()
        painted = Painted()
        viewport.installEventFilter(painted)
        times: list[float] = []
        due_s = time.perf_counter()
        for step in steps:
            while time.perf_counter() < due_s:
                self.app.processEvents()
                time.sleep(0.0005)
            before, cpu_s = painted.count, time.thread_time()
            bar.setValue((bar.value() + step) % max(1, bar.maximum()))
            while painted.count == before:
                self.app.processEvents()
            now_s = time.perf_counter()
            self.cpu_ms.append((time.thread_time() - cpu_s) * 1000)
            times.append((now_s - due_s) * 1000)
            due_s = max(now_s, due_s + FRAME_S)
        viewport.removeEventFilter(painted)
        return times

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.app.focusWidget() or self.page.grid, key)

    def next_pictures(self, count: int) -> list[float]:
        """Full view: milliseconds from the key until the next picture is painted."""
        self.page.grid.go(0)
        self.key(Qt.Key.Key_Space)
        picture = self.page.views.full.picture
        wait_until(lambda: picture.shown, "full view")
        rest(0.5)
        painted = Painted()
        picture.installEventFilter(painted)
        times: list[float] = []
        for _ in range(count):
            before, begun_s = painted.count, time.perf_counter()
            self.key(Qt.Key.Key_Right)
            wait_until(partial(_new_picture, picture, painted, before), "next picture")
            times.append((time.perf_counter() - begun_s) * 1000)
            rest(0.1)
        picture.removeEventFilter(painted)
        self.key(Qt.Key.Key_Escape)
        wait_until(lambda: self.page.views.mode is Mode.BROWSE, "back in the grid")
        return times

    def decisions_a_minute(self, count: int) -> float:
        """One key each, and each on the disk before the next."""
        self.page.grid.go(0)
        begun_s = time.perf_counter()
        for number in range(count):
            self.key((Qt.Key.Key_A, Qt.Key.Key_X)[number % 2])
            wait_until(lambda: not self.page.desk.culling.busy, "decision")
        return count / (time.perf_counter() - begun_s) * 60

    def close(self) -> None:
        self.program.close()
        self.services.close()


def _new_picture(picture: LargePicture, painted: Painted, before: int) -> bool:
    return picture.shown and painted.count > before


def fill(home: Path) -> dict[str, list[float]]:
    settings = load(paths.resources() / "default_settings.toml", None, environment={})
    services = build_services(settings, paths.Home(home))
    begun_s = time.perf_counter()
    services.pool.refresh(Quiet())
    services.close()
    return {"fill_s": [time.perf_counter() - begun_s]}


def measure(home: Path, work: bool, quick: bool) -> dict[str, list[float]]:
    program = Program(home)
    told = {"first_s": [program.first_thumbnails_s()]}
    if work:
        wait_until(lambda: not program.page.desk.refreshing, "the listing")
        smooth, fast, jumps = (120, 60, 20) if quick else (900, 450, 120)
        program.at_rest()
        told["smooth_ms"] = program.frames([48] * smooth)
        told["fast_ms"] = program.frames([700] * fast)
        told["jump_ms"] = program.frames([123_457] * jumps)
        told["frame_cpu_ms"] = program.cpu_ms
        told["next_ms"] = program.next_pictures(20 if quick else 100)
        told["decisions"] = [program.decisions_a_minute(40 if quick else 300)]
        told["memory_mb"] = [psutil.Process().memory_info().rss / 1e6]
    program.close()
    return told


def main(home: Path, what: str) -> int:
    quick = os.environ.get("POOL_BENCH_QUICK") == "1"
    told = fill(home) if what == "fill" else measure(home, what == "work", quick)
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
