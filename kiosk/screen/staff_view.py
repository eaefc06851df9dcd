"""The view-model of the staff panel: locked until the PIN is right, and locked again when it is left."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import DiskFull, KioskError
from kiosk.screen.staff_panel import Background, Desk, Fact, PinAnswer
from kiosk.visit.touches import StaffTouched, Touch

QML_IMPORT_NAME = "EmotionKiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 2000
T = TypeVar("T")


@QmlElement
class StaffView(QObject):
    """Asks the desk in the background; an answer that comes after the panel was left is dropped."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        run: Background,
        dispatch: Callable[[Touch], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run = run
        self._dispatch = dispatch
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._second_passed)
        self._refresh = QTimer(self, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._ask_for_facts)
        self._session = 0
        self._clear()

    def _clear(self) -> None:
        self._session += 1
        self._stage = "locked"
        self._checking = self._wrong = self._asking = self._saving = False
        self._wait_s = 0
        self._cards: list[dict[str, object]] = []
        self._saved_to = self._save_problem = ""

    @Property(str, notify=changed)
    def stage(self) -> str:
        """`locked`, `unset` (there is no PIN yet) or `open`."""
        return self._stage

    @Property(bool, notify=changed)
    def checking(self) -> bool:
        """Whether a PIN is being looked at."""
        return self._checking

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        """Whether the last PIN was wrong."""
        return self._wrong

    @Property(int, notify=changed)
    def waitSeconds(self) -> int:
        """How long no PIN is looked at."""
        return self._wait_s

    @Property(list, notify=changed)
    def cards(self) -> list[dict[str, object]]:
        """The facts, each with `topic`, `ok`, `state` and `detail`."""
        return self._cards

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        """Whether a support bundle is being written."""
        return self._saving

    @Property(str, notify=changed)
    def savedTo(self) -> str:
        """Where the last support bundle is, or ""."""
        return self._saved_to

    @Property(str, notify=changed)
    def saveProblem(self) -> str:
        """`full` or `failed` when the last support bundle could not be written, or ""."""
        return self._save_problem

    @Property(str, constant=True)
    def place(self) -> str:
        """The name of this kiosk."""
        return self._desk.place

    @Slot()
    def arrive(self) -> None:
        """The panel came on screen."""
        self._clear()
        self.changed.emit()
        self._ask(self._desk.standing, self._stand)

    @Slot()
    def lock(self) -> None:
        """The panel was left: nothing of it stays."""
        self._second.stop()
        self._refresh.stop()
        self._clear()
        self.changed.emit()

    @Slot(str)
    def enterPin(self, pin: str) -> None:
        """A whole PIN was typed."""
        self._dispatch(StaffTouched())
        if self._stage != "locked" or self._checking or self._wait_s > 0:
            return
        self._checking, self._wrong = True, False
        self.changed.emit()
        self._ask(lambda: self._desk.check(pin), self._checked)

    @Slot()
    def saveBundle(self) -> None:
        """*Save support bundle*."""
        self._dispatch(StaffTouched())
        if self._stage != "open" or self._saving:
            return
        self._saving, self._saved_to, self._save_problem = True, "", ""
        self.changed.emit()
        self._ask(self._desk.save_bundle, self._saved)

    @Slot()
    def restart(self) -> None:
        """*Restart*."""
        if self._stage == "open":
            self._desk.restart()

    @Slot()
    def leave(self) -> None:
        """*Leave kiosk mode*."""
        if self._stage == "open":
            self._desk.leave()

    def _ask(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        session = self._session

        def answered(answer: T) -> None:
            if session == self._session:
                then(answer)
                self.changed.emit()

        def failed(error: KioskError) -> None:
            if session == self._session:
                self._failed(error)
                self.changed.emit()

        self._run(job, answered, failed)

    def _stand(self, standing: PinAnswer) -> None:
        self._stage = "locked" if standing.is_set else "unset"
        self._pause(standing.wait_s)

    def _checked(self, answer: PinAnswer) -> None:
        self._checking = False
        self._wrong = not answer.ok
        self._pause(answer.wait_s)
        if answer.ok:
            self._stage = "open"
            self._refresh.start()
            self._ask_for_facts()

    def _pause(self, wait_s: int) -> None:
        self._wait_s = wait_s
        if wait_s > 0:
            self._second.start()

    @Slot()
    def _second_passed(self) -> None:
        self._wait_s = max(0, self._wait_s - 1)
        if self._wait_s == 0:
            self._second.stop()
        self.changed.emit()

    @Slot()
    def _ask_for_facts(self) -> None:
        if not self._asking:
            self._asking = True
            self._ask(self._desk.facts, self._informed)

    def _informed(self, facts: Sequence[Fact]) -> None:
        self._asking = False
        self._cards = [asdict(fact) | {"topic": fact.topic.value} for fact in facts]

    def _saved(self, path: Path) -> None:
        self._saving, self._saved_to = False, str(path)

    def _failed(self, error: KioskError) -> None:
        """What could not be answered counts as not done: a PIN that cannot be checked stays outside."""
        if self._saving:
            self._saving, self._save_problem = False, "full" if isinstance(error, DiskFull) else "failed"
        if self._checking:
            self._checking, self._wrong = False, True
        self._asking = False
