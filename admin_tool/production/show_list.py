"""The pictures of a grid in their order, and a number for each that stays while the grid lives."""

from collections.abc import Sequence

from admin_tool.core.promotion import LivePicture
from kiosk.core.mood import Mood

Groups = Sequence[tuple[Mood | None, Sequence[LivePicture]]]
"""Pictures by mood; one group without a mood has no moods in its head."""


class Numbers:
    """A number for every id that was ever asked for."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, picture_id: str) -> int:
        """Always the same for an id."""
        return self._known.setdefault(picture_id, len(self._known))


class ShowList:
    """One order of pictures; it does not change, another one takes its place."""

    def __init__(self, groups: Groups, numbers: Numbers) -> None:
        self.groups = groups
        self.pictures = [one for _, ones in groups for one in ones]
        self.counts = [len(ones) for _, ones in groups]
        self._numbers = [numbers.of(one.id) for one in self.pictures]
        self._places = {number: place for place, number in enumerate(self._numbers)}
        self._known = numbers

    def __len__(self) -> int:
        return len(self.pictures)

    def between(self, first: int, last: int) -> Sequence[int]:
        """The numbers of the positions first to last, both included."""
        return self._numbers[first : last + 1]

    def has(self, number: int) -> bool:
        """Whether a number is listed."""
        return number in self._places

    def place_of(self, picture_id: str) -> int | None:
        """The position of an id."""
        return self._places.get(self._known.of(picture_id))

    def picked(self, numbers: set[int]) -> list[LivePicture]:
        """The pictures of these numbers in their order on screen."""
        return [
            self.pictures[place] for place in sorted(self._places[n] for n in numbers if n in self._places)
        ]
