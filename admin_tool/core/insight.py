"""What visitors did, summed up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.core.mood import Mood
from kiosk.core.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Tally:
    """Views and likes: a picture that was seen, or is liked in the end, counts once a visit."""

    views: int = 0
    likes: int = 0

    @property
    def rate(self) -> float:
        """Likes a view, 0 without a view."""
        return self.likes / self.views if self.views else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.views + other.views, self.likes + other.likes)


@dataclass(frozen=True, slots=True)
class Insight:
    """The sums of one period, `since` inclusive and `until` exclusive, both aware.

    `readings` counts the camera readings that told a mood, `untold` those that could not tell; `corrections`
    counts (mood read, mood chosen instead), where None was read when the camera could not tell. Seeded
    interactions are in none of the sums.
    """

    since: datetime
    until: datetime
    total: Tally = Tally()
    by_mood: Mapping[Mood, Tally] = field(default_factory=dict)
    by_day: Mapping[date, Tally] = field(default_factory=dict)
    by_picture: Mapping[str, Tally] = field(default_factory=dict)
    by_strategy: Mapping[Strategy, Tally] = field(default_factory=dict)
    by_kiosk: Mapping[str, Tally] = field(default_factory=dict)
    readings: int = 0
    untold: int = 0
    corrections: Mapping[tuple[Mood | None, Mood], int] = field(default_factory=dict)

    @property
    def corrected(self) -> int:
        """Readings that told a mood which the visitor then changed."""
        return sum(count for (read, _), count in self.corrections.items() if read is not None)

    @property
    def correction_rate(self) -> float:
        """Corrected readings of all that told a mood, 0 without a reading."""
        return self.corrected / self.readings if self.readings else 0.0

    @property
    def most_common_correction(self) -> tuple[Mood, Mood] | None:
        """(mood read, mood chosen) that was met most often."""
        told = [(count, read, chosen) for (read, chosen), count in self.corrections.items() if read]
        if not told:
            return None
        _, read, chosen = max(told, key=lambda one: one[0])
        return read, chosen
