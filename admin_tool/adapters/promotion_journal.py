"""What promotions and withdrawals were begun and done, on the disk before and after each step."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from admin_tool.core.promotion import Fate, PromotionLine
from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.local.database import Database, open_database
from kiosk.adapters.local.schema import Steps

MIGRATIONS: Steps = (
    (
        """CREATE TABLE IF NOT EXISTS promotions (
            picture_id TEXT PRIMARY KEY,
            target_id TEXT NOT NULL,
            marks INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'failed')),
            reason TEXT NOT NULL DEFAULT '',
            at TEXT NOT NULL
        )""",
        "CREATE INDEX IF NOT EXISTS promotions_planned ON promotions (at) WHERE state = 'planned'",
        """CREATE TABLE IF NOT EXISTS moves (
            picture_id TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('withdraw', 'restore')),
            done INTEGER NOT NULL DEFAULT 0,
            at TEXT NOT NULL
        )""",
    ),
)
WITHDRAW, RESTORE = "withdraw", "restore"


class PromotionJournal:
    """One file for each store of pictures; programs on this machine may share it, and any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, lines: Iterable[PromotionLine], at: datetime) -> None:
        """Notes what is to be promoted, in one transaction."""
        rows = [(line.picture_id, line.target_id, line.marks, as_text(at)) for line in lines]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO promotions (picture_id, target_id, marks, state, at)"
                " VALUES (?, ?, ?, 'planned', ?)",
                rows,
            )

    def finish(self, lines: Iterable[PromotionLine], at: datetime) -> None:
        """Notes what became of planned pictures, in one transaction."""
        rows = [(_state_of(line.fate), line.reason, as_text(at), line.picture_id) for line in lines]
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE promotions SET state = ?, reason = ?, at = ? WHERE picture_id = ?", rows
            )

    def unfinished(self) -> Sequence[PromotionLine]:
        """What was planned and neither done nor failed, in the order of the plan."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT picture_id, target_id, marks FROM promotions WHERE state = 'planned' ORDER BY rowid"
            ).fetchall()
        return [PromotionLine(row[0], row[1], Fate.ADD, marks=bool(row[2])) for row in rows]

    def drop_unfinished(self) -> None:
        """Forgets what is planned."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM promotions WHERE state = 'planned'")

    def begin_moves(self, kind: str, live_ids: Iterable[str], at: datetime) -> None:
        """Notes which pictures are to be withdrawn, or brought back, in one transaction."""
        rows = [(live_id, kind, as_text(at)) for live_id in live_ids]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO moves (picture_id, kind, at) VALUES (?, ?, ?)", rows
            )

    def end_moves(self, moved: Iterable[str], dropped: Iterable[str] = ()) -> None:
        """Notes moves that are done, and those that came to nothing."""
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE moves SET done = 1 WHERE picture_id = ?", [(one,) for one in moved]
            )
            connection.executemany("DELETE FROM moves WHERE picture_id = ?", [(one,) for one in dropped])
            connection.execute("DELETE FROM moves WHERE done AND kind = 'restore'")

    def open_moves(self) -> Sequence[tuple[str, str]]:
        """(live id, kind) of moves that were cut off."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT picture_id, kind FROM moves WHERE NOT done").fetchall()
        return [(row[0], row[1]) for row in rows]

    def withdrawn_at(self) -> Mapping[str, datetime]:
        """When pictures were withdrawn, by live id."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT picture_id, at FROM moves WHERE kind = 'withdraw'").fetchall()
        return {row[0]: datetime.fromisoformat(row[1]) for row in rows}

    def found_withdrawn(self, live_ids: Iterable[str], at: datetime) -> None:
        """Notes pictures that somebody else withdrew: their time begins now."""
        rows = [(live_id, as_text(at)) for live_id in live_ids]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO moves (picture_id, kind, done, at) VALUES (?, 'withdraw', 1, ?)", rows
            )

    def close(self) -> None:
        """Closes the file."""
        self._database.close()


def open_journal(path: Path) -> PromotionJournal:
    """The journal in this file, made where it is missing; of a damaged one what can be read is brought over.

    Raises LibraryError.
    """
    return PromotionJournal(open_database(path, MIGRATIONS))


def _state_of(fate: Fate) -> str:
    return "failed" if fate in (Fate.FAILED, Fate.MISSING) else "done"
