"""What the staff panel needs of the shop, in words without Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from kiosk.core.errors import KioskError

T = TypeVar("T")


class Topic(StrEnum):
    """One card of the panel, in their order."""

    CAMERA = "camera"
    NETWORK = "network"
    QUEUE = "queue"
    DISK = "disk"
    VERSIONS = "versions"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known about a topic: `state` is a key that `StaffCard.qml` has words for.

    - camera: `open`, `closed`, `off` (by the settings), `gone`; detail such as "30 fps"
    - network: `connected`, `down`, `unused`; detail such as "42 ms"
    - queue: `waiting`, `refused`; detail is a count
    - disk: `free`; detail such as "118 GB"
    - versions: `running`; detail such as "1.0.0"
    - problem: `none`, or the class of an error such as `ServiceLate`; detail is when
    - any topic: `unknown`
    """

    topic: Topic
    ok: bool
    state: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """Whether a PIN was right; `wait_s` is how long none is looked at, `is_set` whether there is one."""

    ok: bool
    wait_s: int
    is_set: bool


class Desk(Protocol):
    """What staff may see and do. Calls block; those that touch files raise KioskError."""

    @property
    def place(self) -> str:
        """The name of this kiosk."""
        ...

    def standing(self) -> PinAnswer:
        """Whether a PIN is set, and how long none is looked at."""
        ...

    def check(self, pin: str) -> PinAnswer:
        """Whether this is the PIN."""
        ...

    def facts(self) -> Sequence[Fact]:
        """One fact of each topic."""
        ...

    def save_bundle(self) -> Path:
        """Writes a support bundle and answers where. Raises DiskFull."""
        ...

    def restart(self) -> None:
        """Starts the kiosk anew."""
        ...

    def leave(self) -> None:
        """Ends kiosk mode."""
        ...


class Background(Protocol):
    """Runs a blocking job elsewhere; `then` or `failed` is called on the GUI thread."""

    def __call__(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[KioskError], None]
    ) -> None:
        """Returns at once."""
        ...
