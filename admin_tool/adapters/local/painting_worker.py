"""The thread that paints what is queued, one picture after the other."""

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from admin_tool.adapters.local.batch_book import BatchBook
from admin_tool.core.batch import JobState
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.errors import KioskError
from kiosk.core.picture_order import PictureOrder
from kiosk.core.ports import Generator

LOOK_EVERY_S = 0.5
"""How soon an order of another program is seen, and how soon a dead program's work is taken over."""
BREAK_S = 5.0
"""After the book could not be written."""

log = logging.getLogger(__name__)


class PaintingWorker:
    """Paints from `start` to `close`; of all programs of this machine one at a time does."""

    def __init__(self, book: BatchBook, store: FolderPictureStore, generator: Generator, lock: Path) -> None:
        """The system frees `lock` when a program dies: whoever holds it knows that nobody else paints."""
        self._book = book
        self._store = store
        self._generator = generator
        self._lock = lock
        self._over = threading.Event()
        self._news = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begins; a second call changes nothing."""
        if self._thread is None:
            # a program that ends without `close` is not held up: being killed is nothing special here
            self._thread = threading.Thread(target=self._work, name="painting-worker", daemon=True)
            self._thread.start()

    def look(self) -> None:
        """There is something new to paint."""
        self._news.set()

    def paint_next(self) -> str | None:
        """Paints on the calling thread what has waited longest; its key, or None when nothing waits.

        Only where no thread of any program paints.
        """
        order = self._book.next_order()
        if order is None:
            return None
        self._carry_out(order)
        return order.key

    def close(self) -> None:
        """Ends the thread after the picture at hand."""
        self._over.set()
        self._news.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while not self._over.is_set():
            with self._alone() as alone:
                if alone:
                    self._paint_on()
            self._over.wait(LOOK_EVERY_S)

    def _paint_on(self) -> None:
        while not self._over.is_set():
            try:
                self._book.take_back()
                self._paint_queued()
            except KioskError as trouble:
                log.warning("Painting waits: %s", trouble)
                self._over.wait(BREAK_S)

    def _paint_queued(self) -> None:
        looked = False
        while not self._over.is_set():
            self._news.clear()
            order = self._book.next_order()
            if order is None:
                self._news.wait(LOOK_EVERY_S)
                continue
            if not looked:  # not before there is work: a pool of 100,000 takes seconds and 100 MB
                self._store.refresh()
                looked = True
            self._carry_out(order)

    def _carry_out(self, order: PictureOrder) -> None:
        reason = self._paint(order)
        self._book.end(order, JobState.FAILED if reason else JobState.DONE, reason)

    def _paint(self, order: PictureOrder) -> str:
        """Makes the picture unless it is there; answers what went wrong."""
        try:
            if self._store.find(order.key) is None:
                self._store.add(self._generator.generate(order.prompt), order.key)
        except KioskError as trouble:
            return str(trouble)
        except Exception as trouble:
            log.exception("A picture could not be painted")
            return f"The painter failed: {trouble}."
        return ""

    @contextlib.contextmanager
    def _alone(self) -> Iterator[bool]:
        lock = sqlite3.connect(self._lock, timeout=0.0, isolation_level=None)
        with contextlib.closing(lock):
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:  # another program paints
                yield False
            else:
                yield True
