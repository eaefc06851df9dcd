"""What the pool page works with: rows, decisions, pictures, look-alikes, and the listing of the pool."""

import threading
from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from admin_tool.background import Job
from admin_tool.core.listing import Stacks
from admin_tool.core.picture_facts import PictureFacts
from admin_tool.core.ports import DecisionBook, PictureSource, PoolIndex, Promoter, SimilarPictures
from admin_tool.core.quiet import Quiet
from admin_tool.pictures.picture_loader import PictureLoader
from admin_tool.pictures.thumbnails import Thumbnails
from admin_tool.pool.culling import Culling
from admin_tool.pool.listing_progress import PicturesFirst
from admin_tool.pool.look_alikes import LookAlikes
from admin_tool.pool.pool_rows import PoolRows
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError

REFRESH_MS = 60_000
SETTLE_MS = 1500
"""What is known already comes on screen before the pool is listed."""
REST_MS = 60
"""When nothing was wished for so long, the first pictures are on screen."""
GROWS_S = 3.0
"""While a listing goes on, the grid is brought up to date so often."""


class PoolDesk(QObject):
    """Lives as long as its page."""

    choices_changed = Signal(object, object)
    """Models and batches that can be filtered by."""
    refreshed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        pool: PoolIndex,
        decisions: DecisionBook,
        pictures: PictureSource,
        similar: SimilarPictures,
        promoter: Promoter,
        describe: Callable[[bytes], PictureFacts],
    ) -> None:
        super().__init__()
        self.pool = pool
        self.decisions = decisions
        self.pictures = pictures
        self.similar = similar
        self.promoter = promoter
        self.background = bench.background
        self.reasons = bench.reasons
        self.rows = PoolRows(bench.background, pool)
        self.culling = Culling(bench.background, decisions, pool, self.rows)
        self.thumbnails = Thumbnails(bench.background, pictures)
        self.loader = PictureLoader(bench.background, pictures, describe)
        self.alike = LookAlikes(bench.background, similar, pool)
        self.refreshing = False
        self._quiet = Quiet()
        self._on_screen = threading.Event()
        self._begun = False
        self._grown_at = 0.0
        self._closed = False
        self._clock = QTimer(self, interval=REFRESH_MS)
        self._clock.timeout.connect(self._look_again)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self.refresh)
        self.alike.found.connect(self._restack)
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._resting.timeout.connect(self._rested)
        self.thumbnails.came.connect(self._began_to_come)

    def open(self) -> bool:
        """Shows what is known, then lists the pool; whether it is the first time."""
        if self._begun:
            self.rows.load()  # another page may have withdrawn pictures meanwhile
            self._look_again()
            return False
        self._begun = True
        self.rows.listed.connect(self._begin)
        self.rows.failed.connect(self._begin)
        self.rows.load()
        self.culling.look()
        self._clock.start()
        return True

    def refresh(self) -> None:
        """Lists the pool, seen in the status bar; tries again what could not be shown."""
        self._settling.stop()
        self.thumbnails.try_again()
        self.loader.try_again()
        if self.refreshing:
            return
        self.refreshing = True
        title = QCoreApplication.translate("PoolDesk", "Listing the pool")
        job = self.background.start(
            title,
            lambda job: self.pool.refresh(PicturesFirst(job, self._on_screen)),
            self._listed,
            self._fail,
            "pool",
        )
        self._grown_at = monotonic()
        job.changed.connect(lambda: self._grow(job))
        self.culling.exchange()

    def _begin(self) -> None:
        """The index answered: an empty one is filled at once."""
        if self._closed:
            return
        self.rows.listed.disconnect(self._begin)
        self.rows.failed.disconnect(self._begin)
        if len(self.rows.list):
            self._settling.start()
        else:
            self.refresh()

    def stack(self, wanted: bool) -> None:
        """Lays look-alikes on one another, or spreads them out."""
        if not wanted:
            self._use(None)
        elif self.alike.result is None:
            self.rows.stacks = Stacks()
            self.alike.search()
        else:
            self._use(self.alike.result.stacks)

    def changed(self) -> None:
        """Pictures came, went or went live: list anew from the index."""
        self.rows.load()
        self._ask_choices()

    def close(self) -> None:
        """Stops what runs by itself."""
        self._closed = True
        self._quiet.cancelled = True
        self._on_screen.set()
        self._clock.stop()
        self._settling.stop()
        self._resting.stop()
        self.culling.stop()
        self.thumbnails.close()
        self.loader.close()
        # answers may come when the widgets are gone: the window is made anew with the same threads
        for part in (self, self.rows, self.culling, self.thumbnails, self.loader, self.alike):
            part.blockSignals(True)

    def _began_to_come(self) -> None:
        if not self._on_screen.is_set():
            self._resting.start()

    def _rested(self) -> None:
        if not self.thumbnails.busy:
            self._on_screen.set()

    def _use(self, stacks: Stacks | None) -> None:
        self.rows.stacks = stacks
        self.rows.load()

    def _restack(self) -> None:
        if self.rows.stacks is not None and self.alike.result is not None:
            self._use(self.alike.result.stacks)

    def _look_again(self) -> None:
        """Once a minute and whenever the page is opened, without a word unless something changed."""
        if self.refreshing:
            return
        self.refreshing = True
        self.background.run(lambda: self.pool.refresh(self._quiet), self._listed, self._fail)
        self.culling.exchange()

    def _grow(self, job: Job) -> None:
        first = not len(self.rows.list) and job.done > 0
        if first or monotonic() - self._grown_at > GROWS_S:
            self._grown_at = monotonic()
            self.rows.load()

    def _listed(self, changes: int) -> None:
        self.refreshing = False
        if changes or not self.rows.loaded:
            self.rows.load()
        self._ask_choices()
        self.refreshed.emit()

    def _ask_choices(self) -> None:
        pool = self.pool

        def done(told: tuple[Sequence[str], Sequence[str]]) -> None:
            self.choices_changed.emit(*told)

        self.background.run(lambda: (pool.generators(), pool.batches()), done, self._fail)

    def _fail(self, error: KioskError) -> None:
        self.refreshing = False
        self.failed.emit(str(error))
