"""What a grid lists: the row numbers of pictures, mood by mood, with look-alikes in stacks where wanted."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from admin_tool.core.stacks import fold
from kiosk.core.mood import Mood


@dataclass(frozen=True, slots=True)
class Stacks:
    """Look-alikes by row number: the group of each, the best of every group."""

    group_of: Mapping[int, int] = field(default_factory=dict)
    best_of: Sequence[int] = ()


class Places:
    """Where each row number stands; 4 bytes for each row of the index, not 100 as in a dict."""

    def __init__(self, numbers: Sequence[int] = ()) -> None:
        self._places = array("i", [-1]) * (max(numbers, default=0) + 1)
        for position, number in enumerate(numbers):
            self._places[number] = position

    def get(self, number: int) -> int | None:
        """The position of a row; None when it is not listed."""
        if not 0 <= number < len(self._places):
            return None
        position = self._places[number]
        return position if position >= 0 else None

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.get(number) is not None


@dataclass(frozen=True, slots=True)
class Listing:
    """`numbers` are all cells in order, `counts` how many of them each of `moods` has."""

    moods: tuple[Mood, ...] = ()
    counts: tuple[int, ...] = ()
    numbers: Sequence[int] = ()
    position_of: Places = field(default_factory=Places)
    stacks: Mapping[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def nearest(self, number: int, old: "Listing") -> int | None:
        """Where a picture of an older listing is now; where it went, the next one after it that is there."""
        here = self.position_of.get(number)
        start = old.position_of.get(number)
        if here is not None or start is None:
            return here
        after = (self.position_of.get(other) for other in old.numbers[start:])
        before = (self.position_of.get(other) for other in reversed(old.numbers[:start]))
        following = next((position for position in after if position is not None), None)
        return following if following is not None else next((p for p in before if p is not None), None)


def listing(groups: Sequence[tuple[str, Sequence[int]]], stacks: Stacks | None = None) -> Listing:
    """Puts groups (mood, row numbers) one behind the other, folded when `stacks` are given."""
    moods: list[Mood] = []
    counts: list[int] = []
    numbers = array("q")
    piled: dict[int, int] = {}
    for mood, members in groups:
        if stacks is None:
            kept: Sequence[int] = members
        else:
            kept, below = fold(members, stacks.group_of, stacks.best_of)
            piled |= below
        if kept:
            moods.append(Mood(mood))
            counts.append(len(kept))
            numbers.extend(kept)
    return Listing(tuple(moods), tuple(counts), numbers, Places(numbers), piled)
