"""Finds and forgets the visitors of this machine."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from admin_tool.adapters.consent_counts import consent_counts
from admin_tool.adapters.proof_book import ProofBook, as_receipt
from admin_tool.core.ports import Progress
from admin_tool.core.privacy import ConsentCount, StoredVisitor, is_visitor_id
from kiosk.adapters.local.database import Database, utc_now
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.visitor_directory import LocalVisitorDirectory
from kiosk.adapters.return_codes import hashed_code
from kiosk.core.errors import KioskError
from kiosk.core.visitor import Receipt, tidy_code


class LocalPrivacyDesk:
    """The library knows everybody; a deletion is one transaction with its proof."""

    def __init__(
        self,
        database: Database,
        vault: FaceVault,
        keep_days: float,
        book: ProofBook,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`vault` holds the salt of the return codes; `book` keeps the reports of sweeps."""
        self._database = database
        self._salt = vault.code_salt
        self._book = book
        self._now = now
        self._directory = LocalVisitorDirectory(database, vault, None, keep_days, now)

    def find(self, code: str) -> str | None:
        """The visitor of a return code or a visitor id; the kiosk's count of wrong codes stays as it is."""
        tidy = tidy_code(code)
        if tidy is None:
            visitor_id = code.strip().lower()
            return visitor_id if is_visitor_id(visitor_id) and self.stored(visitor_id) else None
        code_hash = hashed_code(tidy, self._salt)
        with self._database.reading() as connection:
            row = connection.execute("SELECT id FROM visitors WHERE code_hash = ?", (code_hash,)).fetchone()
        return str(row[0]) if row else None

    def stored(self, visitor_id: str) -> StoredVisitor | None:
        """What the library keeps about a visitor."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT embedding IS NOT NULL, code_hash IS NOT NULL, created_at, expires_at FROM visitors"
                " WHERE id = ?",
                (visitor_id,),
            ).fetchone()
            interactions, queued = connection.execute(
                "SELECT count(*), count(outbox.seq) FROM interactions LEFT JOIN outbox USING (seq)"
                " WHERE user_id = ?",
                (visitor_id,),
            ).fetchone()
        if row is None and not interactions:
            return None
        faces, codes, since, until = row or (0, 0, None, None)
        return StoredVisitor(
            visitor_id,
            datetime.fromisoformat(since) if since else None,
            datetime.fromisoformat(until) if until else None,
            {"faces": faces, "codes": codes, "interactions": interactions, "queued": queued},
        )

    def forget(self, visitor_id: str) -> Receipt:
        """Deletes face, code and interactions, sent or not. Raises KioskError for what is no visitor's id."""
        if not is_visitor_id(visitor_id):
            raise KioskError("This is no visitor's id", remedy="Look the visitor up first.")
        receipt = self._directory.forget(visitor_id)
        # a call that was cut off after its transaction has left the deleted rows in the write-ahead log
        self._database.wipe_deleted()
        return receipt

    def unfinished(self) -> Sequence[str]:
        """None: a transaction is whole or not at all."""
        return ()

    def proofs(self) -> Sequence[Receipt]:
        """Those of the kiosk and of this tool, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, at, removed FROM receipts ORDER BY at DESC").fetchall()
        return [as_receipt(*row) for row in rows]

    def sweep(self, progress: Progress | None = None) -> Receipt:
        """Forgets everybody whose time is over, in one transaction."""
        receipt = self._directory.sweep()
        self._database.wipe_deleted()
        # a sweep that found nothing has no number in the library
        self._book.keep_sweep(Receipt(uuid.uuid4().hex, self._now(), receipt.removed))
        return receipt

    def last_sweep(self) -> Receipt | None:
        """The newest report of this tool; the kiosk sweeps by itself every hour."""
        return self._book.last_sweep()

    def consents(self) -> Sequence[ConsentCount]:
        """How often which choice was made at this kiosk."""
        return consent_counts(self._database)
