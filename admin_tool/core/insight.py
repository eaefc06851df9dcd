"""What visitors did, summed up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.core.mood import Mood
from kiosk.core.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Tally:
    """Views and likes; a like that was taken back does not count."""

    views: int = 0
    likes: int = 0

    @property
    def rate(self) -> float:
        """Likes a view, 0 without a view."""
        return self.likes / self.views if self.views else 0.0


@dataclass(frozen=True, slots=True)
class Insight:
    """The sums of one period, `since` inclusive and `until` exclusive, both aware.

    `corrections` counts (mood read, mood chosen instead); `readings` the camera visits that could
    be corrected. Seeded interactions are in none of the sums.
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
    corrections: Mapping[tuple[Mood, Mood], int] = field(default_factory=dict)
