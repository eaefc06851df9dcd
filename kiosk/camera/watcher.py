"""The thread that keeps one camera process alive, passes the kiosk's wish on and notices every fault."""

import logging
import math
import threading
import time
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import wait

from kiosk.camera.back_off import BackOff
from kiosk.camera.messages import Answer, Close, Closed, Failed, Open, Ready
from kiosk.camera.worker import WorkerConfig
from kiosk.camera.worker_process import WorkerProcess
from kiosk.core.errors import CameraError, CameraGone, FilmUnreadable, KioskError

_log = logging.getLogger(__name__)

_LOOK_EVERY_S = 0.05
_ASLEEP_S = 1.0  # a longer gap between two looks was our own: the camera is not to blame
_GOODBYE_S = 1.0
_REMEDY = "It is tried again; check the camera's cable."


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the camera may take, in seconds."""

    frame_age_s: float = 1.4  # with the looks between: a fault is seen within 2 s
    opening_s: float = 4.0
    closing_s: float = 0.7
    warm_up_s: float = 20.0
    first_wait_s: float = 0.2
    longest_wait_s: float = 3.2  # and opening takes a second or so: back within 5 s after a replug
    steady_s: float = 5.0  # pictures for so long end a series of faults


@dataclass(slots=True)
class Opening:
    """What is wanted of the camera and what became of it; two threads share it under `lock`.

    `number` changes with every open, close and new try: what carries another number is never delivered.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    number: int = 0
    wanted: bool = False
    fault: CameraError | None = None
    worker: WorkerProcess | None = None
    sequence: int = 0
    judge_error: KioskError | None = None


