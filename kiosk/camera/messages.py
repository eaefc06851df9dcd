"""What the kiosk and the camera process say to each other, each in far less than a pipe takes at once."""

from dataclasses import dataclass

from kiosk.core.errors import CameraError, KioskError


@dataclass(frozen=True, slots=True)
class Open:
    """To the worker: open the source; everything it gives belongs to this opening."""

    opening: int


@dataclass(frozen=True, slots=True)
class Close:
    """To the worker: release the handle and wipe."""


@dataclass(frozen=True, slots=True)
class Ready:
    """From the worker: warmed up and attached; `judge_error` says why frames are not judged."""

    judge_error: KioskError | None


@dataclass(frozen=True, slots=True)
class Closed:
    """From the worker: the handle is released, nothing is left of its frames."""


@dataclass(frozen=True, slots=True)
class Failed:
    """From the worker: this opening could not be made, or it ended; the handle is released."""

    opening: int
    error: CameraError


Order = Open | Close
Answer = Ready | Closed | Failed
