"""Signals that come while a program is still loading."""

import os
import signal
from types import FrameType
from typing import NoReturn

NAMES = ("SIGINT", "SIGTERM")


def end_at_once() -> None:
    """Until the event loop takes the signals over, they end the program: nothing is to be stored yet."""
    for name in NAMES:
        signal.signal(getattr(signal, name), _leave)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    # an exception in the midst of an import becomes an ImportError of the library
    os._exit(0)
