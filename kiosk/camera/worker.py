"""The camera process: warms up, then captures whenever it is asked to, and dies with the kiosk."""

import os
import signal
import stat
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.camera.latest_frame import LatestFrame
from kiosk.camera.messages import Ready
from kiosk.camera.sight_record import SIGHT_BYTES
from kiosk.core.errors import KioskError, ModelMissing
from kiosk.vision.models import ModelShelf

# OpenCV is imported by functions only: the kiosk's own process imports this module too, and starts sooner.
if TYPE_CHECKING:
    from kiosk.camera.capture_loop import FrameJudge, FrameSource


def source_of(source: str) -> "FrameSource":
    """Opens `auto`, an index, a device path, a film, a picture or a folder of them. Raises CameraError."""
    from kiosk.camera.file_source import open_file
    from kiosk.camera.opencv_source import OpenCvSource, first_camera

    if source == "auto":
        return first_camera()
    if source.isdecimal():
        return OpenCvSource(int(source))
    return OpenCvSource(source) if _is_device(source) else open_file(Path(source))


def judge_of(shelf: ModelShelf | None) -> "FrameJudge":
    """The face gate with the best detector of the shelf. Raises ModelError."""
    from kiosk.vision.face_gate import open_gate

    if shelf is None:
        raise ModelMissing("There is no list of models", remedy="Reinstall the program.")
    return open_gate(shelf)


@dataclass(frozen=True, slots=True)
class WorkerConfig:
    """What a camera process needs to know; it goes there by pickle: the makers are top-level functions."""

    source: str
    shelf: ModelShelf | None = None
    preview_px: tuple[int, int] = (1280, 720)
    sample_every_ms: int = 200
    mirror: bool = False
    make_source: Callable[[str], "FrameSource"] = source_of
    make_judge: Callable[[ModelShelf | None], "FrameJudge"] = judge_of

    @property
    def preview_bytes(self) -> int:
        """The largest preview picture, RGB."""
        return self.preview_px[0] * self.preview_px[1] * 3


def run(
    config: WorkerConfig, orders: Connection, frames_name: str, sights_name: str, first_sequence: int
) -> None:
    """The process's main function; returns when the kiosk hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the kiosk says when to go
    threading.Thread(target=_die_with_the_kiosk, name="kiosk-watch", daemon=True).start()
    os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")  # what matters is told by CameraError
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    import cv2

    from kiosk.camera.capture_loop import CaptureLoop

    cv2.setNumThreads(1)
    frames = LatestFrame.attach(frames_name, config.preview_bytes)
    sights = LatestFrame.attach(sights_name, SIGHT_BYTES)
    judge: FrameJudge | None = None
    judge_error: KioskError | None = None
    try:
        judge = config.make_judge(config.shelf)
    except KioskError as error:
        judge_error = error
    loop = CaptureLoop(
        orders,
        frames,
        sights,
        lambda: config.make_source(config.source),
        judge,
        preview_px=config.preview_px,
        sample_every_ms=config.sample_every_ms,
        mirror=config.mirror,
        first_sequence=first_sequence,
    )
    try:
        orders.send(Ready(judge_error))
        loop.run()
    except BrokenPipeError:
        return  # the kiosk ended while we were warming up: nobody is left to be told
    finally:
        frames.close()
        sights.close()


def _die_with_the_kiosk() -> None:
    """Ends the process even while a driver blocks in `read()`: the handle must not outlive the kiosk."""
    kiosk = parent_process()
    if kiosk is not None:
        wait([kiosk.sentinel])
        os._exit(1)


def _is_device(source: str) -> bool:
    if source.startswith("/dev/"):
        return True
    try:
        return stat.S_ISCHR(Path(source).stat().st_mode)
    except OSError:
        return False
