"""Short films for tests: a real face that pans slowly, two of them, or none."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage import data

Picture = NDArray[np.uint8]

_astronaut: Callable[[], Picture] = data.astronaut  # scikit-image has no types

_HEAD_AND_SHOULDERS = (slice(0, 320), slice(64, 384))  # of skimage's astronaut; the face is about 105 px wide
_FACE_CENTRE = (0.495, 0.375)  # of that cut, as fractions
_PAN = 0.02  # of the film's width, to either side


def face_picture(size: tuple[int, int] = (640, 480), faces: int = 1, shift_px: float = 0.0) -> Picture:
    """BGR, `size` is (width, height); `faces` heads side by side, each about a third of its share high.

    `shift_px` moves the heads to the right.
    """
    width, height = size
    picture = _wall(size, 0)
    share = width / faces
    side = min(float(height), share)
    for place in range(faces):
        head = _head(mirrored=place % 2 == 1)
        scale = side / head.shape[0]
        left = share * (place + 0.5) - scale * head.shape[1] * _centre_x(place) + shift_px
        top = height - side
        move = np.array([[scale, 0, left], [0, scale, top]], dtype=np.float32)
        warped = cv2.warpAffine(head, move, size, flags=cv2.INTER_CUBIC)
        weight = cv2.warpAffine(_soft_edge(), move, size)[..., None]
        picture = (warped * weight + picture * (1 - weight)).astype(np.uint8)
    return picture


def faceless_picture(size: tuple[int, int] = (640, 480), shift_px: float = 0.0) -> Picture:
    """BGR; a wall in changing light, with nobody before it."""
    return _wall(size, shift_px)


def face_film(
    path: Path, seconds: float = 3, fps: float = 15, size: tuple[int, int] = (640, 480), faces: int = 1
) -> Path:
    """A MJPG .avi in which `faces` heads pan slowly; every frame differs. Answers `path`."""
    count = round(seconds * fps)
    return write_film(path, [face_picture(size, faces, shift) for shift in _pan(count, size[0])], fps)


def two_face_film(
    path: Path, seconds: float = 3, fps: float = 15, size: tuple[int, int] = (640, 480)
) -> Path:
    """The same with two heads of equal size."""
    return face_film(path, seconds, fps, size, faces=2)


def faceless_film(
    path: Path, seconds: float = 3, fps: float = 15, size: tuple[int, int] = (640, 480)
) -> Path:
    """The same with an empty room."""
    count = round(seconds * fps)
    return write_film(path, [faceless_picture(size, shift * 4) for shift in _pan(count, size[0])], fps)


def write_film(path: Path, pictures: list[Picture], fps: float) -> Path:
    """Writes BGR pictures of one size as MJPG .avi. Answers `path`."""
    height, width = pictures[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), fps, (width, height))
    if not writer.isOpened():
        raise RuntimeError(f"cannot write a film to {path}")
    for picture in pictures:
        writer.write(picture)
    writer.release()
    return path


def _pan(count: int, width_px: int) -> list[float]:
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return [float(width_px * _PAN * np.sin(angle)) for angle in angles]


@cache
def _head(mirrored: bool) -> Picture:
    bgr = np.ascontiguousarray(_astronaut()[_HEAD_AND_SHOULDERS][..., ::-1])
    return np.ascontiguousarray(bgr[:, ::-1]) if mirrored else bgr


@cache
def _soft_edge() -> NDArray[np.float32]:
    """1 in the middle of a head, 0 at its left and right edge, so that no edge moves through the film."""
    side = _HEAD_AND_SHOULDERS[0].stop
    across = np.minimum(np.arange(side), np.arange(side)[::-1]).astype(np.float32)
    return np.ascontiguousarray(np.broadcast_to((across / 40).clip(0, 1), (side, side)))


def _centre_x(place: int) -> float:
    return 1 - _FACE_CENTRE[0] if place % 2 else _FACE_CENTRE[0]


def _wall(size: tuple[int, int], shift_px: float) -> Picture:
    width, height = size
    across = np.arange(width, dtype=np.float32) + shift_px
    down = np.arange(height, dtype=np.float32)[:, None]
    light = 120 + 50 * np.sin(across / width * 5) + 25 * down / height
    tint = np.array([0.92, 0.97, 1.0], dtype=np.float32)
    return (light[..., None] * tint).clip(0, 255).astype(np.uint8)
