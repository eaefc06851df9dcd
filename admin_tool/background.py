"""Work off the GUI thread: the one place of this program where threads meet Qt."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.core.errors import KioskError

T = TypeVar("T")
AT_ONCE = 6

log = logging.getLogger(__name__)


class Unexpected(KioskError):
    """A fault of the program itself; the log has the details."""


class Job(QObject):
    """Long work that the status bar shows; it is also the `Progress` that the work reports to.

    `changed` comes on the GUI thread, at most once for each round of its event loop.
    """

    changed = Signal()
    _told = Signal()

    def __init__(self, title: str, icon: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.icon = icon
        self.finished = False
        self._state = (0, 0, "")
        self._turn = threading.Lock()
        self._pending = False
        self._cancel = threading.Event()
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def done(self) -> int:
        """So many are done."""
        return self._state[0]

    @property
    def total(self) -> int:
        """Of so many; 0 says that nobody knows."""
        return self._state[1]

    @property
    def note(self) -> str:
        """What is being done now."""
        return self._state[2]

    @property
    def cancelled(self) -> bool:
        """Whether somebody wants it to stop."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Stops it after the item at hand."""
        self._cancel.set()

    def report(self, done: int, total: int, note: str = "") -> None:
        """Called by the work, on its thread."""
        with self._turn:
            self._state = (done, total, note)
            if self._pending:
                return
            self._pending = True
        self._told.emit()

    @Slot()
    def _tell(self) -> None:
        with self._turn:
            self._pending = False
        self.changed.emit()


class Background(QObject):
    """Runs calls on threads and answers on the GUI thread.

    A call that fails with a KioskError goes to its `failed`; anything else is logged and told as Unexpected.
    """

    jobs_changed = Signal()
    _answered = Signal(object)

    def __init__(self, failed: Callable[[KioskError], None]) -> None:
        """`failed` is told what nobody else wants to hear of."""
        super().__init__()
        self.jobs: list[Job] = []
        self._failed = failed
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="background")
        self._closed = False
        self._under_way = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waits to be answered."""
        return self._under_way > 0

    def run(
        self,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[KioskError], None] | None = None,
    ) -> None:
        """Runs a short call; `done` gets its answer."""
        self._submit(call, done, failed or self._failed)

    def start(
        self,
        title: str,
        call: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[KioskError], None] | None = None,
        icon: str = "generate",
    ) -> Job:
        """Runs long work that the status bar shows under `title`; the work gets its job to report to."""
        job = self.follow(title, icon)

        def well(answer: T) -> None:
            self.end(job)
            done(answer)

        def badly(error: KioskError) -> None:
            self.end(job)
            (failed or self._failed)(error)

        self._submit(lambda: call(job), well, badly)
        return job

    def follow(self, title: str, icon: str = "generate") -> Job:
        """Shows work that goes on somewhere else; whoever follows it reports to the job until `end`."""
        job = Job(title, icon, self)
        self.jobs.append(job)
        self.jobs_changed.emit()
        return job

    def end(self, job: Job) -> None:
        """The work of a job is over."""
        job.finished = True
        self.jobs.remove(job)
        self.jobs_changed.emit()
        job.deleteLater()

    def close(self) -> None:
        """Cancels jobs and waits for what is at hand; answers that come after are dropped."""
        self._closed = True
        for job in self.jobs:
            job.cancel()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _submit(self, call: Callable[[], T], done: Callable[[T], None], failed: Any) -> None:
        if self._closed:
            return
        self._under_way += 1
        self._threads.submit(self._work, call, done, failed)

    def _work(self, call: Callable[[], T], done: Callable[[T], None], failed: Any) -> None:
        answer: Any
        try:
            answer, then = call(), done
        except KioskError as error:
            answer, then = error, failed
        except Exception as error:
            log.exception("Work in the background failed")
            answer, then = Unexpected(f"This did not work: {error}", remedy="See the log."), failed
        self._answered.emit((then, answer))

    @Slot(object)
    def _deliver(self, answered: tuple[Callable[[Any], None], Any]) -> None:
        self._under_way -= 1
        if not self._closed:
            then, answer = answered
            then(answer)
