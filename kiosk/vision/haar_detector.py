"""Finds faces with the Haar cascades that come with the opencv wheel: no file of ours, no network."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2

from kiosk.core.errors import ModelMissing
from kiosk.core.reading import Pose
from kiosk.vision.face_detector import Face, largest_first
from kiosk.vision.pixels import Pixels, as_grey, fitted, size_of

# On FER2013's validation faces the cascade's box is 0.965 of the data's framing, its centre the same.
_CROP_SIDE = 1.035
# The cascade sees heads that lean by up to about 15 degrees.
_TILTS = (22.0, -22.0)
# The profile cascade sees heads from about 45 to 90 degrees.
_PROFILE_YAW = 65.0
_CASCADE_PX = 20
# Overlapping finds that make a face: patterns seldom have that many, and each further look finds more
# patterns.
_NEIGHBOURS, _LENIENT_NEIGHBOURS, _FURTHER_NEIGHBOURS, _SURE_NEIGHBOURS = 4, 2, 7, 20
# Share of the surest find's neighbours below which another one is a pattern.
_LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Find:
    """A square in px of the copy, and how many neighbours the cascade found with it."""

    left: int
    top: int
    side: int
    neighbours: int

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre, px."""
        return self.left + self.side / 2, self.top + self.side / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left < x < self.left + self.side and self.top < y < self.top + self.side


class HaarDetector:
    """Frontal faces; when there is none, heads that lean; when there is none, heads that look away."""

    def __init__(self) -> None:
        self._frontal = _cascade("haarcascade_frontalface_alt2.xml")
        self._lenient = _cascade("haarcascade_frontalface_default.xml")
        self._profile = _cascade("haarcascade_profileface.xml")

    def detect(
        self, picture: Pixels, work_px: int = 320, *, least_share: float = 0.0, lenient: bool = False
    ) -> list[Face]:
        """See FaceDetector."""
        grey, factor = fitted(as_grey(picture), work_px, enlarge=True)
        shorter = min(size_of(grey))
        least = round(max(_CASCADE_PX, _CASCADE_PX * factor, shorter / 30, least_share * shorter))
        if lenient:
            found = _finds(self._lenient, grey, least, _LENIENT_NEIGHBOURS)
            return largest_first([_face(find, find.middle, factor, Pose(0.0, 0.0, 0.0)) for find in found])
        looks = (self._upright, self._leaning, self._looking_away)
        return next(
            (largest_first(faces) for look in looks if (faces := list(look(grey, factor, least)))), []
        )

    def _upright(self, grey: Pixels, factor: float, least: int) -> Iterator[Face]:
        for find in _finds(self._frontal, grey, least, _NEIGHBOURS):
            yield _face(find, find.middle, factor, Pose(0.0, 0.0, 0.0))

    def _leaning(self, grey: Pixels, factor: float, least: int) -> Iterator[Face]:
        width, height = size_of(grey)
        for tilt in _TILTS:
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
            back = cv2.invertAffineTransform(turn)
            upright = cv2.warpAffine(grey, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
            for find in _finds(self._frontal, upright, least, _FURTHER_NEIGHBOURS):
                x, y = back @ (*find.middle, 1.0)
                yield _face(find, (float(x), float(y)), factor, Pose(0.0, 0.0, tilt))

    def _looking_away(self, grey: Pixels, factor: float, least: int) -> Iterator[Face]:
        for find in _finds(self._profile, grey, least, _FURTHER_NEIGHBOURS):
            yield _face(find, find.middle, factor, Pose(-_PROFILE_YAW, 0.0, 0.0))
        for find in _finds(self._profile, cv2.flip(grey, 1), least, _FURTHER_NEIGHBOURS):
            x, y = find.middle
            yield _face(find, (size_of(grey)[0] - x, y), factor, Pose(_PROFILE_YAW, 0.0, 0.0))


def _face(find: Find, middle: tuple[float, float], factor: float, pose: Pose) -> Face:
    side = find.side / factor
    score = min(1.0, find.neighbours / _SURE_NEIGHBOURS)
    return Face(middle[0] / factor, middle[1] / factor, side, side, score, side * _CROP_SIDE, pose)


def _finds(cascade: cv2.CascadeClassifier, grey: Pixels, least: int, neighbours: int) -> list[Find]:
    """Squares of at least `least` px, surest first.

    What lies in or around a surer one is the same face, or a pattern that surrounds it.
    """
    boxes, counts = cascade.detectMultiScale2(grey, 1.1, neighbours, minSize=(least, least))
    found = [
        Find(int(left), int(top), int(side), int(count))
        for (left, top, side, _), count in zip(boxes, counts, strict=True)
    ]
    kept: list[Find] = []
    for find in sorted(found, key=lambda find: find.neighbours, reverse=True):
        alone = not any(other.holds(*find.middle) or find.holds(*other.middle) for other in kept)
        if not kept or (alone and find.neighbours >= _LEAST_SHARE * kept[0].neighbours):
            kept.append(find)
    return kept


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
