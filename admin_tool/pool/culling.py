"""Decisions from the keyboard to the book: on screen at once, written in order, nothing lost."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from admin_tool.background import Background
from admin_tool.core.decisions import Choice, DecisionConflict, DecisionReport, UndoDepth
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.ports import DecisionBook, PoolIndex
from admin_tool.pool.pool_rows import PoolRows
from kiosk.core.errors import KioskError

EXCHANGE_AFTER_MS = 1500
"""After the last key: what was decided goes to where all reviewers meet."""
PAGE = 500


@dataclass(slots=True)
class Step:
    """One key: rows and the decisions that they get; undo, or redo, when there are none."""

    serial: int
    wishes: Mapping[int, Decision] = field(default_factory=dict)
    forward: bool = False
    seen: dict[int, tuple[str, int]] = field(default_factory=dict)


Written = tuple[DecisionReport, Sequence[PoolEntry], UndoDepth]


class Culling(QObject):
    """One step is written at a time, so that steps reach the book in the order of the keys."""

    written = Signal(object)
    """A DecisionReport; rows show what stands."""
    conflicted = Signal(object)
    """A sequence of DecisionConflict."""
    taken_back = Signal(object)
    """Rows that undo or redo changed."""
    depth_changed = Signal()
    failed = Signal(str)

    def __init__(
        self, background: Background, decisions: DecisionBook, pool: PoolIndex, rows: PoolRows
    ) -> None:
        super().__init__()
        self.depth = UndoDepth()
        self.unsent = 0
        self.conflicts: dict[str, DecisionConflict] = {}
        self._background = background
        self._decisions = decisions
        self._pool = pool
        self._rows = rows
        self._steps: deque[Step] = deque()
        self._writing = False
        self._exchanging = False
        self._serial = 0
        self._versions: dict[str, int] = {}
        self._later = QTimer(self, singleShot=True, interval=EXCHANGE_AFTER_MS)
        self._later.timeout.connect(self.exchange)

    @property
    def busy(self) -> bool:
        """Whether a step is still on its way to the disk."""
        return self._writing or bool(self._steps)

    def look(self) -> None:
        """Reads how much can be undone, for a new window."""
        book = self._decisions
        self._background.run(lambda: (book.depth(), book.unsent()), self._take_depth, self._tell)

    def decide(self, wishes: Mapping[int, Decision]) -> None:
        """One step: rows and what each of them gets."""
        if not wishes:
            return
        self._serial += 1
        seen = {number: known for number in wishes if (known := self._rows.seen(number))}
        self._rows.expect(wishes, self._serial)
        self._queue(Step(self._serial, wishes, seen=seen))

    def undo(self) -> None:
        """Takes the last step back."""
        self._serial += 1
        self._queue(Step(self._serial))

    def redo(self) -> None:
        """Does the step again that was undone last."""
        self._serial += 1
        self._queue(Step(self._serial, forward=True))

    def exchange(self) -> None:
        """Sends what is not sent, takes over what others decided."""
        if self._exchanging:
            return
        self._exchanging = True
        book = self._decisions

        def done(told: tuple[DecisionReport, UndoDepth, int]) -> None:
            self._exchanging = False
            report, depth, unsent = told
            self._take_depth((depth, unsent))
            if report.written or report.conflicts:
                self._rows.refetch()
                self._take_conflicts(report.conflicts)
                self.written.emit(report)

        def failed(error: KioskError) -> None:
            self._exchanging = False
            self._tell(error)

        self._background.run(lambda: (book.exchange(), book.depth(), book.unsent()), done, failed)

    def stop(self) -> None:
        """The window goes."""
        self._later.stop()

    def _queue(self, step: Step) -> None:
        self._steps.append(step)
        self._write()

    def _write(self) -> None:
        if self._writing or not self._steps:
            return
        self._writing = True
        step = self._steps.popleft()
        call = self._work(step)

        def done(told: Written) -> None:
            report, fresh, depth = told
            self._writing = False
            for entry in fresh:
                if entry.id in report.written:
                    self._versions[entry.id] = entry.version
            self._rows.settle(step.serial, step.wishes or [entry.number for entry in fresh], fresh)
            self._take_depth((depth, self.unsent))
            self._take_conflicts(report.conflicts)
            self.written.emit(report)
            if not step.wishes and report.written:
                self.taken_back.emit([entry.number for entry in fresh if entry.id in report.written])
            self._later.start()
            self._write()

        def failed(error: KioskError) -> None:
            self._writing = False
            self._rows.settle(step.serial, step.wishes, ())
            self._tell(error)
            self._write()

        self._background.run(call, done, failed)

    def _work(self, step: Step) -> Callable[[], Written]:
        book, pool = self._decisions, self._pool
        shown = self._rows.cached(step.wishes)
        versions = dict(self._versions) if step.wishes else {}

        def call() -> Written:
            if not step.wishes:
                report = book.redo() if step.forward else book.undo()
                told = (*report.written, *(conflict.picture_id for conflict in report.conflicts))
                fresh = [entry for one in told[:PAGE] if (entry := pool.find(one))]
                return report, fresh, book.depth()
            seen = dict(step.seen)
            unknown = [number for number in step.wishes if number not in seen]
            for start in range(0, len(unknown), PAGE):
                for entry in pool.entries(unknown[start : start + PAGE]):
                    seen[entry.number] = (entry.id, entry.version)
            choices = [
                # a key may be pressed again before its first decision is written
                Choice(seen[number][0], decision, max(seen[number][1], versions.get(seen[number][0], 0)))
                for number, decision in step.wishes.items()
                if number in seen
            ]
            report = book.decide(choices)
            return report, pool.entries(shown or list(step.wishes)[:PAGE]), book.depth()

        return call

    def _take_depth(self, told: tuple[UndoDepth, int]) -> None:
        if told != (self.depth, self.unsent):
            self.depth, self.unsent = told
            self.depth_changed.emit()

    def _take_conflicts(self, conflicts: Sequence[DecisionConflict]) -> None:
        if conflicts:
            self.conflicts |= {conflict.picture_id: conflict for conflict in conflicts}
            self.conflicted.emit(conflicts)

    def _tell(self, error: KioskError) -> None:
        self.failed.emit(str(error))
