"""Waits for work in the cloud: by polling, within a time, and until nobody wants to wait any more."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from admin_tool.adapters.aws.control_plane import Thing
from admin_tool.core.ports import Progress
from admin_tool.core.training import GoesOn
from kiosk.core.errors import ServiceDown, ServiceLate, ServiceRefused

POLL_S = 15.0
MOST_S = 6 * 3600.0
MOST_MISSES = 20
"""So many polls in a row may find the service busy or the network gone."""
_SLICE_S = 0.25

T = TypeVar("T")


class Patience:
    """How often is asked, and for how long; the work goes on in the cloud whatever happens here."""

    def __init__(self, poll_s: float = POLL_S, most_s: float = MOST_S) -> None:
        self._poll_s = poll_s
        self._most_s = most_s

    def until_ready(
        self,
        what: str,
        look: Callable[[], Thing | None],
        progress: Progress,
        expected_s: float = 0.0,
        ready: Callable[[Thing], bool] = lambda one: one.ready,
    ) -> Thing:
        """Polls until a thing is ready; answers it.

        With `expected_s` the progress is the time that passed of what it took before: the service tells none.
        Raises GoesOn when cancelled or after `most_s`, ServiceRefused when it failed, ServiceError.
        """

        def ask() -> Thing | None:
            found = look()
            if found is None:
                raise ServiceRefused(f"{what} is not there any more", remedy="Look at the checklist again.")
            if found.failed:
                raise ServiceRefused(f"{what} failed: {found.failure or found.status}")
            note = f"{what}: {found.status.lower()}"
            if expected_s and found.created_at:
                elapsed = max(0.0, time.time() - found.created_at.timestamp())
                progress.report(int(min(elapsed, expected_s * 0.97)), int(expected_s), note)
            else:
                progress.report(0, 0, note)
            return found if ready(found) else None

        return self._polled(what, ask, progress)

    def until_gone(self, what: str, look: Callable[[], Thing | None], progress: Progress) -> None:
        """Polls until a thing is not there any more. Raises as `until_ready`."""

        def ask() -> bool | None:
            found = look()
            if found is not None and found.failed and found.status.startswith("DELETE"):
                raise ServiceRefused(f"{what} could not be deleted: {found.failure or found.status}")
            progress.report(0, 0, what)
            return None if found else True

        self._polled(what, ask, progress)

    def _polled(self, what: str, ask: Callable[[], T | None], progress: Progress) -> T:
        ends_at, misses = time.monotonic() + self._most_s, 0
        while True:
            try:
                answer = ask()
                misses = 0
            except (ServiceDown, ServiceLate):
                misses += 1
                if misses > MOST_MISSES:
                    raise
                answer = None
            if answer is not None:
                return answer
            if time.monotonic() > ends_at:
                raise GoesOn(f"{what} takes longer than we wait", remedy="Look again later.")
            self._rest(what, progress)

    def _rest(self, what: str, progress: Progress) -> None:
        ends_at, rest = time.monotonic() + self._poll_s, threading.Event()
        while True:
            if progress.cancelled:
                raise GoesOn(f"{what} goes on in the cloud", remedy="It is found again when you look later.")
            left_s = ends_at - time.monotonic()
            if left_s <= 0:
                return
            rest.wait(min(_SLICE_S, left_s))
