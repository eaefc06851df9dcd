"""The whole kiosk, offscreen with the software renderer: start, taps, camera, idle cost, memory."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.figure import Figure, figure, percentile
from tests.films import face_film


def figures(quick: bool) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        home, film = Path(folder, "home"), Path(folder, "film.avi")
        face_film(film, seconds=6, fps=30, size=(1280, 720))
        seconds = run("prepare", home)["starter_gallery_s"]
        yield figure(
            "starter_gallery", seconds, "s", "< 20", 1, "192 pictures on the first start, two workers"
        )
        starts = [run("start", home)["first_frame_s"] for _ in range(2 if quick else 7)]
        yield figure(
            "cold_start_first_frame",
            statistics.median(starts),
            "s",
            "< 2",
            len(starts),
            "process start to first painted frame, 1920x1080, median",
        )
        taps = run("taps", home)
        for key, name, aim in (
            ("to_pictures_ms", "mood_tap_to_three_pictures", "< 300"),
            ("to_heart_ms", "like_to_red_heart", "< 100"),
            ("to_page_ms", "next_to_painted_page", ""),
        ):
            yield figure(f"{name}_p95", percentile(taps[key], 95), "ms", aim, len(taps[key]), "p95")
        seen = run("camera", home, film)
        runs = len(seen["from_tap_ms"])
        yield figure(
            "use_camera_to_three_pictures",
            statistics.median(seen["from_tap_ms"]),
            "ms",
            "",
            runs,
            "tap on Use the camera; median; holds the vote of 1 s",
        )
        yield figure(
            "good_frame_to_three_pictures",
            statistics.median(seen["from_good_ms"]),
            "ms",
            "< 1000 after the vote",
            runs,
            "first good frame; median; holds the vote of 1 s",
        )
        yield figure(
            "preview_fps", statistics.median(seen["fps"]), "1/s", "30", runs, "1280x720 film of 30 fps"
        )
        yield figure(
            "gui_gap_p99",
            percentile(seen["gaps_ms"], 99),
            "ms",
            "< 33",
            len(seen["gaps_ms"]),
            "between runs of a 1 ms timer while the mirror is on",
        )
        yield figure(
            "gui_gap_longest",
            max(seen["gaps_ms"]),
            "ms",
            "",
            len(seen["gaps_ms"]),
            "screen changes are in it",
        )
        if quick:
            return
        yield figure(
            "attract_cpu", run("attract", home)["cpu_percent"], "% of a core", "< 5", 1, "30 s, all processes"
        )
        memory = run("visits", home)["memory_mb"]
        yield figure("memory_after_200_visits", memory[-1], "MB", "", 200, "resident, GUI process")
        yield figure(
            "memory_growth_visits_50_to_200", memory[-1] - memory[4], "MB", "0", 150, "resident, GUI process"
        )


def run(scenario: str, home: Path, film: Path | None = None) -> dict[str, Any]:
    """What the child told of a scenario. Raises CalledProcessError with its words on stderr."""
    environment = {
        **os.environ,
        "EMOTION_KIOSK_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    command = [sys.executable, "-m", "tests.bench.kiosk_child", scenario, str(film or "none")]
    told = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=600
    )
    answer: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return answer
