from itertools import pairwise

import cv2
import numpy as np
import pytest

from kiosk.vision.face_quality import quality_of
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.pixels import Pixels


def test_a_face_out_of_focus_is_less_sharp(haar: HaarDetector, person: Pixels) -> None:
    face = haar.detect(person)[0]
    sharp = [quality_of(cv2.GaussianBlur(person, (0, 0), blur), face).sharpness for blur in (0.1, 3, 6, 12)]
    assert all(clear > dim for clear, dim in pairwise(sharp))
    assert sharp[0] == 1 and sharp[-1] < 0.2


def test_a_moving_face_is_less_sharp(haar: HaarDetector, person: Pixels) -> None:
    moving = cv2.blur(person, (45, 1))
    assert quality_of(moving, haar.detect(person)[0]).sharpness < 0.3


def test_sharpness_does_not_depend_on_the_light(haar: HaarDetector, person: Pixels) -> None:
    face, soft = haar.detect(person)[0], cv2.GaussianBlur(person, (0, 0), 4)
    dark = (soft * 0.4).astype(np.uint8)
    assert quality_of(dark, face).sharpness == pytest.approx(quality_of(soft, face).sharpness, rel=0.15)


def test_brightness_is_the_mean_grey_of_the_face(haar: HaarDetector, person: Pixels) -> None:
    face = haar.detect(person)[0]
    bright = quality_of(person, face).brightness
    assert 0.5 < bright < 0.8
    assert quality_of((person * 0.5).astype(np.uint8), face).brightness == pytest.approx(bright / 2, abs=0.01)
