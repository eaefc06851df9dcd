"""Finds faces with YuNet 2023mar (https://github.com/opencv/opencv_zoo), where its file is there."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.errors import ModelDamaged
from kiosk.vision.face_detector import Face, Points, largest_first, pose_of
from kiosk.vision.pixels import Pixels, fitted, size_of

# Framing of FER2013's validation faces against the mean side of the detector's box.
_CROP_SIDE = 1.08
_LEAST_SCORE, _LENIENT_SCORE = 0.6, 0.4
# Up to 32 px a side, OpenCV 4.14 answers from memory that nobody has written: one "face" of score 1.
_LEAST_PX = 64


class YuNetDetector:
    """Box, score and five landmarks of each face, tilted and turned heads too."""

    def __init__(self, path: Path) -> None:
        try:
            # From memory: OpenCV on Windows cannot open a path with Korean letters in it.
            data = np.frombuffer(path.read_bytes(), np.uint8)
            none = np.empty(0, np.uint8)
            self._net = cv2.FaceDetectorYN.create("onnx", data, none, (320, 320), _LEAST_SCORE, 0.3, 100)
        except (OSError, cv2.error) as error:
            raise ModelDamaged("OpenCV cannot load the face detector", item=str(path)) from error

    def detect(
        self, picture: Pixels, work_px: int = 320, *, least_share: float = 0.0, lenient: bool = False
    ) -> list[Face]:
        """See FaceDetector."""
        colour = picture if picture.ndim == 3 else cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
        small, factor = fitted(colour, work_px, enlarge=True)
        width, height = size_of(small)
        right, down = max(0, _LEAST_PX - width), max(0, _LEAST_PX - height)
        if right or down:
            small = cv2.copyMakeBorder(small, 0, down, 0, right, cv2.BORDER_REPLICATE)
        self._net.setInputSize(size_of(small))
        self._net.setScoreThreshold(_LENIENT_SCORE if lenient else _LEAST_SCORE)
        _, rows = self._net.detect(small)
        if rows is None:
            return []
        least = least_share * min(size_of(picture))
        faces = [_face(row, factor) for row in rows]
        return largest_first([face for face in faces if face.width >= least])


def _face(row: NDArray[np.float32], factor: float) -> Face:
    left, top, width, height = (float(value) / factor for value in row[:4])
    landmarks: Points = (row[4:14].reshape(5, 2) / factor).astype(np.float32)
    side = float(np.sqrt(max(0.0, width * height))) * _CROP_SIDE
    x, y = left + width / 2, top + height / 2
    return Face(x, y, width, height, float(row[14]), side, pose_of(landmarks), landmarks)
