"""The outbox: interactions are safe on the disk first, and sent when there is a way."""

import logging
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from kiosk.adapters.back_off import BackOff
from kiosk.adapters.outbox_queue import Ledger, OutboxQueue, OutboxStatus, Queued
from kiosk.core.errors import ServiceError, ServiceRefused, SignInFailed
from kiosk.core.interaction import Interaction
from kiosk.core.ports import EventSink

BATCH = 10
"""Personalize takes at most ten events of one session in a call."""
WINDOW = 200
"""Interactions of one `deliver`: all that is in memory, and the most that is sent twice after a crash."""

log = logging.getLogger(__name__)


class Outbox:
    """The interaction log of a kiosk.

    Nothing leaves the queue but what the sink accepted or a visitor had deleted; a retry carries the same
    event id.
    """

    def __init__(
        self,
        ledger: Ledger,
        sink: EventSink,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        rng: random.Random | None = None,
    ) -> None:
        self._queue = OutboxQueue(ledger, now)
        self._sink = sink
        self._back_off = BackOff(rng or random.Random())
        self._draining = threading.Lock()
        self._on_the_wire = threading.Lock()

    def record(self, interactions: Sequence[Interaction]) -> None:
        """Writes interactions and queues them, in one transaction; an event id counts once.

        Raises DiskFull, or another LibraryError: nothing of them is stored then.
        """
        self._queue.add(interactions)

    def deliver(self) -> int:
        """Sends some of what is due; returns how many were accepted, so call it until it answers 0.

        Stops at the first failure of the service, and answers 0 until a back-off with jitter has passed.
        Raises LibraryError only.
        """
        if not self._back_off.over(self._queue.now_s()) or not self._draining.acquire(blocking=False):
            return 0
        accepted: list[Queued] = []
        try:
            for batch in _batches(self._queue.due(WINDOW)):
                self._send(batch, accepted)
        except _Unwell as unwell:
            log.info("Interactions wait: %s", unwell)
        finally:
            try:
                self._queue.remove(accepted)
            finally:
                self._draining.release()
        return len(accepted)

    def forget(self, user_id: str) -> int:
        """Deletes every interaction of a user, sent or not; none is under way when this returns."""
        with self._on_the_wire:
            return self._queue.forget(user_id)

    def status(self) -> OutboxStatus:
        """Everything a clerk wants to know of the outbox."""
        return self._queue.status()

    def retry_refused(self) -> int:
        """Queues again what was set aside; returns how many."""
        return self._queue.retry_refused()

    def _send(self, batch: Sequence[Queued], accepted: list[Queued]) -> None:
        """Sends one batch, one by one when it was refused; adds what was taken to `accepted`."""
        try:
            with self._on_the_wire:
                batch = self._queue.still_there(batch)
                taken = self._sink.send([queued.interaction for queued in batch]) if batch else frozenset()
        except ServiceError as trouble:
            if not isinstance(trouble, ServiceRefused) or isinstance(trouble, SignInFailed):
                self._back_off.failed(self._queue.now_s())
                raise _Unwell(trouble.what) from trouble
            if len(batch) > 1:
                for queued in batch:
                    self._send([queued], accepted)
            else:
                log.warning("An interaction was refused and set aside: %s", trouble.what)
                self._queue.set_aside(batch[0], trouble.what)
            return
        self._back_off.succeeded()
        self._queue.postpone([q for q in batch if q.interaction.event_id not in taken], self._back_off.wait_s)
        accepted += [queued for queued in batch if queued.interaction.event_id in taken]


class _Unwell(Exception):
    """The service cannot take anything now."""


def _batches(window: Sequence[Queued]) -> Iterator[list[Queued]]:
    """Those of one visit together, in order, at most ten at a time."""
    visits: dict[str, list[Queued]] = {}
    for queued in window:
        visits.setdefault(queued.interaction.visit_id, []).append(queued)
    for rows in visits.values():
        for start in range(0, len(rows), BATCH):
            yield rows[start : start + BATCH]
