"""Groups of look-alikes: found in the background, kept for the grid's stacks and for the view of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin_tool.background import Background, Job
from admin_tool.core.listing import Stacks
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.ports import PoolIndex, SimilarPictures
from admin_tool.core.similarity import USUAL_THRESHOLD, SimilarGroup
from kiosk.core.errors import KioskError


@dataclass(frozen=True, slots=True)
class Alike:
    """A group with its rows, the best first."""

    best: PoolEntry
    entries: tuple[PoolEntry, ...]

    def rest(self) -> dict[int, Decision]:
        """The decisions of "keep best, reject the rest"."""
        return {entry.number: Decision.REJECTED for entry in self.entries if entry.id != self.best.id}


@dataclass(frozen=True, slots=True)
class Found:
    """All groups of a threshold."""

    threshold: float
    groups: tuple[Alike, ...] = ()
    stacks: Stacks = field(default_factory=Stacks)


class LookAlikes(QObject):
    """One search at a time; a newer wish waits for its turn."""

    found = Signal()
    failed = Signal(str)

    def __init__(self, background: Background, similar: SimilarPictures, pool: PoolIndex) -> None:
        super().__init__()
        self.result: Found | None = None
        self.threshold = USUAL_THRESHOLD
        self._background = background
        self._similar = similar
        self._pool = pool
        self._searching = False

    @property
    def searching(self) -> bool:
        """Whether a search is under way."""
        return self._searching

    def search(self) -> None:
        """Looks for groups of `threshold`."""
        if self._searching:
            return
        self._searching = True
        threshold, similar, pool = self.threshold, self._similar, self._pool

        def call(job: Job) -> Found:
            return _found(threshold, similar.groups(threshold, job), pool)

        def done(found: Found) -> None:
            self._searching = False
            self.result = found
            if self.threshold != threshold:
                self.search()
            self.found.emit()

        def failed(error: KioskError) -> None:
            self._searching = False
            self.failed.emit(str(error))

        title = QCoreApplication.translate("LookAlikes", "Looking for look-alikes")
        self._background.start(title, call, done, failed, "stack")


def _found(threshold: float, groups: Sequence[SimilarGroup], pool: PoolIndex) -> Found:
    made: list[Alike] = []
    group_of: dict[int, int] = {}
    best_of: list[int] = []
    for group in groups:
        entries = tuple(entry for one in group.ids if (entry := pool.find(one)))
        if len(entries) < 2:
            continue
        best = next((entry for entry in entries if entry.id == group.best), entries[0])
        ordered = (best, *(entry for entry in entries if entry.id != best.id))
        group_of |= {entry.number: len(made) for entry in ordered}
        best_of.append(best.number)
        made.append(Alike(best, ordered))
    return Found(threshold, tuple(made), Stacks(group_of, best_of))
