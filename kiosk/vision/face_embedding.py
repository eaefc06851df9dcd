"""Turns a face into numbers that stay close for one person, where a model file for it is there."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.face_crop import aligned
from kiosk.vision.face_detector import FaceDetector
from kiosk.vision.models import ModelCard, ModelRole, ModelShelf
from kiosk.vision.mood_model import load_net
from kiosk.vision.pixels import Pixels
from kiosk.vision.yunet_detector import YuNetDetector

Embedding = NDArray[np.float32]


class FaceEmbedder:
    """A network of the manifest's `embedding` role behind a detector with landmarks. For one thread."""

    def __init__(self, detector: FaceDetector, card: ModelCard, path: Path) -> None:
        self._detector = detector
        self._card = card
        self._net = load_net(path)

    @property
    def name(self) -> str:
        """The model's name: embeddings of two models must not be compared."""
        return self._card.name

    @property
    def match_threshold(self) -> float:
        """The cosine from which two embeddings are one person."""
        return self._card.threshold

    def embed(self, picture: Pixels) -> Embedding | None:
        """The largest face of a BGR picture as a vector of length 1, or None when there is no face."""
        faces = self._detector.detect(picture)
        if not faces or faces[0].landmarks is None:
            return None
        colour = picture if picture.ndim == 3 else cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
        crop = aligned(colour, faces[0].landmarks, self._card.landmarks, self._card.side_px)
        mean = (self._card.mean,) * 3
        blob = cv2.dnn.blobFromImage(crop, self._card.scale, mean=mean, swapRB=self._card.channels == "rgb")
        self._net.setInput(blob, self._card.input_name)
        vector = np.asarray(self._net.forward(), np.float32).reshape(-1)
        length = float(np.linalg.norm(vector))
        return vector / np.float32(length) if length > 0 else None


def similarity(one: Embedding, other: Embedding) -> float:
    """Cosine of two vectors of length 1: -1 to 1."""
    return float(one @ other)


def open_embedder(shelf: ModelShelf) -> FaceEmbedder | None:
    """The preferred embedder, or None without its file or without a detector that finds landmarks.

    Raises ModelDamaged.
    """
    detector, embedding = shelf.find(ModelRole.DETECTOR), shelf.find(ModelRole.EMBEDDING)
    if detector is None or embedding is None:
        return None
    return FaceEmbedder(YuNetDetector(detector[1]), *embedding)
