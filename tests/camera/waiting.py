"""Waiting for a condition instead of sleeping."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from kiosk.camera.supervisor import CameraSupervisor
from kiosk.core.reading import CameraStatus, Frame, Sight

T = TypeVar("T")

_PATIENCE_S = 60.0
_pause = threading.Event()


def eventually(look: Callable[[], T | None], what: str = "it") -> T:
    """What `look` answers as soon as that is true. Fails after a minute."""
    end_s = time.monotonic() + _PATIENCE_S
    while not (seen := look()):
        assert time.monotonic() < end_s, f"{what} never happened"
        _pause.wait(0.01)
    return seen


def becomes(camera: CameraSupervisor, status: CameraStatus) -> None:
    eventually(lambda: camera.status() is status, f"{status}")


def next_frame(camera: CameraSupervisor, after: int = 0) -> Frame:
    def look() -> Frame | None:
        frame = camera.frame()
        return frame if frame and frame.sequence > after else None

    return eventually(look, "a frame")


def next_sight(camera: CameraSupervisor, after: int = 0, readable: bool = False) -> Sight:
    def look() -> Sight | None:
        sight = camera.sight()
        return sight if sight and sight.sequence > after and (sight.crop_jpeg or not readable) else None

    return eventually(look, "a sight")


def process_of(camera: CameraSupervisor) -> int:
    return eventually(lambda: camera.worker_pid, "a camera process")


def opened(camera: CameraSupervisor) -> CameraSupervisor:
    camera.open()
    next_frame(camera)
    return camera
