"""The frozen kiosk beside the same from source: size, build time, splash, first painted frame, memory.

Runs where the environment variable EMOTION_KIOSK_FROZEN names the built program.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.bench.figure import Figure, figure

FRAME = "Frame rendered"
SPLASH = "splash is painted: True"
SETTLE_S = 3.0  # the pipe holds what Qt tells of 10 s of frames
RUN = ("run", "--windowed", "--size", "1920x1080", "--camera", "none")


def figures(quick: bool) -> Iterator[Figure]:
    program = os.environ.get("EMOTION_KIOSK_FROZEN", "")
    if not program:
        return
    told = json.loads((Path(program).parents[1] / "build.json").read_text("utf-8"))
    yield figure("frozen_size", told["megabytes"], "MB", "", 1, f"{told['files']} files")
    yield figure("frozen_build_time", told["seconds"], "s", "", 1, "both programs, with PyInstaller")
    if "deb" in told:
        yield figure("deb_size", told["deb"]["megabytes"], "MB", "", 1, "zstd")
    with tempfile.TemporaryDirectory() as folder:
        for name, command in (("frozen", [program]), ("source", [sys.executable, "-m", "kiosk"])):
            tour = [*command, "tour", f"{folder}/tour", "--camera", "none"]  # paints the starter gallery
            subprocess.run(tour, check=True, env=around(folder), stderr=subprocess.DEVNULL)
            runs = [start(command, folder) for _ in range(2 if quick else 7)]
            yield figure(
                f"{name}_cold_start_splash",
                statistics.median(run.splash_s for run in runs),
                "s",
                "",
                len(runs),
                "process start to the painted splash, 1920x1080, files in the page cache, median",
            )
            yield figure(
                f"{name}_cold_start_first_frame",
                statistics.median(run.first_s for run in runs),
                "s",
                "< 2",
                len(runs),
                "process start to first painted frame, 1920x1080, files in the page cache, median",
            )
            yield figure(
                f"{name}_memory",
                statistics.median(run.megabytes for run in runs),
                "MB",
                "",
                len(runs),
                f"resident, all processes, Attract, {SETTLE_S:.0f} s after the first frame, median",
            )


def around(folder: str) -> dict[str, str]:
    """What the kiosk sees: Qt tells when a frame was painted; the gallery is small."""
    return {
        **os.environ,
        "EMOTION_KIOSK_HOME": f"{folder}/home",
        "EMOTION_KIOSK_KIOSK_STARTER_PICTURES_PER_MOOD": "9",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QT_FORCE_STDERR_LOGGING": "1",
        "QT_LOGGING_RULES": "qt.scenegraph.time.renderloop=true",
        "EMOTION_KIOSK_LOGS_LEVEL": "debug",  # tells when the splash was painted
    }


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the splash and to the first frame, and megabytes in use some seconds later."""

    splash_s: float
    first_s: float
    megabytes: float


def start(command: Sequence[str], folder: str) -> Start:
    """Starts the kiosk, lets it settle, and ends it."""
    log = Path(folder, "home", "logs", "kiosk.log")
    log.unlink(missing_ok=True)
    at, started_s = datetime.now(), time.perf_counter()
    with subprocess.Popen(
        [*command, *RUN], env=around(folder), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        try:
            first_s = _painted(running) - started_s
            time.sleep(SETTLE_S)
            splash_s = (_splash_at(log) - at).total_seconds()
            return Start(splash_s, first_s, _megabytes(running.pid))
        finally:
            running.send_signal(signal.SIGTERM)
            running.communicate(timeout=30)


def _painted(running: "subprocess.Popen[str]") -> float:
    assert running.stderr
    for line in running.stderr:
        if FRAME in line:
            return time.perf_counter()
    raise RuntimeError("the kiosk ended without a frame")


def _splash_at(log: Path) -> datetime:
    for line in log.read_text("utf-8").splitlines():
        if SPLASH in line:
            return datetime.strptime(line.partition(" DEBUG")[0], "%Y-%m-%d %H:%M:%S,%f")
    raise RuntimeError("the kiosk painted no splash")


def _megabytes(session: int) -> float:
    """Of every process of a session: the kiosk and what it started."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == session:
                rollup = (process / "smaps_rollup").read_text()
                total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Rss:"))
        except OSError:
            continue  # it has ended meanwhile
    return total * 1024 / 1e6
