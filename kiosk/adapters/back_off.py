"""How long to wait before a service that failed is asked again."""

import random

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 300.0


class BackOff:
    """Doubles the wait with every failure in a row; times are seconds of the caller's clock."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._failures = 0
        self._resume_s = 0.0

    def over(self, now_s: float) -> bool:
        """Whether the service may be asked."""
        # a clock that was set back must not make us wait for days
        return now_s >= self._resume_s or self._resume_s - now_s > LONGEST_WAIT_S

    def failed(self, now_s: float) -> float:
        """Notes a failure; returns the seconds to wait."""
        wait_s = self.wait_s(self._failures)
        self._failures += 1
        self._resume_s = now_s + wait_s
        return wait_s

    def succeeded(self) -> None:
        """Notes that the service is well."""
        self._failures = 0

    def wait_s(self, failures: int) -> float:
        """Seconds after so many earlier failures, with jitter: kiosks must not come back all at once."""
        longest = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(failures, 16))
        return longest * self._rng.uniform(0.5, 1.0)
