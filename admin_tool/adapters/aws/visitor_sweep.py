"""Retention in the cloud: whose time is over, faces that nobody owns, and word for Personalize.

The nightly function of the cloud does the same with the same rows; either may come first.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from admin_tool.adapters.aws.face_owners import FaceOwners
from admin_tool.adapters.aws.visitor_rows import VisitorRows
from admin_tool.core.ports import Progress
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.face_collection import FaceCollection
from kiosk.adapters.aws.interaction_table import InteractionTable
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.table_rows import as_text
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.adapters.aws.visitor_table import DELETION_ORDER_DAYS
from kiosk.core.errors import ServiceError

SUSPECTED_FOR = timedelta(hours=12)
"""A kiosk writes the row seconds after the face; only what has none for this long belongs to nobody."""
FAILURES_IN_A_ROW = 3
"""After so many the service is down, not the visitor wrong."""
Row = Mapping[str, Any]


class VisitorSweep:
    """One round over the visitors table and the collection."""

    def __init__(
        self,
        clients: Clients,
        names: AwsNames,
        rows: VisitorRows,
        faces: FaceCollection,
        directory: RekognitionVisitorDirectory,
        forget_users: Callable[[Sequence[str]], str],
        now: Callable[[], datetime],
    ) -> None:
        self._names = names
        self._rows = rows
        self._faces = faces
        self._directory = directory
        self._owners = FaceOwners(clients, names.collection_id)
        self._interactions = InteractionTable(clients, names.interactions_table)
        self._forget_users = forget_users
        self._now = now

    def sweep(self, progress: Progress | None) -> dict[str, int]:
        """How many of what were removed; `suspected` faces are looked at again, `failed` visitors too.

        Raises ServiceError when the services do not answer.
        """
        counts = Counter[str]()
        rows = list(self._rows.all())
        self._expired(rows, counts, progress)
        if not (progress and progress.cancelled):
            self._orphans({str(row["id"]): row for row in rows}, counts)
            self._orders([row for row in self._rows.all() if row.get("kind") == "forgotten"], counts)
        names = ("visitors", "faces", "codes", "interactions", "queued", "orphans", "suspected", "failed")
        return {name: counts[name] for name in names}

    def _expired(self, rows: Iterable[Row], counts: Counter[str], progress: Progress | None) -> None:
        """A kiosk prolongs nobody whose time is over, so that nothing comes back meanwhile."""
        now_s = self._now().timestamp()
        over = [row for row in rows if "expires_at" in row and int(row["expires_at"]) <= now_s]
        visitors = [str(row["id"]) for row in over if row.get("kind") == "visitor"]
        failed_in_a_row = 0
        for done, visitor_id in enumerate(visitors):
            if progress:
                progress.report(done, len(visitors))
                if progress.cancelled:
                    return
            try:
                counts.update(self._directory.forget(visitor_id).removed)
                failed_in_a_row = 0
            except ServiceError:
                failed_in_a_row += 1
                counts["failed"] += 1
                if failed_in_a_row == FAILURES_IN_A_ROW:
                    raise
        for row in over:
            if row.get("kind") == "code":
                counts["codes"] += self._rows.delete(str(row["id"]))

    def _orphans(self, known: Mapping[str, Row], counts: Counter[str]) -> None:
        """Faces without a visitor's row: suspected first, and deleted when they still have none later."""
        now = self._now()
        for owner, face_ids in self._owners.all().items():
            if owner in known:
                continue
            mark = f"orphan/{owner or 'nobody'}"
            suspicion = known.get(mark)
            if suspicion is None:
                self._rows.write(
                    {
                        "id": mark,
                        "kind": "orphan",
                        "created_at": as_text(now),
                        "expires_at": int((now + timedelta(days=DELETION_ORDER_DAYS)).timestamp()),
                    }
                )
                counts["suspected"] += 1
            elif datetime.fromisoformat(suspicion["created_at"]) > now - SUSPECTED_FOR:
                counts["suspected"] += 1
            else:
                self._faces.remove(owner or "nobody", face_ids)
                self._rows.delete(mark)
                counts["orphans"] += 1

    def _orders(self, orders: Sequence[Row], counts: Counter[str]) -> None:
        """Interactions that a kiosk sent after the visitor was forgotten, and the job for Personalize.

        An order stays until it expires, so that what comes still later is found; it remembers its job.
        """
        waiting: list[Row] = []
        for order in orders:
            visitor_id = str(order["id"]).removeprefix("forgotten/")
            late = self._interactions.forget(visitor_id) if self._names.interactions_table else 0
            counts["interactions"] += late
            if late or not order.get("ordered_at"):
                waiting.append(order)
        ids = [str(order["id"]).removeprefix("forgotten/") for order in waiting]
        if ids and self._forget_users(ids):
            for order in waiting:
                self._rows.write({**order, "ordered_at": as_text(self._now())})
