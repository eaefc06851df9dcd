"""Spares a dead service, and us the waiting for it."""

import threading
import time
from collections.abc import Callable
from enum import StrEnum


class BreakerState(StrEnum):
    """Whether a service is asked."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class CircuitBreaker:
    """Opens after some failures in a row; after a rest one call may try whether the service is back."""

    def __init__(
        self, failures: int = 3, rest_s: float = 30.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._allowed_failures = failures
        self._rest_s = rest_s
        self._clock = clock
        self._turn = threading.Lock()
        self._failed = 0
        self._rests_until_s: float | None = None
        self._trying = False

    @property
    def state(self) -> BreakerState:
        """Whether a service is asked now."""
        with self._turn:
            if self._rests_until_s is None:
                return BreakerState.CLOSED
            over = self._clock() >= self._rests_until_s
            return BreakerState.HALF_OPEN if over or self._trying else BreakerState.OPEN

    def allows(self) -> bool:
        """Whether to ask now; who is told yes must report `succeeded` or `failed`."""
        with self._turn:
            if self._rests_until_s is None:
                return True
            if self._clock() < self._rests_until_s:
                return False
            self._trying = True
            # the others wait; should the one who tries never report, the next may after another rest
            self._rests_until_s = self._clock() + self._rest_s
            return True

    def succeeded(self) -> None:
        """The service answered."""
        with self._turn:
            self._failed = 0
            self._rests_until_s = None
            self._trying = False

    def failed(self) -> None:
        """The service failed or was late."""
        with self._turn:
            self._failed += 1
            if self._failed >= self._allowed_failures or self._trying:
                self._rests_until_s = self._clock() + self._rest_s
            self._trying = False
