import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk import paths
from kiosk.adapters.local.face_analyzer import OpenCvFaceAnalyzer, open_face_analyzer
from kiosk.core.errors import ModelDamaged, PictureDamaged
from kiosk.core.mood import MOODS, Mood
from kiosk.core.ports import FaceAnalyzer
from kiosk.core.reading import Reading
from kiosk.vision.face_gate import open_gate
from kiosk.vision.models import FOLDER_VARIABLE, ModelShelf, open_shelf
from kiosk.vision.pixels import Pixels, encode_jpeg
from tests.films import face_picture, faceless_picture

FACE = (320, 178)  # centre of the face in face_picture((640, 480))


@pytest.fixture(scope="module", params=["bare machine", "with the pack"])
def shelf(request: pytest.FixtureRequest) -> ModelShelf:
    folder = os.environ.get(FOLDER_VARIABLE)
    if request.param == "with the pack" and not folder:
        pytest.skip(f"no model pack: {FOLDER_VARIABLE} is not set")
    folders = [Path(folder)] if folder and request.param == "with the pack" else []
    return open_shelf(paths.resources() / "models" / "manifest.toml", folders)


@pytest.fixture(scope="module")
def analyzer(shelf: ModelShelf) -> OpenCvFaceAnalyzer:
    return open_face_analyzer(shelf)


def tilted(degrees: float) -> Pixels:
    turn = cv2.getRotationMatrix2D(FACE, degrees, 1.0)
    return cv2.warpAffine(face_picture(), turn, (640, 480), borderMode=cv2.BORDER_REPLICATE)


def small_face() -> Pixels:
    """A face of 60 px in a 1280x720 frame."""
    person = cv2.resize(face_picture(), None, fx=60 / 145, fy=60 / 145, interpolation=cv2.INTER_AREA)
    height, width = person.shape[:2]
    return cv2.copyMakeBorder(person, 720 - height, 0, 400, 880 - width, cv2.BORDER_REPLICATE)


def with_glasses() -> Pixels:
    picture = face_picture()
    picture[144:170, 268:372] = 20
    return picture


