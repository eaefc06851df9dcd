"""Waiting for a condition instead of sleeping."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_PATIENCE_S = 30.0
_pause = threading.Event()


def eventually(look: Callable[[], T | None], what: str = "it") -> T:
    """What `look` answers as soon as that is true. Fails after half a minute."""
    end_s = time.monotonic() + _PATIENCE_S
    while not (seen := look()):
        assert time.monotonic() < end_s, f"{what} never happened"
        _pause.wait(0.01)
    return seen
