"""Lets a window live until something has happened."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QThread

PATIENCE_S = 60.0


def pump_until(happened: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Runs the event loop until `happened()`; fails after `patience_s`."""
    ends_s = time.monotonic() + patience_s
    while not happened():
        assert time.monotonic() < ends_s, "it did not happen"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QThread.msleep(2)  # a loop that never rests keeps other threads from the interpreter
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pump() -> None:
    """Lets what waits be done."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
