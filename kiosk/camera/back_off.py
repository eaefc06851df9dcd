"""How long to wait before trying again."""


class BackOff:
    """Waits that double with every failure, up to a longest one."""

    def __init__(self, first_s: float, longest_s: float) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self._next_s = first_s

    def wait_s(self) -> float:
        """Seconds to wait now; the next wait is twice as long."""
        wait_s, self._next_s = self._next_s, min(self._next_s * 2, self._longest_s)
        return wait_s

    def reset(self) -> None:
        """It works again."""
        self._next_s = self._first_s
