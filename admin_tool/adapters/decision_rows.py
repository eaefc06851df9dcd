"""Decisions in the pool's database: inside one transaction of whoever calls."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime

from admin_tool.adapters.pool_lister import Standing
from admin_tool.adapters.pool_rows import micros, moment
from admin_tool.core.decisions import DecisionConflict
from admin_tool.core.pool_entry import Decision


@dataclass(frozen=True, slots=True)
class HeldDecision:
    """The decision on a picture as this machine knows it.

    `version` counts every change here; `shared` is the version where reviewers meet that it builds on;
    `queued` says that it is not there yet.
    """

    decision: Decision = Decision.UNDECIDED
    by: str = ""
    at: datetime | None = None
    version: int = 0
    shared: int = 0
    queued: bool = False

    def changed(self, decision: Decision, by: str, at: datetime, *, queued: bool) -> "HeldDecision":
        """The next version; `queued` where reviewers meet elsewhere and must be told."""
        return replace(self, decision=decision, by=by, at=at, version=self.version + 1, queued=queued)

    def against(self, picture_id: str, wanted: Decision) -> DecisionConflict:
        """The conflict with somebody who wanted something else."""
        return DecisionConflict(picture_id, wanted, self.decision, self.by, self.at, self.version)


def held(connection: sqlite3.Connection, picture_id: str) -> HeldDecision:
    """What stands here for a key; version 0 when nobody has decided yet."""
    query = (
        "SELECT decision, decided_by, decided_us, version, shared_version, queued"
        " FROM decisions WHERE picture_id = ?"
    )
    row = connection.execute(query, (picture_id,)).fetchone()
    if row is None:
        return HeldDecision()
    at = None if row[2] is None else moment(row[2])
    return HeldDecision(Decision(row[0]), row[1], at, row[3], row[4], bool(row[5]))


def hold(connection: sqlite3.Connection, picture_id: str, now: HeldDecision) -> None:
    """Writes a decision, to the index too when the picture is there."""
    at_us = None if now.at is None else micros(now.at)
    connection.execute(
        "INSERT INTO decisions"
        " (picture_id, decision, decided_by, decided_us, version, shared_version, queued)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (picture_id) DO UPDATE SET"
        " decision = excluded.decision, decided_by = excluded.decided_by, decided_us = excluded.decided_us,"
        " version = excluded.version, shared_version = excluded.shared_version, queued = excluded.queued",
        (picture_id, now.decision, now.by, at_us, now.version, now.shared, now.queued),
    )
    connection.execute(
        "UPDATE pictures SET decision = ?, decided_by = ?, decided_us = ?, version = ? WHERE id = ?",
        (now.decision, now.by, at_us, now.version, picture_id),
    )


def take_over(
    connection: sqlite3.Connection, picture_id: str, before: HeldDecision, stands: Standing
) -> HeldDecision:
    """What stands elsewhere replaces what is here, with a line of history when it is another decision."""
    now = HeldDecision(stands.decision, stands.by, stands.at, before.version + 1, stands.version)
    hold(connection, picture_id, now)
    if stands.at is not None:
        note(connection, picture_id, str(stands.decision), stands.decision, stands.by, stands.at)
    return now


def note(
    connection: sqlite3.Connection,
    picture_id: str,
    what: str,
    decision: Decision | None,
    by: str,
    at: datetime,
) -> None:
    """Adds a line to a picture's history."""
    connection.execute(
        "INSERT INTO history (picture_id, what, decision, done_by, at_us) VALUES (?, ?, ?, ?, ?)",
        (picture_id, what, decision, by, micros(at)),
    )
