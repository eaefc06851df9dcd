"""Invented likes and registered pictures in Personalize's form, for the deployment and the admin tool."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from kiosk.adapters.aws.personalize_shapes import FIELDS
from kiosk.adapters.invented_likes import (
    FEWEST_EVENTS,
    FEWEST_USERS,
    SOURCE,
    InventedLike,
    invented_likes,
)
from kiosk.core.picture import Picture

MOST_ITEMS = 10
"""PutItems takes no more in one call."""
LONGEST_DESCRIPTION = 1000


@dataclass(frozen=True, slots=True)
class HistoryCount:
    """What a history holds: events, those of them that are invented, users, and users with two events."""

    events: int = 0
    seeded: int = 0
    users: int = 0
    steady_users: int = 0

    @property
    def enough(self) -> bool:
        """Whether Personalize trains on it."""
        return self.events >= FEWEST_EVENTS and self.steady_users >= FEWEST_USERS

    def metadata(self) -> dict[str, str]:
        """The same beside a file in S3, for whoever asks later what was imported."""
        return {name: str(value) for name, value in asdict(self).items()}

    def __add__(self, other: "HistoryCount") -> "HistoryCount":
        """Of two histories of different users."""
        return HistoryCount(
            self.events + other.events,
            self.seeded + other.seeded,
            self.users + other.users,
            self.steady_users + other.steady_users,
        )


def count_of(by_user: Mapping[str, int], seeded: int = 0) -> HistoryCount:
    """The count of a history with so many events of each user."""
    steady = sum(events >= 2 for events in by_user.values())
    return HistoryCount(sum(by_user.values()), seeded, len(by_user), steady)


def noted_count(metadata: Mapping[str, object]) -> HistoryCount | None:
    """What `HistoryCount.metadata` wrote; None for a file of somebody else."""
    try:
        return HistoryCount(**{name: int(str(metadata[name])) for name in HistoryCount.__slots__})
    except (KeyError, ValueError):
        return None


def seed_row(like: InventedLike) -> dict[str, Any]:
    """An invented like by column; what is not there is empty."""
    return {
        "USER_ID": like.user_id,
        "ITEM_ID": like.picture_id,
        "TIMESTAMP": like.at_s,
        "EVENT_TYPE": "like",
        "EMOTION": str(like.mood),
        "EVENT_ATTRIBUTION_SOURCE": SOURCE,
    }


def seed_history(pictures: Sequence[Picture], now: datetime, seed: int = 0) -> str:
    """The interactions as CSV: likes of the cohorts and of invented users, in the days before `now`."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [one["name"] for one in FIELDS["Interactions"]], restval="")
    writer.writeheader()
    writer.writerows(map(seed_row, invented_likes(pictures, now, seed)))
    return text.getvalue()


def seed_count(history: str) -> HistoryCount:
    """The count of what `seed_history` made."""
    users: Iterable[str] = (row["USER_ID"] for row in csv.DictReader(io.StringIO(history)))
    by_user = Counter(users)
    return count_of(by_user, seeded=by_user.total())


def item_of(picture: Picture) -> dict[str, str]:
    """A picture as PutItems wants it: its properties are a string of JSON with the columns in camel case."""
    properties = {
        "creationTimestamp": int(picture.created_at.timestamp()),
        "emotion": str(picture.mood),
        "status": str(picture.status),
    } | ({"description": picture.prompt[:LONGEST_DESCRIPTION]} if picture.prompt else {})
    return {"itemId": picture.id, "properties": json.dumps(properties)}
