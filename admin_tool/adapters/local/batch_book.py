"""Batches and their jobs in a SQLite file: what is to be painted here, and what became of it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from admin_tool.core.batch import Batch, BatchOrder, Job, JobState
from kiosk.adapters.local.database import Database, open_database, utc_now
from kiosk.adapters.local.schema import Steps
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.picture_order import PictureOrder

MIGRATIONS: Steps = (
    (
        """CREATE TABLE IF NOT EXISTS batches (
            name TEXT PRIMARY KEY, mood TEXT NOT NULL, title TEXT NOT NULL, by TEXT NOT NULL,
            at TEXT NOT NULL, prompt TEXT NOT NULL, changes INTEGER NOT NULL DEFAULT 0
        )""",
        """CREATE TABLE IF NOT EXISTS jobs (
            batch TEXT NOT NULL REFERENCES batches (name), number INTEGER NOT NULL, prompt TEXT NOT NULL,
            state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', at TEXT,
            turn INTEGER PRIMARY KEY AUTOINCREMENT, UNIQUE (batch, number)
        )""",
        "CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, turn)",
    ),
)


def open_batch_book(path: Path, now: Callable[[], datetime] = utc_now) -> "BatchBook":
    """The book at `path`, made where it is missing; of a damaged one what can be read is brought over.

    Raises LibraryError.
    """
    return BatchBook(open_database(path, MIGRATIONS, now), now)


class BatchBook:
    """What is written is on the disk when a call returns; any thread may call."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now
        self._known: dict[str, tuple[int, Batch]] = {}

    def enter(self, order: BatchOrder, name: str, by: str) -> None:
        """Enters a batch with all its jobs queued; one that is there stays as it is."""
        first = json.dumps(asdict(order.prompts[0]))
        row = (name, str(order.mood), order.title, by, _text(self._now()), first)
        jobs = [(name, number, json.dumps(asdict(prompt))) for number, prompt in enumerate(order.prompts)]
        with self._database.writing() as book:
            made = book.execute(
                "INSERT OR IGNORE INTO batches (name, mood, title, by, at, prompt) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            if made.rowcount:
                book.executemany(
                    "INSERT INTO jobs (batch, number, prompt, state) VALUES (?, ?, ?, 'queued')", jobs
                )

    def batches(self) -> Sequence[Batch]:
        """All of them, newest first; those that did not change since the last call are not read again."""
        found: list[Batch] = []
        with self._database.reading() as book:
            rows = book.execute(
                "SELECT name, mood, title, by, at, prompt, changes FROM batches ORDER BY rowid DESC"
            ).fetchall()
            for row in rows:
                name, changes = str(row[0]), int(row[6])
                known = self._known.get(name)
                if known is None or known[0] != changes:
                    known = (changes, _batch(row, _jobs(book, name, Mood(row[1]))))
                    self._known[name] = known
                found.append(known[1])
        return found

    def next_order(self) -> PictureOrder | None:
        """The order that has waited longest, running from now on."""
        with self._database.writing() as book:
            row = book.execute(
                "SELECT batch, number, prompt FROM jobs WHERE state = 'queued' ORDER BY turn LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            name, number = str(row[0]), int(row[1])
            self._move(book, name, JobState.RUNNING, "number = ?", (number,))
            return PictureOrder(_prompt(row[2]), number, name)

    def end(self, order: PictureOrder, state: JobState, reason: str = "") -> None:
        """Tells what became of an order."""
        with self._database.writing() as book:
            at = _text(self._now())
            self._move(book, order.name, state, "number = ?", (order.index,), reason, at)

    def take_back(self) -> int:
        """Queues what was running when its worker died; how many."""
        with self._database.writing() as book:
            names = book.execute("SELECT DISTINCT batch FROM jobs WHERE state = 'running'").fetchall()
            return sum(self._move(book, name, JobState.QUEUED, "state = 'running'", ()) for (name,) in names)

    def cancel(self, name: str) -> int:
        """Cancels what is queued; how many."""
        with self._database.writing() as book:
            at = _text(self._now())
            return self._move(book, name, JobState.CANCELLED, "state = 'queued'", (), at=at)

    def retry(self, name: str, states: Iterable[JobState] = (JobState.FAILED, JobState.CANCELLED)) -> int:
        """Queues jobs of these states again; how many."""
        chosen = ", ".join(f"'{state}'" for state in states)
        with self._database.writing() as book:
            return self._move(book, name, JobState.QUEUED, f"state IN ({chosen})", ())

    def failed(self) -> Sequence[tuple[PictureOrder, str]]:
        """Every failed order with its reason, oldest first."""
        with self._database.reading() as book:
            rows = book.execute(
                "SELECT batch, number, prompt, reason FROM jobs WHERE state = 'failed' ORDER BY turn"
            ).fetchall()
        return [(PictureOrder(_prompt(row[2]), int(row[1]), str(row[0])), str(row[3])) for row in rows]

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    @staticmethod
    def _move(
        book: sqlite3.Connection,
        name: str,
        state: JobState,
        which: str,
        values: tuple[object, ...],
        reason: str = "",
        at: str | None = None,
    ) -> int:
        moved = book.execute(
            f"UPDATE jobs SET state = ?, reason = ?, at = ? WHERE batch = ? AND {which}",
            (str(state), reason, at, name, *values),
        ).rowcount
        book.execute("UPDATE batches SET changes = changes + 1 WHERE name = ?", (name,))
        return moved


def _jobs(book: sqlite3.Connection, name: str, mood: Mood) -> tuple[Job, ...]:
    rows = book.execute("SELECT number, state, reason, at FROM jobs WHERE batch = ? ORDER BY number", (name,))
    usual = Prompt(mood, "")
    return tuple(
        Job(
            index=int(number),
            picture_id=PictureOrder(usual, int(number), name).key,
            state=JobState(state),
            reason=str(reason),
            at=_time(at),
        )
        for number, state, reason, at in rows
    )


def _batch(row: Sequence[str], jobs: tuple[Job, ...]) -> Batch:
    name, mood, title, by, at, prompt, _ = row
    is_open = any(job.state in (JobState.QUEUED, JobState.RUNNING) for job in jobs)
    ends = [job.at for job in jobs if job.at is not None]
    ended_at = None if is_open else max(ends, default=None)
    return Batch(name, Mood(mood), title, by, datetime.fromisoformat(at), _prompt(prompt), jobs, ended_at)


def _prompt(text: str) -> Prompt:
    values = json.loads(text)
    return Prompt(**(values | {"mood": Mood(values["mood"])}))


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
