"""What the staff panel shows about this kiosk, one fact at a time."""

import logging
import shutil
from datetime import datetime
from pathlib import Path

from kiosk.core.errors import KioskError
from kiosk.core.ports import Camera
from kiosk.core.reading import CameraStatus
from kiosk.screen.staff_panel import Fact, Topic

LEAST_FREE_BYTES = 1_000_000_000


def camera_fact(camera: Camera, switched_off: bool) -> Fact:
    """What the handle is doing; it is closed while no visit runs."""
    if switched_off:
        return Fact(Topic.CAMERA, True, "off")
    status = camera.status()
    if status is CameraStatus.GONE:
        return Fact(Topic.CAMERA, False, "gone")
    return Fact(Topic.CAMERA, True, "closed" if status is CameraStatus.CLOSED else "open")


def network_fact(needed: bool, latency_ms: float | None) -> Fact:
    """How long the cloud takes to answer; None when it does not."""
    if not needed:
        return Fact(Topic.NETWORK, True, "unused")
    if latency_ms is None:
        return Fact(Topic.NETWORK, False, "down")
    return Fact(Topic.NETWORK, True, "connected", f"{latency_ms:.0f} ms")


def queue_fact(waiting: int, refused: int) -> Fact:
    """Interactions that are still to be sent, or that nobody takes."""
    if refused:
        return Fact(Topic.QUEUE, False, "refused", str(refused))
    return Fact(Topic.QUEUE, True, "waiting", str(waiting))


def disk_fact(home: Path) -> Fact:
    """The space that is left where the data lies."""
    free = shutil.disk_usage(home).free
    return Fact(Topic.DISK, free >= LEAST_FREE_BYTES, "free", _size(free))


def versions_fact(version: str) -> Fact:
    """Which version runs."""
    return Fact(Topic.VERSIONS, True, "running", version)


class LastProblem(logging.Handler):
    """Remembers the newest warning or error of the log, by its kind and time only."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kind = ""
        self._at = datetime.min

    def emit(self, record: logging.LogRecord) -> None:
        """Takes the class of an error that was logged, be it as an argument or as the exception."""
        named = record.args if isinstance(record.args, tuple) else ()
        raised = record.exc_info[1] if record.exc_info else None
        errors = [e for e in (*named, raised) if isinstance(e, KioskError)]
        self._kind = type(errors[-1]).__name__ if errors else "Problem"
        self._at = datetime.fromtimestamp(record.created)

    def fact(self) -> Fact:
        """The newest problem since the start."""
        if not self._kind:
            return Fact(Topic.PROBLEM, True, "none")
        return Fact(Topic.PROBLEM, False, self._kind, f"{self._at:%m-%d %H:%M}")


def _size(count: int) -> str:
    return f"{count / 1e9:.0f} GB" if count >= 10e9 else f"{count / 1e9:.1f} GB"
