"""Counts camera readings in the library, and sends the counts on where there is a cloud."""

import logging
import random
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from kiosk.adapters.back_off import BackOff
from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.local.database import Database, utc_now
from kiosk.core.errors import ServiceError
from kiosk.core.mood import Mood
from kiosk.core.reading_record import ReadingRecord

AT_ONCE = 100
"""DynamoDB takes as many in one transaction."""

log = logging.getLogger(__name__)


class LocalReadingLog:
    """One row for each reading or correction; `sent` tells what a cloud has."""

    def __init__(
        self,
        database: Database,
        send: Callable[[Sequence[ReadingRecord]], None] | None = None,
        now: Callable[[], datetime] = utc_now,
        rng: random.Random | None = None,
    ) -> None:
        """`send` takes at most a hundred records or raises ServiceError; one that comes twice counts once."""
        self._database = database
        self._send = send
        self._now = now
        self._back_off = BackOff(rng or random.Random())
        self._sending = threading.Lock()

    def keep(self, record: ReadingRecord, *more: ReadingRecord) -> None:
        """Stores records; an id counts once. Raises LibraryError."""
        rows = [(one.id, one.read, one.chosen, as_text(one.at)) for one in (record, *more)]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO readings (id, mood_read, mood_chosen, at) VALUES (?, ?, ?, ?)", rows
            )

    def deliver(self) -> int:
        """Sends the oldest; how many were taken. 0 until a back-off has passed after a failure."""
        now_s = self._now().timestamp()
        if self._send is None or not self._back_off.over(now_s) or not self._sending.acquire(blocking=False):
            return 0
        try:
            waiting = self._waiting()
            if not waiting:
                return 0
            try:
                self._send(waiting)
            except ServiceError as trouble:
                log.info("Counts of readings wait: %s", trouble)
                self._back_off.failed(now_s)
                return 0
            self._back_off.succeeded()
            with self._database.writing() as connection:
                connection.executemany(
                    "UPDATE readings SET sent = 1 WHERE id = ?", [(record.id,) for record in waiting]
                )
            return len(waiting)
        finally:
            self._sending.release()

    def _waiting(self) -> list[ReadingRecord]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, mood_read, mood_chosen, at FROM readings WHERE sent = 0 LIMIT ?", (AT_ONCE,)
            ).fetchall()
        return [
            ReadingRecord(row[0], _mood(row[1]), _mood(row[2]), datetime.fromisoformat(row[3]))
            for row in rows
        ]


def _mood(text: str | None) -> Mood | None:
    return Mood(text) if text else None
