"""The rows that are on screen: which ones, in which order, and what is known of each."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from admin_tool.background import Background
from admin_tool.core.listing import Listing, Stacks, listing
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.pool_filter import PoolCounts, PoolFilter, PoolSort
from admin_tool.core.ports import PoolIndex
from kiosk.core.errors import KioskError

KEPT = 4000
"""Entries in memory: a hundred screens."""
AT_ONCE = 400
"""Rows asked for in one call."""

Told = tuple[Listing, PoolCounts, PoolCounts]


class PoolRows(QObject):
    """Asks the index off the GUI thread; what is not there yet is None and comes with `changed`.

    A decision shows at once (`expect`) and is replaced by what the index says when it is written (`settle`).
    """

    listed = Signal()
    """Which rows, or their order, changed."""
    changed = Signal()
    """What is known of rows changed."""
    counted = Signal()
    failed = Signal(str)

    def __init__(self, background: Background, pool: PoolIndex) -> None:
        super().__init__()
        self.filter = PoolFilter()
        self.sort = PoolSort.NEWEST
        self.stacks: Stacks | None = None
        self.list = Listing()
        self.before = Listing()
        self.here = PoolCounts({})
        """By the filter, but of every mood and decision."""
        self.everything = PoolCounts({})
        self.loaded = False
        self._background = background
        self._pool = pool
        self._entries: OrderedDict[int, PoolEntry] = OrderedDict()
        self._expected: dict[int, tuple[int, Decision]] = {}
        self._asked = 0
        self._count_asked = 0
        self._fetching = False
        self._wanted: dict[str, Sequence[int]] = {}
        self._gone: set[int] = set()

    def load(self) -> None:
        """Lists anew by `filter`, `sort` and `stacks`; the newest call wins."""
        self._asked += 1
        asked, pool, chosen, sort, stacks = self._asked, self._pool, self.filter, self.sort, self.stacks

        def call() -> Told:
            return (listing(pool.numbers(chosen, sort), stacks), *_count(pool, chosen))

        def done(told: Told) -> None:
            if asked != self._asked:
                return
            self.before, (self.list, self.here, self.everything) = self.list, told
            self.loaded = True
            self._gone.clear()
            self.listed.emit()
            self.before = Listing()
            self.counted.emit()
            self._refetch()

        self._background.run(call, done, self._tell)

    def count(self) -> None:
        """Counts anew, without listing."""
        self._count_asked += 1
        asked, pool, chosen = self._count_asked, self._pool, self.filter

        def done(told: tuple[PoolCounts, PoolCounts]) -> None:
            if asked == self._count_asked and chosen == self.filter:
                self.here, self.everything = told
                self.counted.emit()

        self._background.run(lambda: _count(pool, chosen), done, self._tell)

    def entry(self, number: int) -> PoolEntry | None:
        """What is known of a row, with the decision that was made on screen."""
        entry = self._entries.get(number)
        expected = self._expected.get(number)
        if entry is not None and expected is not None and entry.decision is not expected[1]:
            return replace(entry, decision=expected[1])
        return entry

    def number_at(self, position: int | None) -> int | None:
        """The row of a cell."""
        if position is None or not 0 <= position < len(self.list):
            return None
        return self.list.numbers[position]

    def between(self, first: int, last: int) -> Sequence[int]:
        """The rows of the cells from `first` to `last`, both included."""
        return self.list.numbers[first : last + 1]

    def want(self, numbers: Sequence[int], who: str) -> None:
        """Has rows fetched that are missing; the newest wish of each asker wins."""
        self._wanted[who] = numbers
        self._fetch()

    def seen(self, number: int) -> tuple[str, int] | None:
        """The id of a row and the version of its decision that stands on screen."""
        entry = self._entries.get(number)
        return (entry.id, entry.version) if entry else None

    def cached(self, numbers: Iterable[int]) -> list[int]:
        """Those of these rows that are in memory."""
        return [number for number in numbers if number in self._entries]

    def expect(self, wishes: Mapping[int, Decision], step: int) -> None:
        """Shows decisions before they are written; `step` counts up."""
        for number, decision in wishes.items():
            self._expected[number] = (step, decision)
        self.changed.emit()

    def settle(self, step: int, numbers: Iterable[int], fresh: Sequence[PoolEntry]) -> None:
        """A step was written, or not: what the index says stands, but for later steps."""
        for number in numbers:
            if self._expected.get(number, (step, None))[0] <= step:
                self._expected.pop(number, None)
            self._entries.pop(number, None)
        self.keep(fresh)

    def keep(self, entries: Sequence[PoolEntry]) -> None:
        """Takes entries that were fetched elsewhere."""
        for entry in entries:
            self._entries[entry.number] = entry
            self._entries.move_to_end(entry.number)
        while len(self._entries) > KEPT:
            self._entries.popitem(last=False)
        self.changed.emit()

    def refetch(self) -> None:
        """Asks again for everything in memory: others decided."""
        self._refetch()

    def _refetch(self) -> None:
        pool, numbers = self._pool, list(self._entries)[-AT_ONCE:]
        for number in list(self._entries)[:-AT_ONCE]:
            del self._entries[number]
        if numbers:
            self._background.run(lambda: pool.entries(numbers), self.keep, self._tell)

    def _fetch(self) -> None:
        if self._fetching:
            return
        wanted = (number for wish in self._wanted.values() for number in wish)
        missing = [n for n in dict.fromkeys(wanted) if n not in self._entries and n not in self._gone]
        missing = missing[:AT_ONCE]
        if not missing:
            return
        self._fetching = True
        pool = self._pool

        def done(entries: Sequence[PoolEntry]) -> None:
            self._fetching = False
            self._gone |= set(missing) - {entry.number for entry in entries}
            self.keep(entries)
            self._fetch()

        def failed(error: KioskError) -> None:
            self._fetching = False
            self._gone |= set(missing)
            self._tell(error)

        self._background.run(lambda: pool.entries(missing), done, failed)

    def _tell(self, error: KioskError) -> None:
        self.loaded = True
        self.failed.emit(str(error))


def _count(pool: PoolIndex, chosen: PoolFilter) -> tuple[PoolCounts, PoolCounts]:
    everything = pool.counts(PoolFilter())
    wider = replace(chosen, moods=frozenset(), decisions=frozenset())
    return (pool.counts(wider) if wider != PoolFilter() else everything, everything)
