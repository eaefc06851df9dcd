"""Small parts that fit adapters to the places where they are used."""

import threading

import numpy as np
from numpy.typing import NDArray

from kiosk.core.errors import ModelError
from kiosk.core.reading import Reading
from kiosk.vision.face_embedding import FaceEmbedder
from kiosk.vision.pixels import decode


class Unreadable:
    """A face analyzer for a kiosk without a mood model: every call says why."""

    def __init__(self, reason: ModelError) -> None:
        self._reason = reason

    def read(self, jpeg: bytes) -> Reading | None:
        """Raises ModelError."""
        raise self._reason


class JpegEmbedder:
    """A face embedder for encoded pictures, for one thread at a time."""

    def __init__(self, embedder: FaceEmbedder) -> None:
        self._embedder = embedder
        self._turn = threading.Lock()

    @property
    def match_threshold(self) -> float:
        """The cosine similarity from which two faces are the same person."""
        return self._embedder.match_threshold

    def embed(self, jpeg: bytes) -> NDArray[np.float32] | None:
        """The embedding of the largest face, or None without a face. Raises PictureDamaged."""
        with self._turn:
            return self._embedder.embed(decode(jpeg))
