"""Finds faces with the Haar cascades that come with the opencv wheel: no file of ours, no network."""

from collections.abc import Iterator
from pathlib import Path

import cv2

from kiosk.core.errors import ModelMissing
from kiosk.core.reading import Pose
from kiosk.vision.face_detector import Face, largest_first
from kiosk.vision.pixels import Pixels, as_grey, fitted, size_of

# On FER2013's validation faces the cascade's box is 0.965 of the data's framing, its centre the same.
_CROP_SIDE = 1.035
# The cascade sees heads that lean by up to about 15 degrees.
_TILTS = (0.0, 22.0, -22.0)
# The profile cascade sees heads from about 45 to 90 degrees.
_PROFILE_YAW = 65.0
# Overlapping finds that make a face, that make it sure, and the share of the best one's below which it is a
# pattern.
_NEIGHBOURS, _PROFILE_NEIGHBOURS, _SURE_NEIGHBOURS = 4, 5, 20
_LEAST_SHARE = 0.3


class HaarDetector:
    """Frontal faces; when there is none, heads that lean; when there is none, heads that look away."""

    def __init__(self) -> None:
        self._frontal = _cascade("haarcascade_frontalface_alt2.xml")
        self._profile = _cascade("haarcascade_profileface.xml")

    def detect(self, picture: Pixels, work_px: int = 320) -> list[Face]:
        """See FaceDetector."""
        small, factor = fitted(as_grey(picture), work_px)
        for tilt in _TILTS:
            if faces := list(self._leaning(small, factor, tilt)):
                return largest_first(faces)
        return largest_first(list(self._looking_away(small, factor)))

    def _leaning(self, grey: Pixels, factor: float, tilt: float) -> Iterator[Face]:
        width, height = size_of(grey)
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
        if tilt:
            grey = cv2.warpAffine(grey, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
        back = cv2.invertAffineTransform(turn)
        for left, top, side, score in _squares(self._frontal, grey, _NEIGHBOURS):
            x, y = back @ (left + side / 2, top + side / 2, 1.0)
            yield _face(float(x), float(y), side, score, factor, Pose(0.0, 0.0, tilt))

    def _looking_away(self, grey: Pixels, factor: float) -> Iterator[Face]:
        for left, top, side, score in _squares(self._profile, grey, _PROFILE_NEIGHBOURS):
            yield _face(left + side / 2, top + side / 2, side, score, factor, Pose(-_PROFILE_YAW, 0.0, 0.0))
        mirrored = cv2.flip(grey, 1)
        for left, top, side, score in _squares(self._profile, mirrored, _PROFILE_NEIGHBOURS):
            x = grey.shape[1] - left - side / 2
            yield _face(x, top + side / 2, side, score, factor, Pose(_PROFILE_YAW, 0.0, 0.0))


def _face(x: float, y: float, side: float, score: float, factor: float, pose: Pose) -> Face:
    side /= factor
    return Face(x / factor, y / factor, side, side, score, side * _CROP_SIDE, pose)


def _squares(
    cascade: cv2.CascadeClassifier, grey: Pixels, neighbours: int
) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, side in px and score of each find."""
    least = max(20, min(size_of(grey)) // 30)
    boxes, counts = cascade.detectMultiScale2(grey, 1.1, neighbours, minSize=(least, least))
    squares = [(int(left), int(top), int(side)) for left, top, side, _ in boxes]
    most = max(counts, default=0)
    # Surest first; what lies in or around a surer one is the same face, or a pattern that surrounds it.
    kept: list[tuple[int, int, int]] = []
    for square, count in sorted(zip(squares, counts, strict=True), key=lambda pair: pair[1], reverse=True):
        if count < most * _LEAST_SHARE or any(_nested(square, other) for other in kept):
            continue
        kept.append(square)
        left, top, side = square
        yield float(left), float(top), float(side), min(1.0, float(count) / _SURE_NEIGHBOURS)


def _nested(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether the centre of the smaller square lies in the larger one."""
    (left, top, side), (inner_left, inner_top, inner_side) = sorted(
        (one, other), key=lambda s: s[2], reverse=True
    )
    x, y = inner_left + inner_side / 2, inner_top + inner_side / 2
    return left < x < left + side and top < y < top + side


def _cascade(file: str) -> cv2.CascadeClassifier:
    remedy = "Use opencv-python-headless below version 5."
    try:
        # From memory: OpenCV on Windows cannot open a path with Korean letters in it.
        text = (Path(cv2.__file__).parent / "data" / file).read_text("ascii")
        cascade = cv2.CascadeClassifier()
        storage = cv2.FileStorage(text, cv2.FILE_STORAGE_READ | cv2.FILE_STORAGE_MEMORY)
        loaded = cascade.read(storage.getFirstTopLevelNode())
    except (OSError, cv2.error) as error:
        raise ModelMissing("OpenCV's face cascade is missing", item=file, remedy=remedy) from error
    if not loaded:
        raise ModelMissing("OpenCV's face cascade cannot be loaded", item=file, remedy=remedy)
    return cascade
