"""Proofs of deletions and reports of sweeps, on this machine: they name nobody."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.local.database import open_database, utc_now
from kiosk.core.visitor import Receipt

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE proofs (id TEXT PRIMARY KEY, at TEXT NOT NULL, removed TEXT NOT NULL)",
        "CREATE TABLE sweeps (id TEXT PRIMARY KEY, at TEXT NOT NULL, removed TEXT NOT NULL)",
        # names somebody while their deletion goes on, and no longer
        "CREATE TABLE begun (visitor_id TEXT PRIMARY KEY, found TEXT NOT NULL)",
    ),
)


class ProofBook:
    """A small database of its own."""

    def __init__(self, path: Path, now: Callable[[], datetime] = utc_now) -> None:
        """Opens it, or makes it. Raises LibraryError."""
        self._database = open_database(path, STEPS, now)

    def begin(self, visitor_id: str, found: Mapping[str, int]) -> None:
        """A deletion begins; what was found the first time stays."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO begun VALUES (?, ?)", (visitor_id, json.dumps(dict(found)))
            )

    def found(self, visitor_id: str) -> dict[str, int]:
        """What there was when a deletion began."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT found FROM begun WHERE visitor_id = ?", (visitor_id,)).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def begun(self) -> Sequence[str]:
        """Visitors whose deletion has no end yet."""
        with self._database.reading() as connection:
            return [str(row[0]) for row in connection.execute("SELECT visitor_id FROM begun")]

    def end(self, visitor_id: str, proof: Receipt) -> None:
        """A deletion is complete: its proof is kept where there was anything, the visitor is not."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM begun WHERE visitor_id = ?", (visitor_id,))
            if any(proof.removed.values()):
                connection.execute("INSERT INTO proofs VALUES (?, ?, ?)", _row(proof))
        self._database.wipe_deleted()

    def keep_sweep(self, report: Receipt, proof: Receipt | None = None) -> None:
        """A sweep ran; `proof` tells only what it removed, and is kept where that was anything."""
        with self._database.writing() as connection:
            connection.execute("INSERT INTO sweeps VALUES (?, ?, ?)", _row(report))
            if proof and any(proof.removed.values()):
                connection.execute("INSERT INTO proofs VALUES (?, ?, ?)", _row(proof))

    def proofs(self) -> Sequence[Receipt]:
        """Newest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, at, removed FROM proofs ORDER BY at DESC").fetchall()
        return [as_receipt(*row) for row in rows]

    def last_sweep(self) -> Receipt | None:
        """The newest report."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT id, at, removed FROM sweeps ORDER BY at DESC LIMIT 1").fetchone()
        return as_receipt(*row) if row else None

    def close(self) -> None:
        """Closes the database."""
        self._database.close()


def as_receipt(number: str, at: str, removed: str) -> Receipt:
    """A row of proofs, here or in the library."""
    return Receipt(number, datetime.fromisoformat(at), dict(json.loads(removed)))


def _row(receipt: Receipt) -> tuple[str, str, str]:
    return receipt.id, as_text(receipt.at), json.dumps(receipt.removed)
