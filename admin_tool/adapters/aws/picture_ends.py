"""Whether a picture is sound, by its first and last bytes where that is enough."""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image

from kiosk.adapters.picture_check import LARGEST_PIXELS, check_picture

HEAD_BYTES = 131_072
"""Holds every segment before the pixels that our pictures have, and many pictures whole."""
TAIL_BYTES = 64
_END_OF_JPEG, _END_OF_PNG = b"\xff\xd9", b"IEND"

Read = Callable[..., tuple[bytes, Any]]
"""(key, range) as bytes and the answer of GetObject; an empty range is all of it."""


class PictureEnds:
    """One ranged read for a short picture, two for a long one, all of it where these leave a doubt."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def head(self, key: str) -> bytes:
        """The begin of a sound picture. Raises PictureMissing, PictureDamaged, ServiceError."""
        head, answer = self._read(key, f"0-{HEAD_BYTES - 1}")
        size = int(str(answer.get("ContentRange", "")).rpartition("/")[2] or len(head))
        if size <= len(head):
            check_picture(head, key)
            return head
        if _is_shown_whole(head) and self._ends_well(key):
            return head
        whole, _ = self._read(key)
        check_picture(whole, key)
        return whole

    def _ends_well(self, key: str) -> bool:
        tail, _ = self._read(key, f"-{TAIL_BYTES}")
        return _END_OF_JPEG in tail or _END_OF_PNG in tail


def _is_shown_whole(head: bytes) -> bool:
    """Whether the begin names a size that is safe to show; no when it does not say."""
    try:
        with Image.open(io.BytesIO(head), formats=("JPEG", "PNG")) as image:
            width_px, height_px = image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    return width_px * height_px <= LARGEST_PIXELS
