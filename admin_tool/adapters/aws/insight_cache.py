"""The interactions table as a small file on this machine, read from the first row to the last.

The table has no index by time, and rows of forgotten visitors vanish from it without a trace: only a whole
scan is true. What is kept is enough for sums and tells nothing about a person.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.adapters.aws.reading_table import READING
from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.invented_likes import PREFIX
from kiosk.core.errors import LibraryError
from kiosk.core.interaction import InteractionKind

COLUMNS = (
    "event_id", "visit_id", "user_id", "kind", "picture_id", "strategy", "kiosk", "at", "mood_read",
    "mood_chosen",
)  # fmt: skip
_TABLES = (
    """CREATE TABLE acts (visit BLOB NOT NULL, kind TEXT NOT NULL, picture TEXT NOT NULL,
        strategy TEXT NOT NULL, kiosk TEXT NOT NULL, at TEXT NOT NULL)""",
    "CREATE TABLE counted (mood_read TEXT, mood_chosen TEXT, kiosk TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE TABLE about (as_of TEXT NOT NULL, scanned INTEGER NOT NULL)",
)
_KINDS = {str(kind) for kind in InteractionKind}


class FreshCache:
    """A cache that is being filled; `finish` puts it in the place of the old one."""

    def __init__(self, path: Path) -> None:
        """Raises LibraryError."""
        self._path = path
        self._part = path.with_name(f".part-{os.getpid()}-{path.name}")
        # a visit is told from others by it, and by nothing that is written down
        self._salt = os.urandom(16)
        self.scanned = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._part.unlink(missing_ok=True)
            self._connection = sqlite3.connect(self._part, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("PRAGMA synchronous = OFF")  # it is made again when it is damaged
            for statement in _TABLES:
                self._connection.execute(statement)
            self._connection.execute("BEGIN")
        except (OSError, sqlite3.Error) as trouble:
            raise _cannot(trouble, path) from trouble

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Takes rows in DynamoDB's form; seeded ones, and what is neither act nor reading, are left out."""
        acts, counted = [], []
        for row in rows:
            self.scanned += 1
            kind, at, kiosk = _text(row, "kind"), _text(row, "at"), _text(row, "kiosk")
            picture, visit, user = _text(row, "picture_id"), _text(row, "visit_id"), _text(row, "user_id")
            if kind == READING:
                counted.append(
                    (_text(row, "mood_read") or None, _text(row, "mood_chosen") or None, kiosk, at)
                )
            elif kind in _KINDS and at and picture and not _invented(visit, user):
                mark = hashlib.blake2b(visit.encode(), key=self._salt, digest_size=8).digest()
                acts.append((mark, kind, picture, _text(row, "strategy"), kiosk, at))
        try:
            self._connection.executemany("INSERT INTO acts VALUES (?, ?, ?, ?, ?, ?)", acts)
            self._connection.executemany("INSERT INTO counted VALUES (?, ?, ?, ?)", counted)
        except sqlite3.Error as trouble:
            raise _cannot(trouble, self._path) from trouble

    def finish(self, as_of: datetime) -> None:
        """Everything is in: this is the cache from now on. Raises LibraryError."""
        try:
            self._connection.execute("INSERT INTO about VALUES (?, ?)", (as_text(as_of), self.scanned))
            self._connection.execute("CREATE INDEX acts_by_time ON acts (at)")
            self._connection.execute("COMMIT")
            self._connection.close()
            self._part.replace(self._path)
        except (OSError, sqlite3.Error) as trouble:
            raise _cannot(trouble, self._path) from trouble

    def drop(self) -> None:
        """Throws away what is not finished."""
        self._connection.close()
        self._part.unlink(missing_ok=True)


def about(path: Path) -> tuple[datetime, int] | None:
    """Of when a cache is and how many rows were scanned; None where there is none, or none to use."""
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT as_of, scanned FROM about").fetchone()
    except sqlite3.DatabaseError:
        return None
    return (datetime.fromisoformat(row[0]), int(row[1])) if row else None


def _text(row: Mapping[str, Any], column: str) -> str:
    """Straight from DynamoDB's form: half a million rows are read, and all columns of use are strings."""
    return str(row.get(column, {}).get("S", ""))


def _invented(visit: str, user: str) -> bool:
    return visit.startswith(PREFIX) or user.startswith(PREFIX)


def _cannot(trouble: Exception, path: Path) -> LibraryError:
    return LibraryError(
        f"The numbers cannot be kept: {trouble}", item=str(path), remedy="Make room on the disk."
    )
