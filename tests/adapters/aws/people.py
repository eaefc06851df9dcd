"""Pictures of different people, made of one."""

import cv2
import numpy as np

from tests.films import Picture, face_picture


def look_alike() -> Picture:
    """Somebody whom the sandbox finds 87 % like the person of `face_picture`."""
    return _waved(0.2)


def stranger() -> Picture:
    """Somebody else altogether (0.5 %)."""
    return _waved(0.3)


def _waved(strength: float) -> Picture:
    """The face pushed up and down in waves; `strength` in face widths."""
    picture = face_picture()
    height, width = picture.shape[:2]
    middle, side = 0.37 * height, 0.214 * width
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    moved = (y + strength * side * np.sin((y - middle) / side * 6)).astype(np.float32)
    return np.asarray(cv2.remap(picture, x, moved, cv2.INTER_LINEAR), np.uint8)
