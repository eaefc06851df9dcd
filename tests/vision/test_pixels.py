import io

import cv2
import numpy as np
import pytest
from PIL import Image

from kiosk.core.errors import PictureDamaged
from kiosk.vision.pixels import Pixels, as_grey, decode, encode_jpeg, fitted, size_of


def png(picture: Pixels) -> bytes:
    return cv2.imencode(".png", picture)[1].tobytes()


@pytest.mark.parametrize(
    "picture",
    [
        np.full((20, 30), 90, np.uint8),
        np.full((20, 30, 3), 90, np.uint8),
        np.full((20, 30, 4), 90, np.uint8),
        np.full((20, 30), 90 * 257, np.uint16),
    ],
    ids=["grey", "colour", "with alpha", "16 bit"],
)
def test_every_kind_of_picture_becomes_eight_bit_bgr(picture: Pixels) -> None:
    decoded = decode(png(picture))
    assert decoded.shape == (20, 30, 3) and decoded.dtype == np.uint8
    assert abs(int(decoded[5, 5, 0]) - 90) <= 1


def test_a_picture_is_turned_as_its_camera_was_held() -> None:
    lying = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    lying.save(file, "JPEG", exif=exif)
    assert size_of(decode(file.getvalue())) == (20, 40)


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff", png(np.zeros((2, 2), np.uint8))],
    ids=["empty", "text", "PNG header", "JPEG header", "2x2"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureDamaged):
        decode(content)


def test_a_picture_is_made_small_but_not_large() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    small, factor = fitted(picture, 50)
    assert size_of(small) == (50, 25) and factor == 0.25
    same, factor = fitted(picture, 400)
    assert same is picture and factor == 1
    large, factor = fitted(picture, 400, enlarge=True)
    assert size_of(large) == (400, 200) and factor == 2


def test_a_grey_picture_stays_itself() -> None:
    grey = np.zeros((10, 10), np.uint8)
    assert as_grey(grey) is grey
    assert as_grey(np.zeros((10, 10, 3), np.uint8)).ndim == 2


def test_a_jpeg_comes_back() -> None:
    picture = np.full((32, 48, 3), (10, 120, 230), np.uint8)
    assert np.abs(decode(encode_jpeg(picture)).astype(int) - picture).max() <= 4
