"""Tells when nobody has touched the screen for a while."""

from collections.abc import Callable


class IdleTimer:
    """Quiet seconds since the last touch; goes off once until the next touch."""

    def __init__(self, limit_s: float, clock: Callable[[], float]) -> None:
        """`clock` gives monotonic seconds."""
        self._limit_s = limit_s
        self._clock = clock
        self._touched_s: float | None = clock()

    def touched(self) -> None:
        """Somebody is here."""
        self._touched_s = self._clock()

    def went_quiet(self) -> bool:
        """True once when the limit is over."""
        if self._touched_s is None or self._clock() - self._touched_s < self._limit_s:
            return False
        self._touched_s = None
        return True
