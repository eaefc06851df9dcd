"""The mirror and the pictures of a page, in the real window with frames and pictures from memory."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.figure import Figure, figure, percentile


def figures(quick: bool) -> Iterator[Figure]:
    told = run("3" if quick else "15")
    seconds = len(told["longest_gaps_ms"])
    yield figure(
        "mirror_fps", told["fps"][0], "1/s", ">= 29", seconds, "1280x720 at 30 fps, mirror of 800 px"
    )
    yield figure(
        "mirror_gui_gap_p99",
        percentile(told["gaps_ms"], 99),
        "ms",
        "< 33",
        len(told["gaps_ms"]),
        "2 ms timer",
    )
    yield figure(
        "mirror_gui_gap_longest_per_second_p99",
        percentile(told["longest_gaps_ms"], 99),
        "ms",
        "< 33",
        seconds,
        "the longest gap of each second",
    )
    yield figure("mirror_cpu", told["cpu_percent"][0], "% of a core", "", seconds, "the whole process")
    for key, aim, note in (
        ("prefetch_page", "", "fetch, decode and cut three pictures of 768x512"),
        ("paint_prefetched_page", "< 50", "change of three pictures to the next painted frame"),
        ("paint_unexpected_page", "", "the same with pictures that were not fetched ahead"),
    ):
        times = told[f"{key}_ms"]
        yield figure(key, percentile(times, 50), "ms", aim, len(times), f"{note}; median")


def run(seconds: str) -> dict[str, list[float]]:
    """What the child measured. Raises CalledProcessError with its words on stderr."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    command = [sys.executable, "-m", "tests.bench.preview_child", seconds]
    told = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=300
    )
    answer: dict[str, list[float]] = json.loads(told.stdout.splitlines()[-1])
    return answer
