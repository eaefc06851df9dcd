"""Interactions that are safe in the library and wait to be sent."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from kiosk.adapters.interaction_rows import COLUMNS, from_row, insert
from kiosk.core.interaction import Interaction


class Ledger(Protocol):
    """The database with the tables `interactions` and `outbox`."""

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction."""
        ...

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection to read from."""
        ...


@dataclass(frozen=True, slots=True)
class OutboxStatus:
    """What is in the outbox; `refused` were set aside because the service will never take them."""

    pending: int
    oldest_at: datetime | None
    refused: int
    last_refusal: str


@dataclass(frozen=True, slots=True)
class Queued:
    """One interaction in the queue, and how often it was not taken."""

    seq: int
    attempts: int
    interaction: Interaction


class OutboxQueue:
    """The queue's table; times are seconds since 1970."""

    def __init__(self, ledger: Ledger, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._ledger = ledger
        self._now = now

    def now_s(self) -> float:
        """The time by the queue's clock."""
        return self._now().timestamp()

    def add(self, interactions: Sequence[Interaction]) -> None:
        """Writes interactions and queues them, in one transaction; an event id counts once."""
        due_s = self.now_s()
        with self._ledger.writing() as connection:
            for interaction in interactions:
                seq = insert(connection, interaction)
                if seq is not None:
                    connection.execute("INSERT INTO outbox (seq, due_s) VALUES (?, ?)", (seq, due_s))

    def due(self, at_most: int) -> list[Queued]:
        """The oldest that may be sent now."""
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS}, seq, attempts FROM outbox JOIN interactions USING (seq)"
                " WHERE refused IS NULL AND due_s <= ? ORDER BY seq LIMIT ?",
                (self.now_s(), at_most),
            ).fetchall()
        return [Queued(row[-2], row[-1], from_row(row)) for row in rows]

    def still_there(self, queued: Sequence[Queued]) -> list[Queued]:
        """Without what a visitor had deleted in the meantime."""
        marks = ", ".join("?" * len(queued))
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"SELECT seq FROM outbox WHERE seq IN ({marks})", [one.seq for one in queued]
            )
            there = {row[0] for row in rows}
        return [one for one in queued if one.seq in there]

    def remove(self, queued: Sequence[Queued]) -> None:
        """Takes out what was accepted."""
        if queued:
            with self._ledger.writing() as connection:
                connection.executemany("DELETE FROM outbox WHERE seq = ?", [(one.seq,) for one in queued])

    def postpone(self, queued: Sequence[Queued], wait_s: Callable[[int], float]) -> None:
        """Keeps what was not taken; `wait_s` gives seconds for a number of attempts."""
        if queued:
            rows = [(self.now_s() + wait_s(one.attempts), one.seq) for one in queued]
            with self._ledger.writing() as connection:
                connection.executemany(
                    "UPDATE outbox SET due_s = ?, attempts = attempts + 1 WHERE seq = ?", rows
                )

    def set_aside(self, queued: Queued, reason: str) -> None:
        """Keeps what can never be sent, with the reason."""
        with self._ledger.writing() as connection:
            connection.execute("UPDATE outbox SET refused = ? WHERE seq = ?", (reason, queued.seq))

    def retry_refused(self) -> int:
        """Queues again what was set aside; returns how many."""
        with self._ledger.writing() as connection:
            return connection.execute(
                "UPDATE outbox SET refused = NULL, attempts = 0, due_s = 0 WHERE refused IS NOT NULL"
            ).rowcount

    def forget(self, user_id: str) -> int:
        """Deletes every interaction of a user, sent or not; returns how many."""
        with self._ledger.writing() as connection:
            return connection.execute("DELETE FROM interactions WHERE user_id = ?", (user_id,)).rowcount

    def status(self) -> OutboxStatus:
        """Everything a clerk wants to know of the outbox."""
        with self._ledger.reading() as connection:
            pending, first = connection.execute(
                "SELECT count(*), min(seq) FROM outbox WHERE refused IS NULL"
            ).fetchone()
            refused, last = connection.execute(
                "SELECT count(*), max(seq) FROM outbox WHERE refused IS NOT NULL"
            ).fetchone()
            oldest = connection.execute("SELECT at FROM interactions WHERE seq = ?", (first,)).fetchone()
            reason = connection.execute("SELECT refused FROM outbox WHERE seq = ?", (last,)).fetchone()
        return OutboxStatus(
            pending,
            datetime.fromisoformat(oldest[0]) if oldest else None,
            refused,
            reason[0] if reason else "",
        )
