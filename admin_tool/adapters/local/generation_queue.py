"""Has pictures painted on this machine."""

import os
import platform
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from admin_tool.adapters.local.batch_book import open_batch_book
from admin_tool.adapters.local.painting_worker import PaintingWorker
from admin_tool.core.batch import (
    Batch,
    BatchOrder,
    DeadLetter,
    Endpoint,
    EndpointState,
    JobState,
    new_name,
)
from admin_tool.core.ports import Progress
from kiosk.adapters.local.database import utc_now
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.errors import ServiceRefused
from kiosk.core.ports import Generator

BOOK_NAME = "generation.db"


class LocalGenerationQueue:
    """Batches in a file of this machine; between `start` and `close` a thread paints them.

    Whatever program was killed in between, every job is painted once: its key never changes.
    """

    def __init__(
        self,
        book: Path,
        store: FolderPictureStore,
        generator: Generator,
        reviewer: str,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Opens `book` (`<home>/admin/generation.db`), made where it is missing. Raises LibraryError."""
        self._now = now
        self._reviewer = reviewer
        self._book = open_batch_book(book, now)
        self._worker = PaintingWorker(self._book, store, generator, book.with_name(f"{book.name}.lock"))

    def start(self) -> None:
        """Begins to paint what is queued, and what another program left behind when it died."""
        self._worker.start()

    def close(self) -> None:
        """Ends after the picture at hand; the rest is painted after the next start."""
        self._worker.close()
        self._book.close()

    def send(self, order: BatchOrder) -> Batch:
        """Queues an order; one that was sent before stays as it is. Raises LibraryError, ServiceRefused."""
        if not order.prompts:
            raise ServiceRefused("There is nothing to paint", remedy="Order one picture or more.")
        name = order.name or new_name(self._now())
        self._book.enter(order, name, self._reviewer)
        self._worker.look()
        return next(batch for batch in self._book.batches() if batch.name == name)

    def batches(self) -> Sequence[Batch]:
        """All batches, newest first."""
        return self._book.batches()

    def cancel(self, name: str) -> int:
        """Cancels what is queued; the picture at hand is finished."""
        return self._book.cancel(name)

    def retry(self, name: str) -> int:
        """Queues the failed and the cancelled jobs again."""
        again = self._book.retry(name)
        self._worker.look()
        return again

    def dead_letters(self) -> Sequence[DeadLetter]:
        """Every failed job."""
        return [
            DeadLetter(f"{order.name}/{order.index}", order.message(), reason, order.key)
            for order, reason in self._book.failed()
        ]

    def redrive(self, progress: Progress) -> int:
        """Queues every failed job again."""
        names = dict.fromkeys(order.name for order, _ in self._book.failed())
        again = 0
        for done, name in enumerate(names, 1):
            again += self._book.retry(name, [JobState.FAILED])
            progress.report(done, len(names))
        self._worker.look()
        return again

    def endpoint(self) -> Endpoint:
        """This machine, which costs nothing and needs no starting."""
        cores = os.cpu_count() or 1
        return Endpoint(EndpointState.LOCAL, f"{platform.system()} {platform.machine()}, {cores} CPU")

    def start_endpoint(self) -> None:
        """Nothing: this machine runs."""

    def stop_endpoint(self) -> None:
        """Nothing: this machine runs."""

    def stop_when_idle(self, wanted: bool) -> None:
        """Nothing: this machine costs nothing."""
