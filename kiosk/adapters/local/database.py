"""The library: one SQLite file that the programs of one machine share."""

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.adapters.local import schema
from kiosk.adapters.local.salvage import SIDE_FILES, bring_over, set_aside, set_aside_files
from kiosk.adapters.local.schema import Steps, migrate
from kiosk.core.errors import DiskFull, LibraryDamaged, LibraryError

LIBRARY_NAME = "library.db"
BUSY_S = 5.0
CHECK_UP_TO_BYTES = 32 * 1024 * 1024
"""Smaller libraries are read through at every start, larger ones only after damage was met."""

_FULL = {sqlite3.SQLITE_FULL}
_FULL_IO = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_SHMSIZE}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The time of the system clock, aware, in UTC."""
    return datetime.now(UTC)


class Database:
    """Two connections, one that reads and one that writes; any thread may use both."""

    def __init__(self, path: Path) -> None:
        """Opens a sound library; `open_library` is for everything else."""
        self.path = path
        self._writer_turn = threading.RLock()
        self._reader_turn = threading.RLock()
        with self._told_apart():
            self._writer = _connect(path)
            self._reader = _connect(path)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on the disk when the block ends, or none of it.

        Raises DiskFull, LibraryDamaged, or LibraryError when another program holds it for 5 s.
        """
        with self._writer_turn, self._told_apart():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees everything committed; it does not wait for writers."""
        with self._reader_turn, self._told_apart():
            yield self._reader

    def wipe_deleted(self) -> None:
        """Makes deleted rows unreadable: empties the write-ahead log and removes what was set aside."""
        with self._writer_turn, self._told_apart():
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for path in set_aside_files(self.path):
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Closes both connections; the file is whole without its side files then."""
        with self._writer_turn, self._reader_turn:
            self._reader.close()
            self._writer.close()

    @contextlib.contextmanager
    def _told_apart(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as trouble:
            raised = _as_kiosk_error(trouble, self.path)
            if isinstance(raised, LibraryDamaged):
                _suspect(self.path).touch()
            raise raised from trouble


def open_library(home: Path, now: Callable[[], datetime] = utc_now) -> Database:
    """The library of `home`, made or brought up to date where needed.

    A damaged file is set aside and what can be read of it is brought over; the picture store fills in
    the rest from its folders. Raises LibraryError when it comes from a newer program.
    """
    return open_database(home / LIBRARY_NAME, schema.MIGRATIONS, now)


def open_database(path: Path, steps: Steps, now: Callable[[], datetime] = utc_now) -> Database:
    """The same for another file, with the tables that `steps` make."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            if not path.exists() and _rebuilt(path).exists():
                _rebuilt(path).rename(path)  # we died between the two renames
            try:
                _make_ready(path, steps)
            except sqlite3.DatabaseError as trouble:
                if not isinstance(_as_kiosk_error(trouble, path), LibraryDamaged):
                    raise
                _rebuild(path, steps, now())
            _suspect(path).unlink(missing_ok=True)
            return Database(path)
    except sqlite3.Error as trouble:
        raise _as_kiosk_error(trouble, path) from trouble
    except OSError as trouble:
        raise LibraryError(
            f"The library cannot be opened: {trouble.strerror}",
            item=str(path),
            remedy="Check the folder's owner.",
        ) from trouble


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a like outlives a pulled plug
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # forgotten is overwritten
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make_ready(path: Path, steps: Steps) -> None:
    with contextlib.closing(_connect(path)) as connection:
        if _suspect(path).exists() or path.stat().st_size <= CHECK_UP_TO_BYTES:
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            if verdict != "ok":
                damage = sqlite3.DatabaseError(verdict)
                damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise damage
        migrate(connection, str(path), steps)


def _rebuild(path: Path, steps: Steps, at: datetime) -> None:
    """The new file takes the place of the damaged one only when it is complete."""
    fresh = _rebuilt(path)
    for suffix in ("", *SIDE_FILES):
        fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    with contextlib.closing(_connect(fresh)) as connection:
        migrate(connection, str(fresh), steps)
        brought = bring_over(path, connection)
    damaged = set_aside(path, at)
    fresh.rename(path)
    log.warning("The library was damaged; it is now %s. Brought over: %s", damaged.name, brought)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Only one program at a time opens the library; the system frees the lock of one that dies."""
    lock = sqlite3.connect(path.with_suffix(".lock"), timeout=60.0, isolation_level=None)
    with contextlib.closing(lock):
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _rebuilt(path: Path) -> Path:
    return path.with_name(path.name + ".rebuilt")


def _suspect(path: Path) -> Path:
    return path.with_name(path.name + ".suspect")


def _as_kiosk_error(trouble: sqlite3.Error, path: Path) -> LibraryError:
    code = getattr(trouble, "sqlite_errorcode", 0)
    if code in _FULL_IO or code & 0xFF in _FULL:
        return DiskFull(
            "The disk is full: nothing was written", item=str(path), remedy="Make room on the disk."
        )
    if code & 0xFF in _DAMAGED:
        return LibraryDamaged(
            "The library is damaged",
            item=str(path),
            remedy="Start the program again: it sets the file aside.",
        )
    return LibraryError(
        f"The library cannot be used: {trouble}", item=str(path), remedy="Close other programs."
    )
