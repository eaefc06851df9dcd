"""In which order pictures on show are looked at, and what their numbers say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from admin_tool.core.promotion import LivePicture
from kiosk.core.mood import MOODS, Mood


class LiveSort(StrEnum):
    """Orders within a mood.

    `MOST_IGNORED`: seen most often without a like. `LEAST_LIKED`: the lowest share of likes; what nobody
    has seen comes last, for it had no chance.
    """

    NEWEST = "newest"
    MOST_LIKED = "most_liked"
    LEAST_LIKED = "least_liked"
    MOST_IGNORED = "most_ignored"


@dataclass(frozen=True, slots=True)
class LiveSums:
    """Pictures with their views and likes."""

    pictures: int = 0
    views: int = 0
    likes: int = 0

    @property
    def rate(self) -> float | None:
        """Likes a view, None without a view."""
        return self.likes / self.views if self.views else None


def sums_of(pictures: Sequence[LivePicture]) -> LiveSums:
    """The sums of some pictures."""
    views, likes = sum(one.views for one in pictures), sum(one.likes for one in pictures)
    return LiveSums(len(pictures), views, likes)


def rate_of(picture: LivePicture) -> float | None:
    """Likes a view, None without a view."""
    return picture.likes / picture.views if picture.views else None


def ordered(pictures: Sequence[LivePicture], sort: LiveSort) -> list[LivePicture]:
    """All of them in this order; equal ones newest first."""
    newest = sorted(pictures, key=lambda one: (one.created_at, one.id), reverse=True)
    match sort:
        case LiveSort.MOST_LIKED:
            newest.sort(key=lambda one: (-one.likes, -(rate_of(one) or 0.0)))
        case LiveSort.LEAST_LIKED:
            newest.sort(key=lambda one: (not one.views, rate_of(one) or 0.0, -one.views))
        case LiveSort.MOST_IGNORED:
            newest.sort(key=lambda one: one.likes - one.views)
        case LiveSort.NEWEST:
            pass
    return newest


def by_mood(
    pictures: Sequence[LivePicture], sort: LiveSort, only: Mood | None = None
) -> list[tuple[Mood, list[LivePicture]]]:
    """The moods that have pictures, in the order of the tiles, each with its pictures in order."""
    found: dict[Mood, list[LivePicture]] = {mood: [] for mood in MOODS if only in (None, mood)}
    for one in ordered(pictures, sort):
        if one.mood in found:
            found[one.mood].append(one)
    return [(mood, ones) for mood, ones in found.items() if ones]
