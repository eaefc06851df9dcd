"""What reading a mood costs: time of one thread, and memory of a process that judges frames."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2

from kiosk.adapters.local.face_analyzer import OpenCvFaceAnalyzer
from kiosk.vision.face_detector import FaceDetector
from kiosk.vision.face_gate import FaceGate
from kiosk.vision.face_search import open_detector
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.models import ModelRole, ModelShelf
from kiosk.vision.mood_model import open_mood_model
from kiosk.vision.pixels import Pixels
from tests.bench.figure import Figure, figure, percentile
from tests.films import face_picture

_CAMERA_PROCESS = """
import sys
from pathlib import Path
import cv2, psutil
cv2.setNumThreads(1)
from kiosk.vision.face_gate import open_gate
from kiosk.vision.models import open_shelf
gate = open_gate(open_shelf(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]))
small = cv2.imdecode(__import__("numpy").frombuffer(sys.stdin.buffer.read(), "uint8"), cv2.IMREAD_COLOR)
for number in range(60):
    gate.judge(small.copy(), number / 5)
print(psutil.Process().memory_info().rss / 2**20)
"""


def kiosk_frame() -> Pixels:
    """A 1280x720 BGR frame with one person close to the camera."""
    return face_picture((1280, 720))


def speed_figures(shelf: ModelShelf, quick: bool) -> list[Figure]:
    """Median times in ms of CPU time on one thread, and peak memory in MB."""
    runs = 20 if quick else 100
    frame, model = kiosk_frame(), open_mood_model(shelf)
    detectors: dict[str, FaceDetector] = {"haar": HaarDetector()}
    if shelf.find(ModelRole.DETECTOR):
        detectors["yunet"] = open_detector(shelf)
    face = detectors["haar"].detect(frame)[0]
    made = [
        _time(
            "mood_one_face_ms",
            "at most 3",
            lambda: model.read(frame, face),
            runs,
            "crop, network, mirror image",
        )
    ]
    for name, detector in detectors.items():
        gate, analyzer = FaceGate(detector), OpenCvFaceAnalyzer(detector, model)
        note = "1280x720 frame: find, judge, cut head and shoulders"
        made.append(_time(f"face_gate_{name}_ms", "", _judging(gate, frame), runs, note))
        note = "the same, then the crop's JPEG decoded, its face found and its mood read"
        made.append(_time(f"mood_frame_{name}_ms", "", _reading(gate, analyzer, frame), runs, note))
    folders = [str(folder) for folder in shelf.folders]
    for name, named in {"haar": folders[:1], "yunet": folders}.items():
        if name in detectors:
            made.append(_memory(name, named, frame))
    return made


def _judging(gate: FaceGate, frame: Pixels) -> Callable[[], object]:
    return lambda: gate.judge(frame, 0.0)


def _reading(gate: FaceGate, analyzer: OpenCvFaceAnalyzer, frame: Pixels) -> Callable[[], object]:
    def whole() -> None:
        crop = gate.judge(frame, 0.0).crop_jpeg
        if crop is None or analyzer.read(crop) is None:
            raise RuntimeError("the bench's own frame was not read")

    return whole


def _time(name: str, aim: str, work: Callable[[], object], runs: int, note: str) -> Figure:
    for _ in range(3):
        work()
    times = []
    for _ in range(runs):
        # CPU time of this thread: other programs on the machine do not count.
        started = time.thread_time()
        work()
        times.append((time.thread_time() - started) * 1000)
    return figure(name, percentile(times, 50), "ms of CPU", aim, runs, note)


def _memory(detector: str, folders: list[str], frame: Pixels) -> Figure:
    manifest = str(Path(folders[0]) / "manifest.toml")
    made = subprocess.run(
        [sys.executable, "-c", _CAMERA_PROCESS, manifest, *folders[1:]],
        input=cv2.imencode(".png", frame)[1].tobytes(),
        capture_output=True,
        check=True,
    )
    note = "resident memory of a process that judges 1280x720 frames"
    return figure(f"camera_memory_{detector}_mb", float(made.stdout), "MB", note=note)
