"""What a reviewer can take back: steps of changes, in the pool's database, inside a caller's transaction.

A change names the versions before and after it. When a state is written again, as undo and redo do, it gets
a new version; the log then renames the state everywhere, so that older steps still fit.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from admin_tool.core.decisions import UndoDepth
from admin_tool.core.pool_entry import Decision

LONGEST = 2000
"""Steps of a reviewer that are kept."""


@dataclass(frozen=True, slots=True)
class Change:
    """One picture of a step."""

    picture_id: str
    before: Decision
    before_version: int
    after: Decision
    after_version: int
    number: int = 0


class UndoLog:
    """The steps of one reviewer."""

    def __init__(self, reviewer: str) -> None:
        self._reviewer = reviewer

    def add(self, connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
        """A new step; what was undone before it cannot be redone any more."""
        connection.execute("DELETE FROM steps WHERE reviewer = ? AND undone = 1", (self._reviewer,))
        step = connection.execute("INSERT INTO steps (reviewer) VALUES (?)", (self._reviewer,)).lastrowid
        connection.executemany(
            "INSERT INTO changes"
            " (step, picture_id, before_decision, before_version, after_decision, after_version)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (step, one.picture_id, one.before, one.before_version, one.after, one.after_version)
                for one in changes
            ],
        )
        connection.execute(
            "DELETE FROM steps WHERE reviewer = ? AND step <= ("
            "SELECT step FROM steps WHERE reviewer = ? ORDER BY step DESC LIMIT 1 OFFSET ?)",
            (self._reviewer, self._reviewer, LONGEST),
        )

    def next_step(self, connection: sqlite3.Connection, undone: bool) -> int | None:
        """The step that would be undone, or of those that are undone the one that would be redone."""
        order = "ASC" if undone else "DESC"
        row = connection.execute(
            f"SELECT step FROM steps WHERE reviewer = ? AND undone = ? ORDER BY step {order} LIMIT 1",
            (self._reviewer, undone),
        ).fetchone()
        return int(row[0]) if row else None

    def changes(self, connection: sqlite3.Connection, step: int) -> list[Change]:
        """What a step changed."""
        query = (
            "SELECT picture_id, before_decision, before_version, after_decision, after_version, seq"
            " FROM changes WHERE step = ? ORDER BY seq"
        )
        return [
            Change(row[0], Decision(row[1]), row[2], Decision(row[3]), row[4], row[5])
            for row in connection.execute(query, (step,))
        ]

    def turn(self, connection: sqlite3.Connection, step: int, undone: bool, lost: Sequence[Change]) -> None:
        """A step is undone or done again, without what was lost to others; one that lost all is dropped."""
        connection.executemany("DELETE FROM changes WHERE seq = ?", [(one.number,) for one in lost])
        connection.execute("UPDATE steps SET undone = ? WHERE step = ?", (undone, step))
        connection.execute(
            "DELETE FROM steps WHERE step = ?1 AND NOT EXISTS (SELECT 1 FROM changes WHERE step = ?1)",
            (step,),
        )

    def rename(self, connection: sqlite3.Connection, picture_id: str, old: int, new: int) -> None:
        """The state that was version `old` of a picture stands again as version `new`."""
        for column in ("before_version", "after_version"):
            connection.execute(
                f"UPDATE changes SET {column} = ?1 WHERE picture_id = ?2 AND {column} = ?3"
                " AND step IN (SELECT step FROM steps WHERE reviewer = ?4)",
                (new, picture_id, old, self._reviewer),
            )

    def depth(self, connection: sqlite3.Connection) -> UndoDepth:
        """How many steps there are in both directions, and what the next ones would change."""
        counted = dict(
            connection.execute(
                "SELECT undone, count(*) FROM steps WHERE reviewer = ? GROUP BY undone", (self._reviewer,)
            ).fetchall()
        )
        return UndoDepth(
            undo=int(counted.get(0, 0)),
            redo=int(counted.get(1, 0)),
            next_undo=self._pictures(connection, undone=False),
            next_redo=self._pictures(connection, undone=True),
        )

    def _pictures(self, connection: sqlite3.Connection, undone: bool) -> tuple[str, ...]:
        step = self.next_step(connection, undone)
        return () if step is None else tuple(one.picture_id for one in self.changes(connection, step))
