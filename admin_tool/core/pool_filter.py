"""Which pictures of the pool are on screen, and in which order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from admin_tool.core.pool_entry import Decision
from kiosk.core.mood import Mood


class PoolSort(StrEnum):
    """Orders within a mood."""

    NEWEST = "newest"
    OLDEST = "oldest"
    LARGEST = "largest"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PoolFilter:
    """All conditions hold; an empty one lets everything through.

    `text` is looked for in prompt, seed and name, short or long, every word of it, in any case. `since` and
    `until` are aware times, the second exclusive. `live` None shows promoted and other pictures.
    """

    moods: frozenset[Mood] = frozenset()
    decisions: frozenset[Decision] = frozenset()
    batch: str = ""
    generator: str = ""
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    live: bool | None = None
    flagged: bool | None = None


@dataclass(frozen=True, slots=True)
class MoodCounts:
    """How many pictures of a mood have which decision."""

    approved: int = 0
    rejected: int = 0
    undecided: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.approved + self.rejected + self.undecided


@dataclass(frozen=True, slots=True)
class PoolCounts:
    """Counts by mood of what a filter lets through, and of the collections of the rail.

    `waiting` pictures are approved and not live yet.
    """

    by_mood: dict[Mood, MoodCounts]
    waiting: int = 0
    flagged: int = 0

    @property
    def total(self) -> MoodCounts:
        """The sum over all moods."""
        every = self.by_mood.values()
        return MoodCounts(
            sum(one.approved for one in every),
            sum(one.rejected for one in every),
            sum(one.undecided for one in every),
        )
