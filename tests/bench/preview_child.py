"""Measures the mirror and a page from inside: `python -m tests.bench.preview_child SECONDS` prints JSON."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtQuickControls2 import QQuickStyle
from PySide6.QtWidgets import QApplication

from kiosk.core.mood import Mood
from kiosk.core.reading import Frame
from kiosk.screen.options import ScreenOptions
from tests.screen import ways
from tests.screen.closing_ways import start_over
from tests.screen.stage import FolderOfPictures, Stage

FPS = 30
PAGES = 12
WARM_UP_S = 1.0


def films() -> Callable[[], Frame]:
    """1280x720 frames at 30 fps, from memory."""
    rng = np.random.default_rng(1)
    noise = [cv2.resize(rng.integers(0, 256, (36, 64, 3), np.uint8), (1280, 720)) for _ in range(8)]
    data = [picture.tobytes() for picture in noise]
    newest: dict[int, Frame] = {}

    def frame() -> Frame:
        number = int(time.perf_counter() * FPS)
        if number not in newest:
            newest.clear()
            newest[number] = Frame(number, 1280, 720, data[number % len(data)])
        return newest[number]

    return frame


def pictures(root: Path) -> FolderOfPictures:
    """As many different pictures of one mood as the pages need."""
    folder = root / "emotions" / Mood.HAPPY
    folder.mkdir(parents=True)
    rng = np.random.default_rng(2)
    for number in range(6 * PAGES + 9):
        picture = cv2.resize(rng.integers(0, 256, (32, 48, 3), np.uint8), (768, 512))
        cv2.imwrite(str(folder / f"{number:03d}.jpeg"), picture)
    return FolderOfPictures(root)


def spin(ms: int) -> None:
    """Lets the GUI thread live for a while, without Python."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def measure_mirror(stage: Stage, seconds: float) -> dict[str, list[float]]:
    ways.reading(stage)
    spin(int(WARM_UP_S * 1000))
    beats: list[float] = []
    serials: set[int] = set()
    heart = QTimer(interval=2, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    painted = stage.window.frameSwapped.connect(lambda: serials.add(stage.preview.property("serial")))
    cpu_s, begun_s = time.process_time(), time.perf_counter()
    heart.start()
    spin(int(seconds * 1000))
    heart.stop()
    stage.window.frameSwapped.disconnect(painted)
    wall_s = time.perf_counter() - begun_s
    gaps = [(later - earlier) * 1000 for earlier, later in pairwise(beats)]
    longest: dict[int, float] = {}
    for at_s, gap in zip(beats[1:], gaps, strict=False):
        second = int(at_s - begun_s)
        longest[second] = max(longest.get(second, 0.0), gap)
    return {
        "fps": [len(serials) / wall_s],
        "gaps_ms": gaps,
        "longest_gaps_ms": list(longest.values()),
        "cpu_percent": [(time.process_time() - cpu_s) / wall_s * 100],
    }


def paintings(stage: Stage) -> list[QQuickItem]:
    """The three cards on screen."""
    return [i for i in stage.items() if i.property("pictureId") and i.property("scrim") == "none"]


def turn(stage: Stage, cards: list[QQuickItem], ids: tuple[str, ...]) -> float:
    """Milliseconds from the change of three pictures to the frame that shows them all."""
    loop = QEventLoop()
    done_s: list[float] = []

    def painted() -> None:
        if all(card.property("ready") for card in cards):
            done_s.append(time.perf_counter())
            loop.quit()

    connection = stage.window.frameSwapped.connect(painted)
    begun_s = time.perf_counter()
    for card, picture_id in zip(cards, ids, strict=True):
        card.setProperty("pictureId", picture_id)
    stage.window.requestUpdate()
    loop.exec()
    stage.window.frameSwapped.disconnect(connection)
    return (done_s[0] - begun_s) * 1000


def measure_pages(stage: Stage) -> dict[str, list[float]]:
    start_over(stage, "en")
    ways.gallery(stage)
    stage.still()
    cards = paintings(stage)
    ids = list(stage.driver.store.ids(Mood.HAPPY))[9:]
    told: dict[str, list[float]] = {
        "prefetch_page_ms": [],
        "paint_prefetched_page_ms": [],
        "paint_unexpected_page_ms": [],
    }
    for number in range(PAGES):
        ahead = tuple(ids[6 * number : 6 * number + 3])
        unexpected = tuple(ids[6 * number + 3 : 6 * number + 6])
        begun_s = time.perf_counter()
        stage.providers.picture.prefetch(ahead)
        told["prefetch_page_ms"].append((time.perf_counter() - begun_s) * 1000)
        told["paint_prefetched_page_ms"].append(turn(stage, cards, ahead))
        told["paint_unexpected_page_ms"].append(turn(stage, cards, unexpected))
    return told


def main(seconds: float) -> int:
    QQuickStyle.setStyle("Basic")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        options = ScreenOptions(reduce_motion=True, settle_ms=1)
        stage = Stage(app, pictures(Path(folder)), QSize(1920, 1080), options, "en", films())
        told = measure_mirror(stage, seconds) | measure_pages(stage)
        stage.close()
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
