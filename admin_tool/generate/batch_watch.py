"""Keeps an eye on batches and on the painting machine, at a pace that suits where they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from admin_tool.background import Background
from admin_tool.core.batch import Batch, DeadLetter, Endpoint, EndpointState
from admin_tool.core.ports import GenerationQueue
from kiosk.core.errors import KioskError


@dataclass(frozen=True, slots=True)
class WatchPace:
    """Milliseconds between two looks: with work under way, without, after a failure; and for the machine."""

    busy: int
    idle: int
    failed: int
    machine: int


LOCAL_PACE = WatchPace(busy=500, idle=5_000, failed=10_000, machine=60_000)
CLOUD_PACE = WatchPace(busy=5_000, idle=20_000, failed=30_000, machine=20_000)

_Seen = tuple[Sequence[Batch], Endpoint | None, Sequence[DeadLetter] | None]


class BatchWatch(QObject):
    """What was seen last; looks on while somebody watches or a batch is open, and not otherwise."""

    changed = Signal()
    """Something else was seen, or a look failed or succeeded again."""

    def __init__(self, background: Background, generation: GenerationQueue, pace: WatchPace) -> None:
        super().__init__()
        self.batches: Sequence[Batch] = ()
        self.endpoint: Endpoint | None = None
        self.letters: Sequence[DeadLetter] = ()
        self.trouble = ""
        """Why the last look failed; empty when it did not."""
        self.looked = False
        self._background = background
        self._generation = generation
        self._pace = pace
        self._watched = False
        self._closed = False
        self._under_way = False
        self._machine_due = True
        self._once_more = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.look)
        self._machine = QTimer(self)
        self._machine.setInterval(pace.machine)
        self._machine.timeout.connect(self._look_at_machine)

    @property
    def open_batches(self) -> list[Batch]:
        """Those with something to come, newest first."""
        return [batch for batch in self.batches if batch.open]

    def watch(self, watched: bool) -> None:
        """Whether somebody looks at it."""
        self._watched = watched
        if watched:
            self.look(with_machine=True)
            self._machine.start()
        else:
            self._machine.stop()
            if not self.open_batches:
                self._again.stop()

    def look(self, with_machine: bool = False) -> None:
        """Looks now; what is under way already is waited for, and looked at once more where needed."""
        self._machine_due = self._machine_due or with_machine
        if self._closed:
            return
        if self._under_way:
            self._once_more = True
            return
        self._again.stop()
        self._under_way = True
        machine, self._machine_due = self._machine_due, False
        generation = self._generation

        def read() -> _Seen:
            batches = generation.batches()
            if not machine:
                return batches, None, None
            return batches, generation.endpoint(), generation.dead_letters()

        self._background.run(read, self._see, self._fail)

    def close(self) -> None:
        """Looks no more."""
        self._closed = True
        self._again.stop()
        self._machine.stop()

    def _look_at_machine(self) -> None:
        self.look(with_machine=True)

    def _see(self, seen: _Seen) -> None:
        self._under_way = False
        self.looked = True
        self.trouble = ""
        self.batches = seen[0]
        if seen[1] is not None:
            self.endpoint = seen[1]
        if seen[2] is not None:
            self.letters = seen[2]
        self._plan()
        self.changed.emit()

    def _fail(self, error: KioskError) -> None:
        self._under_way = False
        self.trouble = str(error)
        self._once_more = False
        if self._watched or self.open_batches:
            self._again.start(self._pace.failed)
        self.changed.emit()

    def _plan(self) -> None:
        if self._once_more:
            self._once_more = False
            self.look()
            return
        moving = (EndpointState.STARTING, EndpointState.STOPPING)
        changing = self.endpoint is not None and self.endpoint.state in moving
        if self._again.isActive() or self._closed:
            return
        if self.open_batches:
            self._again.start(self._pace.busy)
        elif self._watched or changing:
            self._machine_due = self._machine_due or changing
            self._again.start(self._pace.idle)
