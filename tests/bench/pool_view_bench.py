"""The Pool page over a pool of 100,000 pictures: start, scrolling, full view, decisions, memory."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import MOODS
from kiosk.core.picture import Prompt
from tests.bench.figure import Figure, figure, percentile

PICTURES, QUICK_PICTURES = 100_000, 10_000
PAINTED, QUICK_PAINTED = 200, 40
BATCH = 40


def figures(quick: bool) -> Iterator[Figure]:
    count, painted = (QUICK_PICTURES, QUICK_PAINTED) if quick else (PICTURES, PAINTED)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_pool(home, count, painted)
        cold = [first_without_index_s(home, quick) for _ in range(1 if quick else 5)]
        yield figure(
            "pool_first_50_without_index",
            percentile(cold, 50),
            "s",
            "<= 1.5",
            len(cold),
            f"from the start of the process; {count} pictures; median, worst {max(cold):.2f}",
        )
        run(home, "fill", quick)
        told = run(home, "work", quick)
        again = [run(home, "start", quick)["first_s"][0] for _ in range(1 if quick else 5)]
    yield figure(
        "pool_first_50_with_index",
        percentile(again, 50),
        "s",
        "<= 1",
        len(again),
        "from the start of the process; thumbnails in the disk cache; median",
    )
    frames = [*told["smooth_ms"], *told["fast_ms"], *told["jump_ms"]]
    note = "from due to painted at 60 a second: wheel, a screen a frame, and jumps through the whole pool"
    yield figure("pool_frame_p99", percentile(frames, 99), "ms", "<= 16.7", len(frames), note)
    yield figure("pool_frame_worst", max(frames), "ms", "", len(frames), note)
    yield figure("pool_frame_wheel_p99", percentile(told["smooth_ms"], 99), "ms", "", len(told["smooth_ms"]))
    yield figure(
        "pool_frame_cpu_p99",
        percentile(told["frame_cpu_ms"], 99),
        "ms",
        "<= 16.7",
        len(frames),
        "what the GUI thread computes for a frame, whatever else the machine does",
    )
    yield figure(
        "pool_next_picture_p95",
        percentile(told["next_ms"], 95),
        "ms",
        "<= 50",
        len(told["next_ms"]),
        "full view, from the key to the painted picture, 10 keys a second",
    )
    yield figure(
        "pool_decisions_a_minute",
        told["decisions"][0],
        "1/min",
        ">= 90",
        1,
        "each on the disk before the next",
    )
    yield figure("pool_memory", told["memory_mb"][0], "MB", "<= 400", 1, "resident, after all of this")


def first_without_index_s(home: Path, quick: bool) -> float:
    """A first start: neither index nor thumbnails are there."""
    for name in ("admin", "cache"):
        shutil.rmtree(home / name, ignore_errors=True)
    return run(home, "start", quick)["first_s"][0]


def make_pool(home: Path, count: int, painted: int) -> None:
    """A folder of `count` picture files: hard links to `painted` different ones."""
    source = home / "painted"
    source.mkdir()
    painter = PaintingGenerator()
    files: list[Path] = []
    for seed in range(painted):
        file = source / f"{seed}.jpeg"
        prompt = Prompt(MOODS[seed % len(MOODS)], f"study number {seed}, thick oil strokes", seed=seed)
        file.write_bytes(painter.generate(prompt))
        files.append(file)
    for number in range(count):
        mood = MOODS[number % len(MOODS)]
        folder = home / "pictures" / "imgPool" / mood
        if number < len(MOODS):
            folder.mkdir(parents=True)
        order = number // BATCH
        name = f"img_2026{1 + order // 1000:02d}22-{order % 1000:06d}_{number % BATCH}h.jpeg"
        os.link(files[number % painted], folder / name)


def run(home: Path, what: str, quick: bool) -> dict[str, list[float]]:
    """What the child measured. Raises CalledProcessError with its words on stderr."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "POOL_BENCH_BEGUN": str(time.time()),
        "POOL_BENCH_QUICK": "1" if quick else "0",
    }
    command = [sys.executable, "-m", "tests.bench.pool_view_child", str(home), what]
    told = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=900
    )
    answer: dict[str, list[float]] = json.loads(told.stdout.splitlines()[-1])
    return answer
