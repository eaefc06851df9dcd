"""One life of the camera process, seen from the kiosk: its pipe, its shared memory, its end."""

import logging
import multiprocessing
from contextlib import ExitStack
from multiprocessing.connection import Connection

from kiosk.camera import worker
from kiosk.camera.latest_frame import LatestFrame
from kiosk.camera.messages import Answer, Order
from kiosk.camera.sight_record import SIGHT_BYTES
from kiosk.camera.worker import WorkerConfig

_log = logging.getLogger(__name__)

_KILLED_WITHIN_S = 1.0  # a process that hangs in a driver takes longer: it is left to the system


class WorkerProcess:
    """A started camera process; `frames` and `sights` belong to this life alone.

    Making one raises OSError when the system has no room for it.
    """

    def __init__(self, config: WorkerConfig, first_sequence: int) -> None:
        context = multiprocessing.get_context("spawn")  # fork would copy the locks of Qt's threads
        self._hung_up = False
        with ExitStack() as undone:
            self.frames = LatestFrame.create(config.preview_bytes)
            undone.callback(self.frames.close)
            self.sights = LatestFrame.create(SIGHT_BYTES)
            undone.callback(self.sights.close)
            self._pipe, theirs = context.Pipe()
            undone.callback(self._pipe.close)
            with theirs:
                self._process = context.Process(
                    target=worker.run,
                    args=(config, theirs, self.frames.name, self.sights.name, first_sequence),
                    name="camera",
                    daemon=True,
                )
                self._process.start()
            undone.pop_all()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid or 0

    @property
    def sentinel(self) -> int:
        """What `multiprocessing.connection.wait` waits on for its end."""
        return self._process.sentinel

    @property
    def connection(self) -> Connection:
        """What `wait` waits on for answers."""
        return self._pipe

    def alive(self) -> bool:
        """Whether it runs and listens."""
        return not self._hung_up and self._process.is_alive()

    def give(self, order: Order) -> None:
        """Sends an order; a process that has just died is noticed by its end."""
        try:
            self._pipe.send(order)
        except OSError as error:
            _log.debug("The camera process does not listen: %s", error)

    def answers(self) -> list[Answer]:
        """What it said since the last call."""
        said: list[Answer] = []
        try:
            while self._pipe.poll():
                said.append(self._pipe.recv())
        except (EOFError, OSError) as error:
            self._hung_up = True
            _log.debug("The camera process has hung up: %s", error)
        return said

    def attached(self) -> None:
        """Takes the names of the shared memory away: nothing stays even when both sides are killed."""
        self.frames.unlink()
        self.sights.unlink()

    def end(self, within_s: float) -> None:
        """Asks it to go, kills it after `within_s` seconds, and wipes what it wrote."""
        self._pipe.close()
        if within_s > 0:
            self._process.join(within_s)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(_KILLED_WITHIN_S)
        for memory in (self.frames, self.sights):
            memory.wipe()
            memory.close()
        if not self._process.is_alive():
            self._process.close()
