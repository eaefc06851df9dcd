"""The outbox: interactions are safe on the disk first, and sent when there is a way."""

import contextlib
import logging
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from kiosk.adapters.back_off import BackOff
from kiosk.adapters.interaction_rows import COLUMNS, from_row, insert
from kiosk.core.errors import DiskFull, KioskError, ServiceRefused, SignInFailed
from kiosk.core.interaction import Interaction
from kiosk.core.ports import EventSink

BATCH = 10
"""Personalize takes at most ten events of one session in a call."""
WINDOW = 500
"""Rows in memory at a time, and the most that is sent again after a crash."""
HELD_AT_MOST = 10_000

log = logging.getLogger(__name__)


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
    """What is in the outbox; `held` waits in memory because the disk is full."""

    pending: int
    oldest_at: datetime | None
    refused: int
    last_refusal: str
    held: int


@dataclass(frozen=True, slots=True)
class _Queued:
    seq: int
    attempts: int
    interaction: Interaction


class _Unwell(Exception):
    """The service cannot take anything now."""


class Outbox:
    """A durable queue in the library; nothing leaves it but what a sink accepted or a visitor had deleted."""

    def __init__(
        self,
        ledger: Ledger,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        rng: random.Random | None = None,
    ) -> None:
        self._ledger = ledger
        self._now = now
        self._back_off = BackOff(rng or random.Random())
        self._held: list[Interaction] = []
        self._held_turn = threading.Lock()
        self._draining = threading.Lock()
        self._on_the_wire = threading.Lock()

    def record(self, interactions: Sequence[Interaction]) -> None:
        """Writes interactions and queues them, in one transaction; an event id counts once.

        Raises DiskFull: they are in memory only then, and the next `record` or `send_due` writes them.
        """
        with self._held_turn:
            waiting = [*self._held, *interactions]
            try:
                self._write(waiting)
            except DiskFull:
                self._held = waiting[-HELD_AT_MOST:]
                raise
            self._held = []

    def forget(self, user_id: str) -> int:
        """Deletes every interaction of a user, sent or not; none is under way when this returns."""
        with self._on_the_wire, self._held_turn, self._ledger.writing() as connection:
            self._held = [held for held in self._held if held.user_id != user_id]
            return connection.execute("DELETE FROM interactions WHERE user_id = ?", (user_id,)).rowcount

    def pending_count(self) -> int:
        """How many wait to be sent."""
        return self.status().pending

    def oldest_at(self) -> datetime | None:
        """When the longest waiting interaction happened."""
        return self.status().oldest_at

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
            pending=pending,
            oldest_at=datetime.fromisoformat(oldest[0]) if oldest else None,
            refused=refused,
            last_refusal=reason[0] if reason else "",
            held=len(self._held),
        )

    def retry_refused(self) -> int:
        """Queues again what was set aside; returns how many."""
        with self._ledger.writing() as connection:
            return connection.execute(
                "UPDATE outbox SET refused = NULL, attempts = 0, due_s = 0 WHERE refused IS NOT NULL"
            ).rowcount

    def send_due(self, sink: EventSink, batches: int | None = None) -> int:
        """Sends what is due, at most `batches` calls; returns how many were accepted.

        Stops at the first failure of the service and answers 0 until a back-off with jitter has passed.
        Raises LibraryError only.
        """
        self._write_held()
        if not self._back_off.over(self._now_s()) or not self._draining.acquire(blocking=False):
            return 0
        try:
            return self._send_windows(sink, batches)
        finally:
            self._draining.release()

    def _send_windows(self, sink: EventSink, batches: int | None) -> int:
        sent = calls = after = 0
        while window := self._window(after):
            after = window[-1].seq
            accepted: list[int] = []
            try:
                for batch in _batches(window):
                    if calls == batches:
                        return sent + len(accepted)
                    calls += 1
                    self._send(sink, batch, accepted)
            except _Unwell:
                return sent + len(accepted)
            finally:
                self._settle(accepted)
            sent += len(accepted)
        return sent

    def _send(self, sink: EventSink, batch: Sequence[_Queued], accepted: list[int]) -> None:
        """Sends one batch, one by one when it was refused; adds the rows that were taken to `accepted`."""
        try:
            with self._on_the_wire:
                batch = self._still_wanted(batch)
                taken = sink.send([queued.interaction for queued in batch]) if batch else frozenset()
        except KioskError as trouble:
            if not isinstance(trouble, ServiceRefused) or isinstance(trouble, SignInFailed):
                wait_s = self._back_off.failed(self._now_s())
                log.info("Interactions wait for %.0f s: %s", wait_s, trouble.what)
                raise _Unwell from trouble
            if len(batch) > 1:
                for queued in batch:
                    self._send(sink, [queued], accepted)
            else:
                self._set_aside(batch[0], trouble)
            return
        self._back_off.succeeded()
        self._postpone([queued for queued in batch if queued.interaction.event_id not in taken])
        accepted += [queued.seq for queued in batch if queued.interaction.event_id in taken]

    def _still_wanted(self, batch: Sequence[_Queued]) -> list[_Queued]:
        """Without what a visitor had deleted since the window was read."""
        marks = ", ".join("?" * len(batch))
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"SELECT seq FROM outbox WHERE seq IN ({marks})", [queued.seq for queued in batch]
            )
            there = {row[0] for row in rows}
        return [queued for queued in batch if queued.seq in there]

    def _window(self, after: int) -> list[_Queued]:
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS}, seq, attempts FROM outbox JOIN interactions USING (seq)"
                " WHERE refused IS NULL AND seq > ? AND due_s <= ? ORDER BY seq LIMIT ?",
                (after, self._now_s(), WINDOW),
            ).fetchall()
        return [_Queued(row[-2], row[-1], from_row(row)) for row in rows]

    def _write(self, interactions: Sequence[Interaction]) -> None:
        due_s = self._now_s()
        with self._ledger.writing() as connection:
            for interaction in interactions:
                seq = insert(connection, interaction)
                if seq is not None:
                    connection.execute("INSERT INTO outbox (seq, due_s) VALUES (?, ?)", (seq, due_s))

    def _write_held(self) -> None:
        if self._held:
            with contextlib.suppress(DiskFull):
                self.record(())

    def _settle(self, accepted: Sequence[int]) -> None:
        if accepted:
            with self._ledger.writing() as connection:
                connection.executemany("DELETE FROM outbox WHERE seq = ?", [(seq,) for seq in accepted])

    def _postpone(self, rows: Sequence[_Queued]) -> None:
        if rows:
            now_s = self._now_s()
            due = [(now_s + self._back_off.wait_s(row.attempts), row.seq) for row in rows]
            with self._ledger.writing() as connection:
                connection.executemany(
                    "UPDATE outbox SET due_s = ?, attempts = attempts + 1 WHERE seq = ?", due
                )

    def _set_aside(self, queued: _Queued, refusal: KioskError) -> None:
        log.warning("An interaction was refused and set aside: %s", refusal.what)
        with self._ledger.writing() as connection:
            connection.execute("UPDATE outbox SET refused = ? WHERE seq = ?", (refusal.what, queued.seq))

    def _now_s(self) -> float:
        return self._now().timestamp()


def _batches(window: Sequence[_Queued]) -> Iterator[list[_Queued]]:
    """Rows of one visit together, in order, at most ten at a time."""
    visits: dict[str, list[_Queued]] = {}
    for queued in window:
        visits.setdefault(queued.interaction.visit_id, []).append(queued)
    for rows in visits.values():
        for start in range(0, len(rows), BATCH):
            yield rows[start : start + BATCH]
