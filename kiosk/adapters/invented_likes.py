"""A first history for a recommender that has none: invented likes, marked so that they can be told apart."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Picture
from kiosk.core.recommendation import cohort

SOURCE = "seed"
"""The attribution source of everything invented."""
PREFIX = "seed/"
"""What ids of invented users and visits begin with."""
FEWEST_EVENTS = 1000
"""Personalize trains from here on: https://docs.aws.amazon.com/personalize/latest/dg/limits.html"""
FEWEST_USERS = 25
"""Users with two interactions each; the same source."""
USERS_PER_MOOD = 5


@dataclass(frozen=True, slots=True)
class InventedLike:
    """One like of a cohort or of an invented user; `at_s` are whole seconds since 1970."""

    user_id: str
    picture_id: str
    mood: Mood
    at_s: int


def moods_needed() -> int:
    """How many moods must have live pictures so that there are enough users."""
    return -(-FEWEST_USERS // (USERS_PER_MOOD + 1))


def invented_likes(
    pictures: Sequence[Picture], now: datetime, seed: int = 0, fewest: int = FEWEST_EVENTS
) -> Iterator[InventedLike]:
    """At least `fewest` likes of the cohorts and of invented users, in the seconds before `now`.

    Users are the cohorts and `seed/<mood>-<number>`. The mood of a like is the user's, which an honest
    model may learn; no more. Nothing without pictures.
    """
    chance = random.Random(seed)
    shelves = {mood: [one for one in pictures if one.mood is mood] for mood in MOODS}
    users = [
        (user, mood)
        for mood in MOODS
        if shelves[mood]
        for user in (cohort(mood), *(f"{PREFIX}{mood}-{number}" for number in range(USERS_PER_MOOD)))
    ]
    rounds = -(-fewest // len(users)) if users else 0
    at_s = int(now.timestamp()) - rounds * len(users) - 1
    for _ in range(rounds):
        for user, mood in users:
            at_s += 1
            yield InventedLike(user, chance.choice(shelves[mood]).id, mood, at_s)
