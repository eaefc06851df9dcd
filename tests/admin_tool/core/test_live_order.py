"""Orders of pictures on show."""

from datetime import UTC, datetime, timedelta

from admin_tool.core.live_order import LiveSort, LiveSums, by_mood, ordered, rate_of, sums_of
from admin_tool.core.promotion import LivePicture
from kiosk.core.mood import Mood

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def shown(name: str, views: int = 0, likes: int = 0, days: int = 0, mood: Mood = Mood.HAPPY) -> LivePicture:
    return LivePicture(f"emotions/{mood}/{name}.jpeg", mood, NOON + timedelta(days=days), views, likes)


PICTURES = [
    shown("old", views=100, likes=10, days=0),
    shown("loved", views=40, likes=20, days=1),
    shown("ignored", views=300, likes=3, days=2),
    shown("unseen", days=3),
    shown("never", views=50, likes=0, days=4),
]


def names(pictures: list[LivePicture]) -> list[str]:
    return [one.id.rpartition("/")[2].removesuffix(".jpeg") for one in pictures]


def test_the_newest_come_first() -> None:
    assert names(ordered(PICTURES, LiveSort.NEWEST)) == ["never", "unseen", "ignored", "loved", "old"]


def test_the_most_liked_have_most_likes() -> None:
    assert names(ordered(PICTURES, LiveSort.MOST_LIKED))[:3] == ["loved", "old", "ignored"]


def test_the_least_liked_had_a_chance() -> None:
    assert names(ordered(PICTURES, LiveSort.LEAST_LIKED)) == ["never", "ignored", "old", "loved", "unseen"]


def test_the_most_ignored_were_seen_and_not_liked() -> None:
    assert names(ordered(PICTURES, LiveSort.MOST_IGNORED)) == ["ignored", "old", "never", "loved", "unseen"]


def test_groups_follow_the_tiles_and_leave_out_empty_moods() -> None:
    sad = shown("rain", mood=Mood.SAD)
    groups = by_mood([sad, *PICTURES], LiveSort.NEWEST)
    assert [(mood, len(ones)) for mood, ones in groups] == [(Mood.HAPPY, 5), (Mood.SAD, 1)]
    assert by_mood([sad, *PICTURES], LiveSort.NEWEST, Mood.SAD) == [(Mood.SAD, [sad])]
    assert by_mood(PICTURES, LiveSort.NEWEST, Mood.CALM) == []


def test_sums_and_rates() -> None:
    assert sums_of(PICTURES) == LiveSums(5, 490, 33)
    assert sums_of(()).rate is None and rate_of(PICTURES[3]) is None
    assert rate_of(PICTURES[1]) == 0.5
