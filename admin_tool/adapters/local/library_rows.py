"""The library in Personalize's columns, and rows of such files back into it."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from admin_tool.adapters.local.beliefs import Act
from admin_tool.core.ports import Progress
from kiosk.adapters.interaction_rows import insert
from kiosk.adapters.invented_likes import PREFIX, SOURCE, InventedLike
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.shelves import Catalogue
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import MOODS
from kiosk.core.picture import PictureStatus, parse_key
from kiosk.core.recommendation import cohort
from kiosk.core.strategy import Strategy

PAGE = 2000
BATCH = 500
MOST_LEARNT = 120_000
"""Rows that are evaluated: views and likes of about a month, as the kiosk reads them at its start."""
LONGEST_IMPRESSION = 1000
_NAMES = uuid.UUID("6f1a6d0e-8a8b-4a8e-9a55-0c9b1e7d2f10")

Row = Mapping[str, Any]


class LibraryRows:
    """Everything raises LibraryError."""

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database = database
        self._catalogue = catalogue

    def counts(self) -> dict[str, int]:
        """`events` and `visitors` of people, and `seeded` events."""
        with self._database.reading() as connection:
            people = connection.execute(
                "SELECT count(*), count(DISTINCT visit_id) FROM interactions WHERE visit_id NOT LIKE ?",
                (f"{PREFIX}%",),
            ).fetchone()
            every = connection.execute("SELECT count(*) FROM interactions").fetchone()[0]
        return {"events": people[0], "visits": people[1], "seeded": every - people[0]}

    def acts(self) -> Sequence[Act]:
        """The latest acts of people, oldest first; nothing invented."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT visit_id, user_id, picture_id, kind FROM (SELECT * FROM interactions"
                " WHERE visit_id NOT LIKE ? ORDER BY seq DESC LIMIT ?) ORDER BY seq",
                (f"{PREFIX}%", MOST_LEARNT),
            ).fetchall()
        return [Act(visit, user, picture, InteractionKind(kind)) for visit, user, picture, kind in rows]

    def items(self) -> Iterator[Row]:
        """Live and withdrawn pictures."""
        for status in (PictureStatus.LIVE, PictureStatus.WITHDRAWN):
            for one in self._catalogue.list(status):
                yield {
                    "ITEM_ID": one.id,
                    "CREATION_TIMESTAMP": int(one.created_at.timestamp()),
                    "EMOTION": str(one.mood),
                    "STATUS": str(one.status),
                    "DESCRIPTION": one.prompt,
                }

    def users(self) -> Iterator[Row]:
        """The cohorts of all moods, who agreed to be remembered, and guests who did something."""
        with self._database.reading() as connection:
            known = {row[0] for row in connection.execute("SELECT id FROM visitors")}
            met = {row[0] for row in connection.execute("SELECT DISTINCT user_id FROM interactions")}
        for mood in MOODS:
            yield {"USER_ID": cohort(mood), "KIND": "cohort"}
        for user_id in sorted((known | met) - {cohort(mood) for mood in MOODS}):
            kind = SOURCE if user_id.startswith(PREFIX) else "cohort" if "/" in user_id else "guest"
            yield {"USER_ID": user_id, "KIND": "visitor" if user_id in known else kind}

    def interactions(self) -> Iterator[Row]:
        """Every row, page by page."""
        last = 0
        while True:
            with self._database.reading() as connection:
                page = connection.execute(
                    "SELECT seq, user_id, picture_id, kind, impression, strategy, visit_id, at"
                    " FROM interactions WHERE seq > ? ORDER BY seq LIMIT ?",
                    (last, PAGE),
                ).fetchall()
            if not page:
                return
            last = page[-1][0]
            yield from map(_row, page)

    def add(self, rows: Iterable[Row], progress: Progress) -> tuple[int, int]:
        """Adds rows of a CSV; (added, known already). What an earlier import or the kiosk wrote is known."""
        added, known, more = 0, 0, iter(rows)
        while batch := list(islice(more, BATCH)):
            with self._database.writing() as connection:
                for row in batch:
                    one = _interaction(row)
                    there = connection.execute(
                        "SELECT 1 FROM interactions WHERE user_id = ? AND picture_id = ? AND kind = ?"
                        " AND substr(at, 1, 19) = ? LIMIT 1",
                        (one.user_id, one.picture_id, one.kind, one.at.isoformat()[:19]),
                    ).fetchone()
                    if there or insert(connection, one) is None:
                        known += 1
                    else:
                        added += 1
            progress.report(added + known, 0)
            if progress.cancelled:
                break
        return added, known

    def add_seeds(self, likes: Iterable[InventedLike]) -> int:
        """Adds invented likes; those that are there already are not added again. How many were added."""
        added = 0
        with self._database.writing() as connection:
            for number, like in enumerate(likes):
                user = like.user_id if like.user_id.startswith(PREFIX) else PREFIX + like.user_id
                one = Interaction(
                    f"{user}/{number}",
                    f"{user}/{number // 100}",
                    user,
                    InteractionKind.LIKE,
                    like.picture_id,
                    (like.picture_id,),
                    "",
                    Strategy.MOOD,
                    1.0,
                    datetime.fromtimestamp(like.at_s, UTC),
                )
                added += insert(connection, one) is not None
        return added

    def remove_seeds(self) -> int:
        """Removes everything invented; how many rows."""
        with self._database.writing() as connection:
            return connection.execute(
                "DELETE FROM interactions WHERE visit_id LIKE ?", (f"{PREFIX}%",)
            ).rowcount


def _row(found: Sequence[Any]) -> Row:
    _, user_id, picture_id, kind, impression, strategy, visit_id, at = found
    key = parse_key(picture_id)
    shown = "|".join(json.loads(impression))
    return {
        "USER_ID": user_id,
        "ITEM_ID": picture_id,
        "TIMESTAMP": int(datetime.fromisoformat(at).timestamp()),
        "EVENT_TYPE": kind,
        "IMPRESSION": shown if len(shown) <= LONGEST_IMPRESSION else "",
        "EVENT_ATTRIBUTION_SOURCE": SOURCE if visit_id.startswith(PREFIX) else strategy,
        "EMOTION": str(key[1]) if key else "",
    }


def _interaction(row: Row) -> Interaction:
    """A row as an act of a visit that is made up of its user and day; its id comes from what it says."""
    at = datetime.fromtimestamp(int(row["TIMESTAMP"]), UTC)
    said = "|".join(str(row[name]) for name in ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE"))
    visit = uuid.uuid5(_NAMES, f"{row['USER_ID']}|{at:%Y-%m-%d}")
    source = row["EVENT_ATTRIBUTION_SOURCE"]
    return Interaction(
        event_id=str(uuid.uuid5(_NAMES, said)),
        visit_id=f"{PREFIX if source == SOURCE else ''}import/{visit}",
        user_id=str(row["USER_ID"]),
        kind=InteractionKind(row["EVENT_TYPE"]),
        picture_id=str(row["ITEM_ID"]),
        impression=tuple(filter(None, str(row["IMPRESSION"]).split("|"))),
        recommendation_id=str(row["RECOMMENDATION_ID"]),
        strategy=Strategy(source) if source in tuple(Strategy) else Strategy.MOOD,
        propensity=1.0,
        at=at,
    )