class Watcher:
    """Starts camera processes, one at a time, and ends those that are ill."""

    def __init__(self, config: WorkerConfig, opening: Opening, patience: Patience) -> None:
        self._config = config
        self._opening = opening
        self._patience = patience
        self._back_off = BackOff(patience.first_wait_s, patience.longest_wait_s)
        self._woken, self._waker = Pipe(duplex=False)
        self._wake_sent = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="camera-watch", daemon=True)
        self._spawn_at_s = 0.0
        self._held = (0, 0.0)  # this opening is not tried before that time
        self._new_life(0.0)

    def start(self) -> None:
        """Starts to watch; the first camera process warms up."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the camera process and the thread."""
        self._stopping.set()
        self._waker.send_bytes(b"!")
        if self._thread.ident is not None:
            self._thread.join()
        self._woken.close()
        self._waker.close()

    def wake(self) -> None:
        """Says that the wish has changed."""
        if not self._wake_sent.is_set() and not self._stopping.is_set():
            self._wake_sent.set()
            self._waker.send_bytes(b"!")

    def _new_life(self, now_s: float) -> None:
        self._started_s = now_s
        self._ready_s: float | None = None
        self._ordered = 0  # the opening that the process was asked for
        self._ordered_s = now_s
        self._closing_s: float | None = None
        self._seen = 0  # the newest sequence of this opening
        self._seen_s = now_s
        self._steady_since_s = now_s
        self._looked_s = now_s

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._look(time.monotonic())
                self._rest()
        finally:
            self._end_worker(_GOODBYE_S)

    def _rest(self) -> None:
        """Until something happens; while nothing is wanted that costs no time at all."""
        worker = self._opening.worker
        things = [self._woken, *((worker.connection, worker.sentinel) if worker else ())]
        idle = worker and self._ready_s and not self._ordered and self._closing_s is None
        wait(things, None if idle and not self._opening.wanted else _LOOK_EVERY_S)
        if self._woken.poll():
            self._woken.recv_bytes()
            self._wake_sent.clear()

    def _look(self, now_s: float) -> None:
        worker = self._opening.worker
        if worker is None:
            if now_s >= self._spawn_at_s:
                self._spawn(now_s)
            return
        for answer in worker.answers():
            self._hear(worker, answer, now_s)
        if self._opening.worker is None:
            return
        fault = self._fault_of(worker, now_s)
        if fault is not None:
            self._end_worker(0)
            self._spawn_at_s = now_s + self._back_off.wait_s()
            self._report(fault)
        else:
            self._give_order(worker, now_s)

    def _spawn(self, now_s: float) -> None:
        try:
            worker = WorkerProcess(self._config, self._opening.sequence + 1)
        except OSError as error:
            self._spawn_at_s = now_s + self._back_off.wait_s()
            self._report(
                CameraGone(f"The camera process cannot be started: {error.strerror}", remedy=_REMEDY)
            )
            return
        self._new_life(now_s)
        with self._opening.lock:
            self._opening.worker = worker

    def _end_worker(self, within_s: float) -> None:
        with self._opening.lock:
            worker, self._opening.worker = self._opening.worker, None
        if worker is not None:
            worker.end(within_s)

    def _hear(self, worker: WorkerProcess, answer: Answer, now_s: float) -> None:
        match answer:
            case Ready(judge_error):
                self._ready_s = now_s
                worker.attached()
                self._opening.judge_error = judge_error
                if judge_error is not None:
                    _log.warning("Frames are not judged: %s", judge_error)
            case Closed():
                self._closing_s = None
            case Failed(number, error) if number == self._ordered:
                self._ordered = 0
                if isinstance(error, FilmUnreadable):
                    self._report(error, number, hold_until_s=math.inf)
                    return
                again_s = now_s + self._back_off.wait_s()
                self._report(error, number, hold_until_s=again_s)
                if self._seen:  # a driver that lost its device is better left with its process
                    self._end_worker(0)
                    self._spawn_at_s = again_s

    def _give_order(self, worker: WorkerProcess, now_s: float) -> None:
        if self._closing_s is not None:
            return
        with self._opening.lock:
            number = self._opening.number if self._opening.wanted else 0
        if self._ordered and self._ordered != number:
            worker.give(Close())
            self._ordered, self._closing_s = 0, now_s
        elif number != self._ordered and not (self._held[0] == number and now_s < self._held[1]):
            worker.give(Open(number))
            self._ordered, self._ordered_s = number, now_s
            self._seen, self._seen_s = 0, now_s

    def _fault_of(self, worker: WorkerProcess, now_s: float) -> CameraError | None:
        patience = self._patience
        own_gap = now_s - self._looked_s > _ASLEEP_S
        self._looked_s = now_s
        if not worker.alive():
            return CameraGone("The camera process ended", remedy=_REMEDY)
        if self._ready_s is None:
            late = now_s - self._started_s > patience.warm_up_s
            return CameraGone("The camera process does not start", remedy=_REMEDY) if late else None
        if self._closing_s is not None and now_s - max(self._closing_s, self._ready_s) > patience.closing_s:
            return CameraGone("The camera does not let go", remedy=_REMEDY)
        if not self._ordered:
            return None
        self._notice(worker, now_s)
        if own_gap:
            self._seen_s = now_s
        if not self._seen:
            late = now_s - max(self._ordered_s, self._ready_s) > patience.opening_s
            return CameraGone("The camera does not open", remedy=_REMEDY) if late else None
        late = now_s - self._seen_s > patience.frame_age_s
        return CameraGone("The camera gives no new pictures", remedy=_REMEDY) if late else None

    def _notice(self, worker: WorkerProcess, now_s: float) -> None:
        """Looks whether there is a new picture."""
        sequence, number = worker.frames.newest()
        if number != self._ordered or sequence == self._seen:
            return
        with self._opening.lock:
            self._opening.sequence = max(sequence, self._opening.sequence)
            if not self._seen and number == self._opening.number:
                self._steady_since_s = now_s
                if self._opening.fault is not None:
                    _log.info("The camera is back")
                self._opening.fault = None
        self._seen, self._seen_s = sequence, now_s
        if now_s - self._steady_since_s > self._patience.steady_s:
            self._back_off.reset()

    def _report(self, fault: CameraError, number: int | None = None, hold_until_s: float = 0.0) -> None:
        """Tells the kiosk, unless that opening is over; pictures from before the fault are dropped."""
        opening = self._opening
        with opening.lock:
            if not opening.wanted or number not in (None, opening.number):
                _log.info("Nobody waits for the camera, which had a fault: %s", fault)
                return
            if str(opening.fault) != str(fault):
                _log.warning("%s", fault)
            opening.fault = fault
            opening.number += 1
            self._held = (opening.number, hold_until_s)
