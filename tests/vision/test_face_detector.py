from math import atan2, degrees, radians, tan

import cv2
import numpy as np
import pytest

from kiosk.core.errors import ModelDamaged, ModelMissing
from kiosk.core.reading import Pose
from kiosk.vision.face_detector import Face, FaceDetector, largest_first, pose_of, turned
from kiosk.vision.face_search import open_detector
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.models import ModelShelf
from kiosk.vision.pixels import Pixels
from kiosk.vision.yunet_detector import YuNetDetector
from tests.films import face_picture

# Where the astronaut's face is in face_picture((640, 480)), measured by eye.
FACE_X, FACE_Y, FACE_WIDTH = 320, 178, 145


@pytest.fixture(params=["haar", "yunet"])
def detector(request: pytest.FixtureRequest) -> FaceDetector:
    made: FaceDetector = request.getfixturevalue(request.param)
    return made


def leaning(picture: Pixels, clockwise: float) -> Pixels:
    """The picture turned about the face."""
    turn = cv2.getRotationMatrix2D((FACE_X, FACE_Y), -clockwise, 1.0)
    return cv2.warpAffine(picture, turn, (640, 480), borderMode=cv2.BORDER_REPLICATE)


def the_face(faces: list[Face]) -> Face:
    assert len(faces) == 1
    return faces[0]


def test_one_face_is_found_where_it_is(detector: FaceDetector, person: Pixels) -> None:
    face = the_face(detector.detect(person))
    assert face.x == pytest.approx(FACE_X, abs=15)
    assert face.y == pytest.approx(FACE_Y, abs=20)
    assert face.width == pytest.approx(FACE_WIDTH, rel=0.2)
    assert 1.0 <= face.crop_side_px / face.width <= 1.35
    assert 0.5 < face.score <= 1


@pytest.mark.parametrize("degrees", [-20, -10, 10, 20])
def test_a_tilted_head_is_found(detector: FaceDetector, person: Pixels, degrees: int) -> None:
    face = the_face(detector.detect(leaning(person, degrees)))
    assert (face.x, face.y) == pytest.approx((FACE_X, FACE_Y), abs=24)
    assert abs(face.pose.roll - degrees) <= 22


def test_a_head_that_leans_clockwise_has_a_positive_roll(haar: HaarDetector, person: Pixels) -> None:
    assert the_face(haar.detect(leaning(person, 28))).pose.roll > 0
    assert the_face(haar.detect(leaning(person, -28))).pose.roll < 0


def test_a_grey_picture_is_as_good(detector: FaceDetector, person: Pixels) -> None:
    face = the_face(detector.detect(cv2.cvtColor(person, cv2.COLOR_BGR2GRAY)))
    assert face.x == pytest.approx(FACE_X, abs=15)


def test_two_faces_are_two(detector: FaceDetector) -> None:
    first, second = detector.detect(face_picture((640, 480), faces=2))
    assert {first.x < 320, second.x < 320} == {True, False}


def test_nobody_is_nobody(detector: FaceDetector, nobody: Pixels) -> None:
    assert detector.detect(nobody) == []
    assert detector.detect(np.zeros((480, 640, 3), np.uint8)) == []


def test_noise_is_nobody(detector: FaceDetector) -> None:
    random = np.random.default_rng(1)
    for _ in range(5):
        assert detector.detect(random.integers(0, 256, (360, 640, 3), np.uint8)) == []


def test_work_px_decides_how_small_a_face_may_be(detector: FaceDetector) -> None:
    far = cv2.copyMakeBorder(face_picture((150, 112)), 300, 308, 500, 630, cv2.BORDER_REPLICATE)
    faces = detector.detect(far, 1280)
    assert the_face(faces).width == pytest.approx(35, rel=0.3)


def test_yunet_gives_landmarks_where_eyes_and_mouth_are(yunet: YuNetDetector, person: Pixels) -> None:
    face = the_face(yunet.detect(person))
    assert face.landmarks is not None
    left_eye, right_eye, nose, left_mouth, right_mouth = face.landmarks
    assert left_eye[0] < nose[0] < right_eye[0]
    assert left_eye[1] < nose[1] < left_mouth[1]
    assert left_mouth[0] < right_mouth[0]


def test_the_best_detector_there_is_is_opened(bare_shelf: ModelShelf, pack_shelf: ModelShelf) -> None:
    assert isinstance(open_detector(bare_shelf), HaarDetector)
    assert isinstance(open_detector(pack_shelf), YuNetDetector)


def test_an_opencv_without_cascades_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "__file__", "/nowhere/cv2/__init__.py")
    with pytest.raises(ModelMissing, match="below version 5"):
        HaarDetector()


def test_a_damaged_network_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("models") / "yunet.onnx"
    path.write_bytes(b"not a network")
    with pytest.raises(ModelDamaged, match=r"yunet\.onnx"):
        YuNetDetector(path)


def test_turning_goes_clockwise_in_the_picture() -> None:
    assert turned(1, 0, 90) == pytest.approx((0, 1))
    assert turned(0, 1, 90) == pytest.approx((-1, 0))


def test_faces_come_largest_first() -> None:
    small, large = (Face(0, 0, side, side, 1, side, Pose(0, 0, 0)) for side in (10.0, 20.0))
    assert largest_first([small, large]) == [large, small]


def test_moving_a_face_moves_its_landmarks() -> None:
    face = Face(5, 6, 10, 10, 1, 10, Pose(0, 0, 0), np.zeros((5, 2), np.float32)).moved(2, -3)
    assert (face.x, face.y, face.left, face.top) == (7, 3, 2, -2)
    assert face.landmarks is not None and face.landmarks.tolist() == [[2, -3]] * 5


def head(yaw: float, pitch: float, roll: float) -> Pose:
    """The pose read from a drawn face: eyes 60 px apart, nose tip 36 px before them."""
    eyes, nose, mouth = 30 * np.cos(radians(yaw)), 36 * np.sin(radians(yaw)), 60.0
    down = 0.55 * mouth - 60 * 0.6 * tan(radians(pitch))
    points = [(-eyes, 0), (eyes, 0), (nose, down), (-20, mouth), (20, mouth)]
    return pose_of(np.array([turned(x, y, roll) for x, y in points], np.float32))


@pytest.mark.parametrize("roll", [-40, 0, 25])
@pytest.mark.parametrize("yaw", [-35, 0, 20])
def test_a_pose_is_read_from_landmarks(yaw: float, roll: float) -> None:
    pose = head(yaw, 0, roll)
    assert pose.yaw == pytest.approx(degrees(atan2(np.sin(radians(yaw)), np.cos(radians(yaw)))), abs=3)
    assert pose.roll == pytest.approx(roll, abs=0.5)
    assert pose.pitch == pytest.approx(0, abs=3)


def test_a_raised_head_has_a_positive_pitch() -> None:
    assert head(0, 20, 0).pitch == pytest.approx(20, abs=2)
    assert head(0, -20, 0).pitch == pytest.approx(-20, abs=2)
