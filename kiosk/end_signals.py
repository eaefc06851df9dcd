"""The signals that ask a program to end."""

import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import NoReturn


def when_asked_to_end(handler: Callable[[int, FrameType | None], object]) -> None:
    """`handler` is called on the main thread, when Python code runs there, in place of the one before."""
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), handler)


def end_at_once() -> None:
    """Until the event loop takes the signals over, they end the program: nothing is to be stored yet."""
    when_asked_to_end(_leave)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    # an exception in the midst of an import becomes an ImportError of the library
    os._exit(0)
