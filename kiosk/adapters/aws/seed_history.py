"""Invented likes and registered pictures in Personalize's form, for the deployment and the admin tool."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kiosk.adapters.aws.personalize_shapes import FIELDS
from kiosk.adapters.invented_likes import SOURCE, InventedLike, invented_likes
from kiosk.core.picture import Picture

MOST_ITEMS = 10
"""PutItems takes no more in one call."""
LONGEST_DESCRIPTION = 1000


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


def item_of(picture: Picture) -> dict[str, str]:
    """A picture as PutItems wants it: its properties are a string of JSON with the columns in camel case."""
    properties = {
        "creationTimestamp": int(picture.created_at.timestamp()),
        "emotion": str(picture.mood),
        "status": str(picture.status),
    } | ({"description": picture.prompt[:LONGEST_DESCRIPTION]} if picture.prompt else {})
    return {"itemId": picture.id, "properties": json.dumps(properties)}
