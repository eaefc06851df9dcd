"""Pictures in memory: decoding, measuring, shrinking. BGR or grey, uint8, as OpenCV has them."""

import cv2
import numpy as np
from cv2.typing import MatLike as Pixels

from kiosk.core.errors import PictureDamaged

__all__ = ["Pixels", "as_grey", "decode", "encode_jpeg", "fitted", "size_of"]

_MOST_BYTES = 64 * 1024 * 1024


def decode(encoded: bytes, item: str = "") -> Pixels:
    """(height, width, 3) BGR, turned upright as its EXIF says; grey and 16-bit ones come out as 8-bit BGR.

    Raises PictureDamaged when it is empty, too large or no picture.
    """
    if not encoded:
        raise PictureDamaged("The picture is empty", item=item)
    if len(encoded) > _MOST_BYTES:
        raise PictureDamaged(f"The picture has more than {_MOST_BYTES >> 20} MB", item=item)
    try:
        picture = cv2.imdecode(np.frombuffer(encoded, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:  # more pixels than OpenCV allows
        raise PictureDamaged("The picture cannot be decoded", item=item) from error
    if picture is None or min(picture.shape[:2]) < 8:
        raise PictureDamaged("This is no picture that can be decoded", item=item)
    return picture


def encode_jpeg(picture: Pixels, quality: int = 85) -> bytes:
    """JPEG of a BGR or grey picture."""
    done, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise PictureDamaged("The picture cannot be encoded as JPEG")
    return encoded.tobytes()


def size_of(picture: Pixels) -> tuple[int, int]:
    """(width, height) in px."""
    return picture.shape[1], picture.shape[0]


def as_grey(picture: Pixels) -> Pixels:
    """(height, width) grey of a BGR or grey picture."""
    return picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)


def fitted(picture: Pixels, longest_px: int, *, enlarge: bool = False) -> tuple[Pixels, float]:
    """The picture with its longest side `longest_px`, and the factor that takes it there.

    Smaller pictures stay as they are (factor 1) unless `enlarge`.
    """
    width, height = size_of(picture)
    factor = longest_px / max(width, height)
    if factor > 1 and not enlarge:
        return picture, 1.0
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, size, interpolation=way), factor
