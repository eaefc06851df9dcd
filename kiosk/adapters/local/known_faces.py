"""The embeddings of remembered visitors, in the clear in memory only."""

import logging
import threading

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local.database import Database
from kiosk.adapters.local.face_vault import FaceVault

Vector = NDArray[np.float32]

log = logging.getLogger(__name__)


class KnownFaces:
    """Finds the nearest face; follows the library, whichever program changes it."""

    def __init__(self, database: Database, vault: FaceVault) -> None:
        self._database = database
        self._vault = vault
        self._turn = threading.Lock()
        self._mark: tuple[int, int] | None = None
        self._ids: list[str] = []
        self._faces: Vector = np.zeros((0, 0), np.float32)

    def nearest(self, face: Vector) -> tuple[str, float] | None:
        """Visitor id and cosine similarity of the nearest face, or None where nobody is known."""
        with self._turn:
            self._follow(len(face))
            if not self._ids:
                return None
            likeness = self._faces @ unit(face)
            best = int(np.argmax(likeness))
            return self._ids[best], float(likeness[best])

    def _follow(self, dimensions: int) -> None:
        with self._database.reading() as connection:
            count, newest = connection.execute("SELECT count(embedding), max(seq) FROM visitors").fetchone()
            mark = (int(count), int(newest or 0))
            if mark == self._mark and (not self._ids or self._faces.shape[1] == dimensions):
                return
            rows = connection.execute(
                "SELECT id, embedding FROM visitors WHERE embedding IS NOT NULL"
            ).fetchall()
        opened = [(visitor_id, self._vault.open(sealed, visitor_id)) for visitor_id, sealed in rows]
        faces = [(id_, np.frombuffer(face, np.float32)) for id_, face in opened if face]
        fitting = [(id_, face) for id_, face in faces if len(face) == dimensions]
        if len(fitting) < len(rows):
            log.warning(
                "%d remembered faces cannot be used any more: another key or model", len(rows) - len(fitting)
            )
        self._mark = mark
        self._ids = [id_ for id_, _ in fitting]
        self._faces = np.array([face for _, face in fitting], np.float32).reshape(-1, dimensions)


def unit(face: Vector) -> Vector:
    """The vector at length 1, so that a dot product is the cosine."""
    return np.asarray(face / max(float(np.linalg.norm(face)), 1e-12), np.float32)
