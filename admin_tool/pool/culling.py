"""Decisions from the keyboard to the book: on screen at once, written in order, nothing lost."""

import threading
from collections import deque
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step: the report and what the index says now, or the error."""

    step: Step
    report: DecisionReport = field(default_factory=DecisionReport)
    fresh: Sequence[PoolEntry] = ()
    depth: UndoDepth | None = None
    error: KioskError | None = None


class Culling(QObject):
    """One step is written at a time, so that steps reach the book in the order of the keys.

    `stop` writes what is still waiting: closing the window loses nothing.
    """

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
        self._turn = threading.Lock()
        self._writing = False
        self._exchanging = False
        self._reasons: set[str] = set()
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
            self._tell_unsent(report)
            if report.written or report.conflicts:
                self._rows.refetch()
                self._take_conflicts(report.conflicts)
                self.written.emit(report)

        def failed(error: KioskError) -> None:
            self._exchanging = False
            self._tell(error)

        self._background.run(lambda: (book.exchange(), book.depth(), book.unsent()), done, failed)

    def _tell_unsent(self, report: DecisionReport) -> None:
        """Why decisions wait on this machine, each reason once while it lasts."""
        reasons = {why for _, why in report.failed}
        for why in sorted(reasons - self._reasons):
            self.failed.emit(why)
        self._reasons = reasons

    def stop(self) -> None:
        """The window goes: everything is on the disk when this returns."""
        self._later.stop()
        self._drain()

    def _queue(self, step: Step) -> None:
        self._steps.append(step)
        self._write()

    def _write(self) -> None:
        if self._writing or not self._steps:
            return
        self._writing = True

        def done(outcomes: Sequence[Outcome]) -> None:
            self._writing = False
            for outcome in outcomes:
                self._settle(outcome)
            self._later.start()
            self._write()

        def failed(error: KioskError) -> None:
            self._writing = False
            self._tell(error)
            self._write()

        self._background.run(self._drain, done, failed)

    def _settle(self, outcome: Outcome) -> None:
        step, report, fresh = outcome.step, outcome.report, outcome.fresh
        self._rows.settle(step.serial, step.wishes or [entry.number for entry in fresh], fresh)
        if outcome.error is not None:
            self._tell(outcome.error)
            return
        self._take_depth((outcome.depth or self.depth, self.unsent))
        self._take_conflicts(report.conflicts)
        self.written.emit(report)
        if not step.wishes and report.written:
            self.taken_back.emit([entry.number for entry in fresh if entry.id in report.written])

    def _drain(self) -> list[Outcome]:
        """Writes what waits, on any thread; one step after the other."""
        outcomes: list[Outcome] = []
        with self._turn:
            while self._steps:
                step = self._steps.popleft()
                try:
                    outcomes.append(self._carry_out(step))
                except KioskError as error:
                    outcomes.append(Outcome(step, error=error))
        return outcomes

    def _carry_out(self, step: Step) -> Outcome:
        book, pool = self._decisions, self._pool
        if step.wishes:
            report = book.decide(self._choices(step))
            fresh = pool.entries(list(step.seen)[:PAGE] or list(step.wishes)[:PAGE])
        else:
            report = book.redo() if step.forward else book.undo()
            told = (*report.written, *(conflict.picture_id for conflict in report.conflicts))
            fresh = [entry for one in told[:PAGE] if (entry := pool.find(one))]
        self._versions |= {entry.id: entry.version for entry in fresh if entry.id in report.written}
        return Outcome(step, report, fresh, book.depth())

    def _choices(self, step: Step) -> list[Choice]:
        seen = dict(step.seen)
        unknown = [number for number in step.wishes if number not in seen]
        for start in range(0, len(unknown), PAGE):
            for entry in self._pool.entries(unknown[start : start + PAGE]):
                seen[entry.number] = (entry.id, entry.version)
        # a key may be pressed again before its first decision is written
        return [
            Choice(seen[number][0], decision, max(seen[number][1], self._versions.get(seen[number][0], 0)))
            for number, decision in step.wishes.items()
            if number in seen
        ]

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
