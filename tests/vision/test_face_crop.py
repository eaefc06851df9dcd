import cv2
import numpy as np
import pytest

from kiosk.core.reading import Box, Pose
from kiosk.vision.face_crop import aligned, box_of, head_and_shoulders, square
from kiosk.vision.face_detector import Face, turned
from kiosk.vision.pixels import Pixels, decode, size_of

UPRIGHT = Pose(0, 0, 0)


def dotted(*points: tuple[float, float]) -> Pixels:
    """400x300 grey, a soft white dot at each point."""
    rows, columns = np.mgrid[0:300, 0:400]
    picture = np.zeros((300, 400))
    for x, y in points:
        picture += 255 * np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / 18)
    return picture.clip(0, 255).astype(np.uint8)


def dot_in(picture: Pixels) -> tuple[float, float]:
    """Centre of the light, px."""
    moments = cv2.moments(picture)
    return moments["m10"] / moments["m00"], moments["m01"] / moments["m00"]


def face_at(x: float, y: float, side: float, roll: float = 0) -> Face:
    return Face(x, y, side, side, 1, side, Pose(0, 0, roll))


@pytest.mark.parametrize("side", [48.0, 75.0, 200.0])
def test_the_middle_of_a_face_is_in_the_middle_of_its_square(side: float) -> None:
    crop = square(dotted((150, 120)), face_at(150.5, 120.5, side), 48)
    assert crop.shape == (48, 48)
    assert dot_in(crop) == pytest.approx((23.5, 23.5), abs=0.3)


@pytest.mark.parametrize("roll", [-30, 15, 90])
def test_a_leaning_face_is_set_upright(roll: float) -> None:
    x, y = turned(0, -40, roll)
    crop = square(dotted((200 + x, 150 + y)), face_at(200.5, 150.5, 120, roll), 48)
    assert dot_in(crop) == pytest.approx((23.5, 7.5), abs=0.4)


def test_a_whole_picture_as_a_face_is_not_changed() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (48, 48), np.uint8)
    assert np.array_equal(square(picture, face_at(24, 24, 48), 48), picture)


def test_a_large_face_is_averaged_down() -> None:
    stripes = np.tile(np.array([0, 255], np.uint8), (300, 200))
    crop = square(stripes, face_at(200, 150, 240), 48)
    assert crop.min() > 100 and crop.max() < 155


def test_a_face_at_the_edge_is_continued_outwards() -> None:
    assert square(np.full((300, 400), 77, np.uint8), face_at(0, 0, 100), 48).min() == 77


def test_a_colour_picture_stays_colour() -> None:
    assert square(np.zeros((300, 400, 3), np.uint8), face_at(100, 100, 100), 48).shape == (48, 48, 3)


def test_landmarks_are_moved_onto_the_template() -> None:
    template = [(30.0, 40.0), (70.0, 40.0), (50.0, 60.0), (35.0, 80.0), (65.0, 80.0)]
    turned_template = np.array([turned(x * 2.2, y * 2.2, 18) for x, y in template])
    landmarks = np.add(turned_template, (130, 10))
    for place, point in enumerate(landmarks):
        crop = aligned(
            dotted((float(point[0]), float(point[1]))), landmarks.astype(np.float32), template, 112
        )
        x, y = template[place]
        assert dot_in(crop) == pytest.approx((x, y), abs=0.6)


def test_landmarks_in_one_point_do_no_harm() -> None:
    crop = aligned(dotted((5, 5)), np.zeros((5, 2), np.float32), [(1, 2), (3, 4), (5, 6), (7, 8), (9, 1)], 64)
    assert crop.shape == (64, 64)


@pytest.mark.parametrize("size", [(1280, 720), (320, 240), (3840, 2160)])
def test_head_and_shoulders_are_at_most_640_px(size: tuple[int, int]) -> None:
    width, height = size
    picture = np.full((height, width, 3), 120, np.uint8)
    side = height * 0.4
    crop = decode(head_and_shoulders(picture, Face(width / 2, height * 0.4, side, side, 1, side, UPRIGHT)))
    assert max(size_of(crop)) <= 640
    assert size_of(crop)[0] >= min(560, side * 2.2)


def test_a_box_is_clipped_to_the_picture() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    assert box_of(Face(100, 50, 50, 50, 1, 50, UPRIGHT), picture) == Box(0.375, 0.25, 0.25, 0.5)
    assert box_of(Face(0, 0, 50, 50, 1, 50, UPRIGHT), picture) == Box(0, 0, 0.125, 0.25)
    assert box_of(Face(-300, 0, 40, 20, 1, 40, UPRIGHT), picture).width == 0
