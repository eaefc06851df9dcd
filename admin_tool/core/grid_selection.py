"""Which pictures the keys act on: the current one, and those that were picked beside it."""

from collections.abc import Callable, Sequence


class GridSelection:
    """Positions move when the list changes, so what is picked is kept by row number."""

    def __init__(self, between: Callable[[int, int], Sequence[int]]) -> None:
        """`between(first, last)` answers the row numbers of the positions first to last, both included."""
        self._between = between
        self.current: int | None = None
        self.picked: set[int] = set()
        self._anchor: int | None = None

    def go(self, position: int) -> None:
        """Moves there and picks it alone."""
        self.current = self._anchor = position
        self.picked = set(self._between(position, position))

    def extend(self, position: int) -> None:
        """Moves there and picks everything from where the last plain move ended."""
        start = position if self._anchor is None else self._anchor
        self.current = position
        self.picked = set(self._between(min(start, position), max(start, position)))

    def toggle(self, position: int) -> None:
        """Moves there and picks it too, or no more."""
        self.current = self._anchor = position
        self.picked ^= set(self._between(position, position))

    def all(self, count: int) -> None:
        """Picks everything."""
        if count:
            self.current = 0 if self.current is None else self.current
            self.picked = set(self._between(0, count - 1))

    def none(self) -> None:
        """Forgets everything: the list is empty."""
        self.current = self._anchor = None
        self.picked = set()

    def moved(self, position: int | None, left: Callable[[int], bool]) -> None:
        """The list changed: the current picture is at `position` now, and `left` says what is still there."""
        self.current = self._anchor = position
        self.picked = {number for number in self.picked if left(number)}
        if position is not None and not self.picked:
            self.picked = set(self._between(position, position))
