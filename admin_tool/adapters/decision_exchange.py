"""Sends decisions to where reviewers meet; what stands there wins over what came later."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from admin_tool.adapters.decision_rows import held, hold, take_over
from admin_tool.adapters.pool_lister import Standing
from admin_tool.adapters.pool_rows import moment
from admin_tool.core.decisions import DecisionConflict, DecisionReport
from admin_tool.core.pool_entry import Decision
from kiosk.adapters.local.database import Database
from kiosk.core.errors import KioskError

AT_ONCE = 8
"""boto3 keeps ten connections of a client."""
SLICE = 32
GIVE_UP_AFTER = 2
"""Slices of which nothing arrived: the service is down, and the rest would only wait for it too."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A decision that is on this machine only; `seen` is the shared version that it builds on.

    `created_at` is when the picture came, for a table that does not know it yet.
    """

    picture_id: str
    decision: Decision
    by: str
    at: datetime
    seen: int
    version: int
    created_at: datetime


class SharedDecisions(Protocol):
    """Where the reviewers of all machines meet."""

    def send(self, one: Unsent) -> Standing:
        """Writes a decision unless a newer one stands; answers what stands then. Raises ServiceError."""
        ...


class DecisionExchange:
    """The queue of one pool's decisions; one exchange runs at a time."""

    def __init__(self, database: Database, shared: SharedDecisions) -> None:
        self._database = database
        self._shared = shared
        self._turn = threading.Lock()

    def run(self) -> DecisionReport:
        """Sends everything once; a decision that cannot be sent stays queued, and the rest goes on."""
        written: list[str] = []
        conflicts: list[DecisionConflict] = []
        failed: list[tuple[str, str]] = []
        last, in_vain = 0, 0
        with self._turn, ThreadPoolExecutor(AT_ONCE, "exchange") as threads:
            while in_vain < GIVE_UP_AFTER:
                rows = self._queued(last)
                if not rows:
                    break
                last = rows[-1][0]
                unsent = [one for _, one in rows]
                answers = list(zip(unsent, threads.map(self._send, unsent), strict=True))
                stood = [(one, answer) for one, answer in answers if isinstance(answer, Standing)]
                failed += [(one.picture_id, str(why)) for one, why in answers if isinstance(why, KioskError)]
                in_vain = 0 if stood else in_vain + 1
                lost = self._keep(stood)
                conflicts += lost
                losers = {one.picture_id for one in lost}
                written += [one.picture_id for one, _ in stood if one.picture_id not in losers]
        return DecisionReport(tuple(written), tuple(conflicts), tuple(failed))

    def _send(self, one: Unsent) -> Standing | KioskError:
        try:
            return self._shared.send(one)
        except KioskError as trouble:
            return trouble

    def _keep(self, stood: Sequence[tuple[Unsent, Standing]]) -> list[DecisionConflict]:
        conflicts: list[DecisionConflict] = []
        with self._database.writing() as connection:
            for one, stands in stood:
                now = held(connection, one.picture_id)
                if (stands.decision, stands.by, stands.at) == (one.decision, one.by, one.at):
                    # decided again while it was under way: the newer one builds on what was just written
                    queued = now.queued and now.version != one.version
                    hold(connection, one.picture_id, replace(now, shared=stands.version, queued=queued))
                    continue
                after = take_over(connection, one.picture_id, now, stands)
                if after.decision is not now.decision:
                    conflicts.append(after.against(one.picture_id, now.decision))
        return conflicts

    def _queued(self, after: int) -> list[tuple[int, Unsent]]:
        query = (
            "SELECT d.seq, d.picture_id, d.decision, d.decided_by, d.decided_us, d.shared_version, d.version,"
            " coalesce(p.created_us, d.decided_us)"
            " FROM decisions d LEFT JOIN pictures p ON p.id = d.picture_id"
            " WHERE d.queued = 1 AND d.seq > ? ORDER BY d.seq LIMIT ?"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (after, SLICE)).fetchall()
        return [
            (row[0], Unsent(row[1], Decision(row[2]), row[3], moment(row[4]), row[5], row[6], moment(row[7])))
            for row in rows
        ]
