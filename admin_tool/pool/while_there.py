"""Answers of background work for widgets that may be gone by then: the window is made anew meanwhile."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

T = TypeVar("T")


def while_there(owner: QObject, call: Callable[[T], None]) -> Callable[[T], None]:
    """`call`, which does nothing any more when `owner` was deleted."""

    def answered(answer: T) -> None:
        if shiboken6.isValid(owner):
            call(answer)

    return answered
