"""Finds and forgets visitors of the shop's account."""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from admin_tool.adapters.aws.visitor_rows import VisitorRows
from admin_tool.adapters.aws.visitor_sweep import VisitorSweep
from admin_tool.adapters.proof_book import ProofBook
from admin_tool.core.ports import Progress
from admin_tool.core.privacy import ConsentCount, StoredVisitor, is_visitor_id
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.face_collection import FaceCollection
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.adapters.return_codes import hashed_code
from kiosk.core.errors import KioskError
from kiosk.core.visitor import Receipt, tidy_code

LEFT = ("suspected", "failed")
"""What a sweep counts but does not remove."""


def no_consents() -> Sequence[ConsentCount]:
    """This machine has no kiosk."""
    return ()


class AwsPrivacyDesk:
    """Proofs stay on this machine: the shop's tables are to know nobody who is forgotten."""

    def __init__(
        self,
        clients: Clients,
        names: AwsNames,
        faces: FaceCollection,
        keep: timedelta,
        book: ProofBook,
        forget_queued: Callable[[str], int] = lambda visitor_id: 0,
        forget_users: Callable[[Sequence[str]], str] = lambda visitor_ids: "",
        consents: Callable[[], Sequence[ConsentCount]] = no_consents,
        delete_files: Callable[[], int] = lambda: 0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`forget_queued` empties this machine's outbox of a visitor; `forget_users` orders a deletion job
        of Personalize for these visitors and answers its name, "" where there is no Personalize;
        `consents` counts those of this machine; `delete_files` removes the lists of ids of jobs that are
        done.
        """
        self._names = names
        self._book = book
        self._consents = consents
        self._delete_files = delete_files
        self._now = now
        self._rows = VisitorRows(clients, names, keep, now)
        self._directory = RekognitionVisitorDirectory(
            clients, names, faces, keep, forget_queued=forget_queued, now=now
        )
        self._sweep = VisitorSweep(clients, names, self._rows, faces, self._directory, forget_users, now)

    def find(self, code: str) -> str | None:
        """The visitor of a return code or a visitor id; the kiosks count no wrong code for it."""
        tidy = tidy_code(code)
        if tidy is not None:
            salt = self._rows.salt()
            return self._rows.owner(hashed_code(tidy, salt).hex()) if salt else None
        visitor_id = code.strip().lower()
        if not is_visitor_id(visitor_id):
            return None
        known = visitor_id in self._book.begun() or self.stored(visitor_id) is not None
        return visitor_id if known else None

    def stored(self, visitor_id: str) -> StoredVisitor | None:
        """What the shop's tables keep about a visitor. Raises ServiceError."""
        row = self._rows.visitor(visitor_id)
        interactions = self._rows.interactions(visitor_id)
        if row is None and not interactions:
            return None
        values: dict[str, Any] = row or {}
        return StoredVisitor(
            visitor_id,
            datetime.fromisoformat(values["created_at"]) if values.get("created_at") else None,
            datetime.fromtimestamp(int(values["expires_at"]), UTC) if values.get("expires_at") else None,
            {
                "faces": len(values.get("face_ids", ())),
                "codes": int(bool(values.get("code_hash"))),
                "interactions": interactions,
                "queued": 0,
            },
        )

    def forget(self, visitor_id: str) -> Receipt:
        """Deletes everything; the proof counts what there was when the first try began.

        Raises KioskError for what is no visitor's id, ServiceError when it must be called again.
        """
        if not is_visitor_id(visitor_id):
            raise KioskError("This is no visitor's id", remedy="Look the visitor up first.")
        stored = self.stored(visitor_id)
        if stored is not None:
            found = {"visitors": int(stored.since is not None), **stored.kept}
            self._book.begin(visitor_id, found)
        removed = Counter(self._directory.forget(visitor_id).removed)
        removed |= Counter(self._book.found(visitor_id))
        names = ("visitors", "faces", "codes", "interactions", "queued")
        proof = Receipt(uuid.uuid4().hex, self._now(), {name: removed[name] for name in names})
        self._book.end(visitor_id, proof)
        return proof

    def unfinished(self) -> Sequence[str]:
        """Visitors whose deletion was begun on this machine and cut off."""
        return self._book.begun()

    def proofs(self) -> Sequence[Receipt]:
        """Those of this machine, newest first."""
        return self._book.proofs()

    def sweep(self, progress: Progress | None = None) -> Receipt:
        """Finishes what was cut off, then does what the cloud does every night, at once.

        One visitor who cannot be forgotten now is counted as `failed`; the rest goes on.
        """
        for visitor_id in self._book.begun():
            self.forget(visitor_id)
        report = Receipt(uuid.uuid4().hex, self._now(), self._sweep.sweep(progress))
        self._delete_files()
        removed = {kind: count for kind, count in report.removed.items() if kind not in LEFT}
        self._book.keep_sweep(report, Receipt(report.id, report.at, removed))
        return report

    def last_sweep(self) -> Receipt | None:
        """The newest report of this tool; the cloud sweeps by itself every night."""
        return self._book.last_sweep()

    def consents(self) -> Sequence[ConsentCount]:
        """How often which choice was made at a kiosk on this machine."""
        return self._consents()
