"""What reading a mood costs: time of one thread, and memory of a process that judges frames."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2

from kiosk.vision.face_detector import FaceDetector
from kiosk.vision.face_gate import FaceGate
from kiosk.vision.face_search import open_detector
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.models import ModelRole, ModelShelf
from kiosk.vision.mood_model import open_mood_model
from kiosk.vision.pixels import Pixels
from tests.films import face_picture

_CAMERA_PROCESS = """
import resource, sys
from pathlib import Path
import cv2
cv2.setNumThreads(1)
from kiosk.vision.face_gate import open_gate
from kiosk.vision.models import open_shelf
gate = open_gate(open_shelf(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]))
small = cv2.imdecode(__import__("numpy").frombuffer(sys.stdin.buffer.read(), "uint8"), cv2.IMREAD_COLOR)
for number in range(60):
    gate.judge(small.copy(), number / 5)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def kiosk_frame() -> Pixels:
    """A 1280x720 BGR frame with one person close to the camera."""
    return face_picture((1280, 720))


def speed_figures(shelf: ModelShelf, quick: bool) -> list[dict[str, object]]:
    """Median times in ms of CPU time on one thread, and peak memory in MB."""
    runs = 20 if quick else 100
    frame, model = kiosk_frame(), open_mood_model(shelf)
    detectors: dict[str, FaceDetector] = {"haar": HaarDetector()}
    if shelf.find(ModelRole.DETECTOR):
        detectors["yunet"] = open_detector(shelf)
    face = detectors["haar"].detect(frame)[0]
    made = [
        _time(
            "mood_one_face_ms", "<= 3", lambda: model.read(frame, face), runs, "crop, network, mirror image"
        )
    ]
    for name, detector in detectors.items():
        made.append(
            _time(f"face_detect_{name}_ms", None, _detecting(detector, frame), runs, "1280x720 frame")
        )
        made.append(
            _time(
                f"mood_frame_{name}_ms", None, _reading(detector, frame, shelf), runs, "gate, JPEG crop, mood"
            )
        )
    folders = [str(folder) for folder in shelf.folders]
    for name, named in {"haar": folders[:1], "yunet": folders}.items():
        if name in detectors:
            made.append(_memory(name, named, frame))
    return made


def _detecting(detector: FaceDetector, frame: Pixels) -> Callable[[], object]:
    return lambda: detector.detect(frame)


def _reading(detector: FaceDetector, frame: Pixels, shelf: ModelShelf) -> Callable[[], object]:
    gate, model = FaceGate(detector), open_mood_model(shelf)

    def whole() -> None:
        gate.judge(frame, 0.0)
        model.read(frame, detector.detect(frame)[0])

    return whole


def _time(name: str, aim: str | None, work: Callable[[], object], runs: int, note: str) -> dict[str, object]:
    for _ in range(3):
        work()
    times = []
    for _ in range(runs):
        # CPU time of this thread: other programs on the machine do not count.
        started = time.thread_time()
        work()
        times.append((time.thread_time() - started) * 1000)
    value = round(sorted(times)[runs // 2], 2)
    return {"name": name, "value": value, "unit": "ms", "aim": aim, "runs": runs, "note": note}


def _memory(detector: str, folders: list[str], frame: Pixels) -> dict[str, object]:
    manifest = str(Path(folders[0]) / "manifest.toml")
    made = subprocess.run(
        [sys.executable, "-c", _CAMERA_PROCESS, manifest, *folders[1:]],
        input=cv2.imencode(".png", frame)[1].tobytes(),
        capture_output=True,
        check=True,
    )
    note = "peak resident memory of a process that judges 1280x720 frames"
    value = round(float(made.stdout), 1)
    return {
        "name": f"camera_memory_{detector}_mb",
        "value": value,
        "unit": "MB",
        "aim": None,
        "runs": 1,
        "note": note,
    }
