"""Puts a damaged library aside and brings over what can still be read of it."""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

SIDE_FILES = ("-wal", "-shm")
WIDEST_JUMP = 64
BLIND_END = 1 << 20

log = logging.getLogger(__name__)


def set_aside(library: Path, at: datetime) -> Path:
    """Renames the library and its side files to `<name>.damaged-<time>`; returns the new path."""
    target = library.with_name(f"{library.name}.damaged-{at:%Y%m%dT%H%M%S%fZ}")
    for suffix in ("", *SIDE_FILES):
        # SQLite finds the write-ahead log by name: the likes of the last minutes may be there only
        part = library.with_name(library.name + suffix)
        if part.exists():
            part.rename(target.with_name(target.name + suffix))
    return target


def set_aside_files(library: Path) -> list[Path]:
    """Everything that was put aside beside this library."""
    return sorted(library.parent.glob(f"{library.name}.damaged-*"))


def bring_over(damaged: Path, library: sqlite3.Connection) -> dict[str, int]:
    """Copies every readable row of every table into `library`, in one transaction; rows by table.

    Raises sqlite3.Error when `library` cannot be written.
    """
    brought: dict[str, int] = {}
    with contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as source:
        library.execute("BEGIN IMMEDIATE")
        for table in _tables(library):
            brought[table] = _bring_table(source, library, table)
        library.execute("COMMIT")
    return brought


def _tables(library: sqlite3.Connection) -> list[str]:
    rows = library.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    )
    return [str(name) for (name,) in rows]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def _bring_table(source: sqlite3.Connection, library: sqlite3.Connection, table: str) -> int:
    try:
        # without it SQLite refuses a file that is shorter than its header says
        source.execute("PRAGMA writable_schema = ON")
        there = set(_columns(source, table))
    except sqlite3.DatabaseError as trouble:
        log.warning("Nothing can be read of %s in the damaged library: %s", table, trouble)
        return 0
    columns = [column for column in _columns(library, table) if column in there]
    if not columns:
        return 0
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    count = 0
    for row in _readable(source, table, names):
        with contextlib.suppress(sqlite3.IntegrityError):  # its interaction may be lost
            count += library.execute(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", row
            ).rowcount
    return count


def _readable(source: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[object, ...]]:
    """Rows in the order of their numbers, jumping over damaged pages."""
    last, jump = 0, 1
    end = _last_number(source, table)
    while last < end:
        try:
            rows = source.execute(
                f"SELECT rowid, {names} FROM {table} WHERE rowid > ? ORDER BY rowid", (last,)
            )
            for row in rows:
                last, jump = int(row[0]), 1
                yield tuple(row[1:])
            return
        except sqlite3.DatabaseError:
            last += jump
            jump = min(jump * 2, WIDEST_JUMP)


def _last_number(source: sqlite3.Connection, table: str) -> int:
    for query in (
        f"SELECT max(rowid) FROM {table}",
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
    ):
        with contextlib.suppress(sqlite3.DatabaseError):
            row = source.execute(query).fetchone()
            return int(row[0] or 0) if row else 0
    return BLIND_END