def with_a_hand_over(top: int, bottom: int) -> Pixels:
    picture = face_picture()
    cv2.ellipse(
        picture, (320, (top + bottom) // 2), (85, (bottom - top) // 2), 0, 0, 360, (120, 150, 200), -1
    )
    return picture


def check(reading: Reading | None) -> Mood | None:
    """What every reading must keep, whatever the picture; answers its mood."""
    assert reading is not None
    assert tuple(reading.moods) == MOODS
    assert sum(reading.moods.values()) == pytest.approx(1)
    assert reading.moods[Mood.CONFUSED] == 0
    assert reading.mood is None or reading.moods[reading.mood] == max(reading.moods.values())
    box = reading.box
    assert box.left >= 0 and box.top >= 0 and box.left + box.width <= 1 and box.top + box.height <= 1
    return reading.mood


def test_it_is_a_face_analyzer(analyzer: OpenCvFaceAnalyzer) -> None:
    role: FaceAnalyzer = analyzer
    assert check(role.read(encode_jpeg(face_picture()))) is Mood.HAPPY


def test_a_reading_says_where_the_face_is_and_how_good(analyzer: OpenCvFaceAnalyzer) -> None:
    reading = analyzer.read_picture(face_picture())
    assert reading is not None
    assert reading.box.left + reading.box.width / 2 == pytest.approx(FACE[0] / 640, abs=0.03)
    assert reading.box.top + reading.box.height / 2 == pytest.approx(FACE[1] / 480, abs=0.05)
    assert reading.quality is not None and reading.quality.sharpness > 0.8
    assert reading.pose is not None and abs(reading.pose.yaw) < 15


CLEAR: dict[str, Callable[[], Pixels]] = {
    "half brightness": lambda: (face_picture() * 0.5).astype(np.uint8),
    "slightly blurred": lambda: cv2.GaussianBlur(face_picture(), (0, 0), 3),
    "grey": lambda: cv2.cvtColor(face_picture(), cv2.COLOR_BGR2GRAY),
    "mirrored": lambda: cv2.flip(face_picture(), 1),
    "60 px": small_face,
    "tilted 10": lambda: tilted(10),
    "tilted -10": lambda: tilted(-10),
}


@pytest.mark.parametrize("name", CLEAR)
def test_a_smile_stays_happy(analyzer: OpenCvFaceAnalyzer, name: str) -> None:
    assert check(analyzer.read_picture(CLEAR[name]())) is Mood.HAPPY


HARD: dict[str, Callable[[], Pixels]] = {
    "tilted 20": lambda: tilted(20),
    "tilted -20": lambda: tilted(-20),
    "badly blurred": lambda: cv2.GaussianBlur(face_picture(), (0, 0), 7),
    "a dark bar over the eyes": with_glasses,
    "a hand before the mouth": lambda: with_a_hand_over(180, 270),
    "a hand before the eyes": lambda: with_a_hand_over(90, 175),
    "a hand before the face": lambda: with_a_hand_over(70, 290),
    "nearly dark": lambda: (face_picture() * 0.1).astype(np.uint8),
    "overexposed": lambda: cv2.convertScaleAbs(face_picture(), alpha=2.5),
}


@pytest.mark.parametrize("name", HARD)
def test_a_face_that_is_hard_to_read_is_read_rightly_or_not_at_all(
    analyzer: OpenCvFaceAnalyzer, name: str
) -> None:
    reading = analyzer.read_picture(HARD[name]())
    assert reading is None or check(reading) in {Mood.HAPPY, None}


def test_nobody_is_none(analyzer: OpenCvFaceAnalyzer) -> None:
    assert analyzer.read(encode_jpeg(faceless_picture())) is None
    assert analyzer.read_picture(np.zeros((720, 1280, 3), np.uint8)) is None
    noise = np.random.default_rng(2).integers(0, 256, (240, 320, 3), np.uint8)
    assert analyzer.read_picture(noise) is None


def test_of_two_faces_one_is_read(analyzer: OpenCvFaceAnalyzer) -> None:
    assert check(analyzer.read_picture(face_picture((640, 480), faces=2))) in {Mood.HAPPY, None}


def test_the_gate_s_crop_is_read_like_the_frame(analyzer: OpenCvFaceAnalyzer, shelf: ModelShelf) -> None:
    crop = open_gate(shelf).judge(face_picture((1280, 720)), 0).crop_jpeg
    assert crop is not None
    assert check(analyzer.read(crop)) is Mood.HAPPY


def test_what_is_no_picture_is_said(analyzer: OpenCvFaceAnalyzer) -> None:
    with pytest.raises(PictureDamaged):
        analyzer.read(b"no picture")


def test_threads_may_ask_at_once(analyzer: OpenCvFaceAnalyzer) -> None:
    pictures = [encode_jpeg(face_picture()), encode_jpeg(faceless_picture())] * 4
    with ThreadPoolExecutor(4) as pool:
        readings = list(pool.map(analyzer.read, pictures))
    assert [reading is None for reading in readings] == [False, True] * 4
    assert len({str(reading) for reading in readings}) == 2


def test_the_threshold_is_the_manifest_s(analyzer: OpenCvFaceAnalyzer, shelf: ModelShelf) -> None:
    assert analyzer.threshold == shelf.card("mood").threshold


def test_a_damaged_model_is_refused_by_name(tmp_path: Path, shelf: ModelShelf) -> None:
    manifest = tmp_path / "manifest.toml"
    manifest.write_bytes((paths.resources() / "models" / "manifest.toml").read_bytes())
    right = shelf.checked_path(shelf.card("mood")).read_bytes()
    (tmp_path / "mood.onnx").write_bytes(right[:-1] + b"?")
    with pytest.raises(ModelDamaged, match=r"mood\.onnx"):
        open_face_analyzer(open_shelf(manifest))
