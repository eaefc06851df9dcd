"""Remembers visitors on this machine: by an encrypted face embedding, or by a return code."""

import json
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.local.database import Database, utc_now
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.known_faces import KnownFaces, Vector, unit
from kiosk.adapters.local.return_codes import ReturnCodes
from kiosk.core.visitor import Receipt, Remembered, Visitor


class Embedder(Protocol):
    """Turns a face into a vector."""

    @property
    def match_threshold(self) -> float:
        """The cosine similarity from which two faces are the same person."""
        ...

    def embed(self, jpeg: bytes) -> Vector | None:
        """The embedding of the one face of a picture, or None when there is none to use."""
        ...


class LocalVisitorDirectory:
    """Visitors who agreed to be remembered, until `keep_days` after their last visit."""

    def __init__(
        self,
        database: Database,
        vault: FaceVault,
        embedder: Embedder | None,
        keep_days: float,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Without an embedder every visitor gets a return code."""
        self._database = database
        self._vault = vault
        self._embedder = embedder
        self._keep = timedelta(days=keep_days)
        self._now = now
        self._faces = KnownFaces(database, vault)
        self._codes = ReturnCodes(database, vault, now)
        self._history = InteractionHistory(database)

    def recognize(self, jpeg: bytes) -> Visitor | None:
        """Who this face is, or None: "not identified" is a state, not an error."""
        face = self._face(jpeg)
        return self._known(face) if face is not None else None

    def redeem(self, code: str) -> Visitor | None:
        """Who this return code belongs to, or None. Raises CodePause after five wrong tries."""
        visitor_id = self._codes.find(code)
        return self._welcome(visitor_id) if visitor_id else None

    def remember(self, jpeg: bytes | None) -> Remembered:
        """Makes a visitor of this face; without a usable face, of a return code that is shown once."""
        face = self._face(jpeg) if jpeg is not None else None
        visitor_id = str(uuid.uuid4())
        if face is None:
            code, code_hash = self._codes.new()
            self._insert(visitor_id, None, code_hash)
            return Remembered(Visitor(visitor_id), code)
        known = self._known(face)
        if known is not None:
            return Remembered(known)
        self._insert(visitor_id, self._vault.seal(unit(face).tobytes(), visitor_id), None)
        return Remembered(Visitor(visitor_id))

    def forget(self, visitor_id: str) -> Receipt:
        """Deletes face, code and interactions, sent or not; calling again is harmless and removes nothing."""
        return self._remove([visitor_id])

    def sweep(self) -> Receipt:
        """Forgets everybody whose time is over."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM visitors WHERE expires_at <= ?", (as_text(self._now()),)
            ).fetchall()
        return self._remove([row[0] for row in rows])

    def _face(self, jpeg: bytes) -> Vector | None:
        return self._embedder.embed(jpeg) if self._embedder else None

    def _known(self, face: Vector) -> Visitor | None:
        nearest = self._faces.nearest(face)
        if nearest is None or self._embedder is None or nearest[1] < self._embedder.match_threshold:
            return None
        return self._welcome(nearest[0])

    def _welcome(self, visitor_id: str) -> Visitor | None:
        """The visitor with a new term; None when the old one is over or another program deleted them."""
        now = self._now()
        with self._database.writing() as connection:
            there = connection.execute(
                "UPDATE visitors SET expires_at = ? WHERE id = ? AND expires_at > ?",
                (as_text(now + self._keep), visitor_id, as_text(now)),
            ).rowcount
        return Visitor(visitor_id, len(self._history.likes_of(visitor_id))) if there else None

    def _insert(self, visitor_id: str, embedding: bytes | None, code_hash: bytes | None) -> None:
        now = self._now()
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO visitors (id, embedding, code_hash, created_at, expires_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (visitor_id, embedding, code_hash, as_text(now), as_text(now + self._keep)),
            )

    def _remove(self, visitor_ids: list[str]) -> Receipt:
        removed = {"visitors": 0, "faces": 0, "codes": 0, "interactions": 0, "queued": 0}
        receipt = Receipt(uuid.uuid4().hex, self._now(), removed)
        with self._database.writing() as connection:
            for visitor_id in visitor_ids:
                one = (visitor_id,)
                row = connection.execute(
                    "SELECT embedding, code_hash FROM visitors WHERE id = ?", one
                ).fetchone()
                removed["faces"] += bool(row and row[0])
                removed["codes"] += bool(row and row[1])
                removed["queued"] += connection.execute(
                    "SELECT count(*) FROM outbox JOIN interactions USING (seq) WHERE user_id = ?", one
                ).fetchone()[0]
                removed["visitors"] += connection.execute("DELETE FROM visitors WHERE id = ?", one).rowcount
                removed["interactions"] += connection.execute(
                    "DELETE FROM interactions WHERE user_id = ?", one
                ).rowcount
            if any(removed.values()):
                connection.execute(
                    "INSERT INTO receipts VALUES (?, ?, ?)",
                    (receipt.id, as_text(receipt.at), json.dumps(removed)),
                )
        if any(removed.values()):
            self._database.wipe_deleted()
        return receipt
