import cv2
import numpy as np
import pytest

from kiosk.vision.face_detector import FaceDetector
from kiosk.vision.face_search import find_faces
from kiosk.vision.pixels import Pixels
from tests.films import face_picture


@pytest.fixture(params=["haar", "yunet"])
def detector(request: pytest.FixtureRequest) -> FaceDetector:
    made: FaceDetector = request.getfixturevalue(request.param)
    return made


def cut_face(side: int) -> Pixels:
    """Nothing but the face."""
    return cv2.resize(face_picture((640, 480))[105:255, 245:395], (side, side), interpolation=cv2.INTER_AREA)


@pytest.mark.parametrize("side", [96, 224, 900])
def test_a_face_that_fills_the_picture_is_found(detector: FaceDetector, side: int) -> None:
    face = find_faces(detector, cut_face(side))[0]
    assert face.x == pytest.approx(side / 2, abs=0.12 * side)
    assert face.width > 0.6 * side


def test_a_small_face_in_a_large_picture_is_found(detector: FaceDetector) -> None:
    far = cv2.copyMakeBorder(face_picture((256, 192)), 700, 308, 900, 764, cv2.BORDER_REPLICATE)
    face = find_faces(detector, far)[0]
    assert (face.x, face.y) == pytest.approx((900 + 128, 700 + 71), abs=20)


@pytest.mark.parametrize("side", [28, 48, 64])
def test_a_tiny_square_picture_is_a_cut_face(detector: FaceDetector, side: int) -> None:
    (face,) = find_faces(detector, cut_face(side))
    assert (face.x, face.y, face.crop_side_px) == (side / 2, side / 2, side)


def test_a_tiny_empty_picture_is_nobody(detector: FaceDetector) -> None:
    assert find_faces(detector, np.full((48, 48, 3), 90, np.uint8)) == []


@pytest.mark.parametrize("size", [(8, 3000), (3000, 8), (64, 20)])
def test_odd_shapes_are_nobody(detector: FaceDetector, size: tuple[int, int]) -> None:
    assert find_faces(detector, np.full((*size, 3), 90, np.uint8)) == []


def test_nobody_is_nobody_at_any_size(detector: FaceDetector, nobody: Pixels) -> None:
    assert find_faces(detector, nobody) == []
    assert find_faces(detector, cv2.resize(nobody, (1920, 1440))) == []
