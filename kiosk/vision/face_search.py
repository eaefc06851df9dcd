"""Finds the faces of a still picture of any size, however close or far they are."""

import cv2

from kiosk.core.reading import Pose
from kiosk.vision.face_detector import Face, FaceDetector
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.models import ModelRole, ModelShelf
from kiosk.vision.pixels import Pixels, as_grey, size_of
from kiosk.vision.yunet_detector import YuNetDetector

_WORK_PX = (320, 800, 1600)
# Data sets of cut faces have 48 to 64 px; nothing else is that small, and there is no room for context around
# a face.
_CUT_FACE_PX = 64
_LEAST_CONTRAST = 8.0
_MARGIN = 0.3
_LARGE_SHARE = 0.2
_LEAST_SHARE = 0.35  # with its margin


def open_detector(shelf: ModelShelf) -> FaceDetector:
    """YuNet when its file is there, else Haar. Raises ModelDamaged, ModelMissing."""
    found = shelf.find(ModelRole.DETECTOR)
    return YuNetDetector(found[1]) if found else HaarDetector()


def find_faces(detector: FaceDetector, picture: Pixels) -> list[Face]:
    """Faces of a BGR or grey picture, largest first.

    Looks at a small copy first, then with a margin (a face may fill the picture), then more closely, then
    less strictly. A picture of at most 64 px that is about square is itself taken as a face, unless it is
    empty.
    """
    width, height = size_of(picture)
    if max(width, height) <= _CUT_FACE_PX and 0.75 < width / height < 1.34:
        return [_whole(picture)] if float(as_grey(picture).std()) >= _LEAST_CONTRAST else []
    # Large faces first: a cascade's time goes into looking for small ones.
    for share in (_LARGE_SHARE, 0.0):
        if faces := detector.detect(picture, _WORK_PX[0], least_share=share):
            return faces
    if faces := _with_margin(detector, picture):
        return faces
    for work_px, smaller in zip(_WORK_PX[1:], _WORK_PX, strict=False):
        longest = max(width, height)
        if longest > 1.25 * smaller and (faces := detector.detect(picture, min(work_px, longest))):
            return faces
    # In a picture of nothing but a face a detector misses what frames it; patterns seldom are that large.
    return _with_margin(detector, picture, lenient=True)


def _whole(picture: Pixels) -> Face:
    width, height = size_of(picture)
    side = float(max(width, height))
    return Face(width / 2, height / 2, float(width), float(height), 1.0, side, Pose(0.0, 0.0, 0.0))


def _with_margin(detector: FaceDetector, picture: Pixels, *, lenient: bool = False) -> list[Face]:
    width, height = size_of(picture)
    right, down = round(width * _MARGIN), round(height * _MARGIN)
    wide = cv2.copyMakeBorder(picture, down, down, right, right, cv2.BORDER_REPLICATE)
    return [
        face.moved(-right, -down)
        for face in detector.detect(wide, _WORK_PX[0], least_share=_LEAST_SHARE, lenient=lenient)
    ]
