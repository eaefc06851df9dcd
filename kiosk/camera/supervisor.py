"""The only door to the camera: open it, look at the newest frame, close it. No call blocks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.camera.sight_record import unpack_sight
from kiosk.camera.watcher import Opening, Patience, Watcher
from kiosk.camera.worker import WorkerConfig, judge_of, source_of
from kiosk.camera.worker_process import WorkerProcess
from kiosk.core.errors import CameraError, CameraGone, KioskError
from kiosk.core.reading import CameraStatus, Frame, Sight
from kiosk.vision.models import ModelShelf

if TYPE_CHECKING:
    from kiosk.camera.capture_loop import FrameJudge, FrameSource

NO_CAMERA = "none"


class CameraSupervisor:
    """The port `Camera`, played by a process of its own that is killed and started anew when it is ill.

    `source` is `auto`, `none`, an index, a device path, or a film, a picture or a folder of pictures.
    """

    def __init__(
        self,
        source: str,
        shelf: ModelShelf | None = None,
        *,
        preview_px: tuple[int, int] = (1280, 720),
        sample_every_ms: int = 200,
        mirror: bool = False,
        patience: Patience | None = None,
        make_source: "Callable[[str], FrameSource]" = source_of,
        make_judge: "Callable[[ModelShelf | None], FrameJudge]" = judge_of,
    ) -> None:
        config = WorkerConfig(source, shelf, preview_px, sample_every_ms, mirror, make_source, make_judge)
        self._opening = Opening()
        self._watcher = (
            None if source == NO_CAMERA else Watcher(config, self._opening, patience or Patience())
        )
        self._delivered = 0  # the opening that frame and sight are of
        self._frame: Frame | None = None
        self._sight: Sight | None = None

    def start(self) -> None:
        """Starts the camera process, which warms up with the handle closed."""
        if self._watcher is not None:
            self._watcher.start()

    def stop(self) -> None:
        """Closes, and ends the camera process; takes up to two seconds."""
        self.close()
        if self._watcher is not None:
            self._watcher.stop()

    def open(self) -> None:
        """Asks for the handle; `status` tells when it is there. Once more changes nothing."""
        with self._opening.lock:
            if self._opening.wanted:
                return
            self._wish(True)
            if self._watcher is None:
                self._opening.fault = CameraGone("The kiosk is set to use no camera", item=NO_CAMERA)

    def close(self) -> None:
        """Gives the handle back and wipes all frames; the camera process does so within a second."""
        with self._opening.lock:
            if self._opening.wanted:
                self._wish(False)
            self._forget()

    def status(self) -> CameraStatus:
        """CLOSED unless wanted; OPEN while pictures come, GONE from a fault until they come again."""
        with self._opening.lock:
            opening = self._opening
            if not opening.wanted:
                return CameraStatus.CLOSED
            if self._shows():
                return CameraStatus.OPEN
            return CameraStatus.OPENING if opening.fault is None else CameraStatus.GONE

    def sight(self) -> Sight | None:
        """The newest judged frame of this opening, if any."""
        with self._opening.lock:
            worker = self._current_worker()
            if worker is not None:
                after = 0 if self._sight is None else self._sight.sequence
                record = worker.sights.read(self._opening.number, after)
                if record is not None:
                    self._sight = unpack_sight(record.payload)
                    self._opening.sequence = max(record.sequence, self._opening.sequence)
            return self._sight

    def frame(self) -> Frame | None:
        """The newest preview picture of this opening, if any; the same object until there is a newer one."""
        with self._opening.lock:
            worker = self._current_worker()
            if worker is not None:
                after = 0 if self._frame is None else self._frame.sequence
                record = worker.frames.read(self._opening.number, after)
                if record is not None:
                    self._frame = Frame(record.sequence, record.width_px, record.height_px, record.payload)
                    self._opening.sequence = max(record.sequence, self._opening.sequence)
            return self._frame

    @property
    def last_error(self) -> CameraError | None:
        """Why the camera is not there: CameraGone, CameraBusy, CameraRefused or FilmUnreadable.

        None again as soon as pictures come.
        """
        with self._opening.lock:
            return None if self._shows() else self._opening.fault

    @property
    def judge_error(self) -> KioskError | None:
        """Why no frame is judged although there are pictures: a model is missing or damaged."""
        return self._opening.judge_error

    @property
    def worker_pid(self) -> int | None:
        """The camera process's number, for doctor and tests; None while there is none."""
        with self._opening.lock:
            return None if self._opening.worker is None else self._opening.worker.pid

    def _wish(self, wanted: bool) -> None:
        self._opening.wanted = wanted
        self._opening.number += 1
        self._opening.fault = None
        if self._watcher is not None:
            self._watcher.wake()

    def _shows(self) -> bool:
        """Whether there are pictures of this opening; the watcher notices them a little later."""
        worker = self._opening.worker
        return worker is not None and worker.frames.newest()[1] == self._opening.number

    def _current_worker(self) -> WorkerProcess | None:
        """The process whose records may be delivered now; what is of an earlier opening is dropped."""
        opening = self._opening
        if opening.number != self._delivered:
            self._forget()
            self._delivered = opening.number
        return opening.worker if opening.wanted else None

    def _forget(self) -> None:
        self._frame = self._sight = None
