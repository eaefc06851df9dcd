"""Reads faces for the Rekognition stand-in, with the kiosk's own on-device models."""

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.mood import Mood
from kiosk.core.reading import Pose, Quality
from kiosk.vision.face_crop import aligned, square
from kiosk.vision.face_detector import Face
from kiosk.vision.face_quality import quality_of
from kiosk.vision.face_search import find_faces, open_detector
from kiosk.vision.models import ModelRole, open_shelf
from kiosk.vision.mood_model import load_net, open_mood_model
from kiosk.vision.pixels import Pixels, as_grey, size_of

Vector = NDArray[np.float32]

_MANIFEST = Path(__file__).parents[2] / "resources" / "models" / "manifest.toml"
_DESCRIPTOR_PX = 32
_KEPT = 8
# Cosine at which similarity is 50 %, and how steep it is there. Strangers (scikit-image's faces) have 0.05
# with the embedding and 0.45 with the descriptor, pictures of one person 0.65 and 0.89 and more.
_EMBEDDING_CURVE, _DESCRIPTOR_CURVE = (0.40, 25.0), (0.75, 40.0)


@dataclass(frozen=True, slots=True)
class SeenFace:
    """One face: box as fractions, moods that sum to 1, a vector of length 1; `confidence` in percent."""

    left: float
    top: float
    width: float
    height: float
    width_px: float
    confidence: float
    pose: Pose
    quality: Quality
    moods: Mapping[Mood, float]
    vector: Vector
    landmarks: tuple[tuple[float, float], ...] = field(default=())


class FaceReader:
    """Detector, mood model and embedding, whatever of them is there; calls from several threads take turns.

    With the files of a model pack (in `models`, else in `EMOTION_KIOSK_MODELS`): YuNet and the embedding
    network. Without: the Haar cascade and, as the vector, the grey face in 32x32 px with its lighting evened
    out. That tells pictures of one head from those of another, and no more.
    """

    def __init__(self, models: Path | None = None) -> None:
        folder = models or Path(os.environ.get("EMOTION_KIOSK_MODELS") or "no-models")
        shelf = open_shelf(_MANIFEST, [folder])
        self._lock = threading.Lock()
        self._last: OrderedDict[bytes, list[SeenFace]] = OrderedDict()
        self._detector = open_detector(shelf)
        self._moods = open_mood_model(shelf)
        found = shelf.find(ModelRole.EMBEDDING)
        self._embedding = (found[0], load_net(found[1])) if found else None

    def read(self, encoded: bytes, picture: Pixels) -> list[SeenFace]:
        """All faces of a BGR picture, largest first; `encoded` is the file that it came from.

        The last few answers are kept: one crop usually comes with several calls at once.
        """
        key = hashlib.sha256(encoded).digest()
        with self._lock:
            if key not in self._last:
                self._last[key] = [self._seen(picture, face) for face in find_faces(self._detector, picture)]
                if len(self._last) > _KEPT:
                    self._last.popitem(last=False)
            return list(self._last[key])

    def similarity(self, one: Vector, other: Vector) -> float:
        """Percent, as Rekognition states it: one person 99 and more, strangers next to nothing."""
        middle, steepness = _DESCRIPTOR_CURVE if self._embedding is None else _EMBEDDING_CURVE
        return 100 / (1 + exp(-steepness * (float(one @ other) - middle)))

    def _seen(self, picture: Pixels, face: Face) -> SeenFace:
        width, height = size_of(picture)
        points = face.landmarks
        return SeenFace(
            left=face.left / width,
            top=face.top / height,
            width=face.width / width,
            height=face.height / height,
            width_px=face.width,
            confidence=min(99.99, 90 + 10 * face.score),
            pose=face.pose,
            quality=quality_of(picture, face),
            moods=self._moods.read(picture, face).moods,
            vector=self._vector(picture, face),
            landmarks=()
            if points is None
            else tuple((float(x) / width, float(y) / height) for x, y in points),
        )

    def _vector(self, picture: Pixels, face: Face) -> Vector:
        if self._embedding is not None and face.landmarks is not None:
            card, net = self._embedding
            crop = aligned(picture, face.landmarks, card.landmarks, card.side_px)
            mean = (card.mean,) * 3
            net.setInput(cv2.dnn.blobFromImage(crop, card.scale, mean=mean, swapRB=card.channels == "rgb"))
            raw = np.asarray(net.forward(), np.float32).reshape(-1)
        else:
            raw = _descriptor(square(as_grey(picture), face, 4 * _DESCRIPTOR_PX))
        length = float(np.linalg.norm(raw))
        return raw / np.float32(length) if length else raw


def _descriptor(crop: Pixels) -> Vector:
    """The middle of a grey face, small and without its slow changes of light."""
    margin = _DESCRIPTOR_PX // 2
    middle = crop[margin:-margin, margin:-margin]
    small = cv2.resize(middle, (_DESCRIPTOR_PX, _DESCRIPTOR_PX), interpolation=cv2.INTER_AREA).astype(
        np.float32
    )
    even = small - cv2.GaussianBlur(small, (0, 0), 6)
    return np.asarray(cv2.GaussianBlur(even, (0, 0), 1.5), np.float32).reshape(-1)
