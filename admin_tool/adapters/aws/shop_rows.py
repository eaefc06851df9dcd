"""What the shop's tables know, in Personalize's columns: users, items and interactions, page by page."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.event_sink import impression_of
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds, unmarked, user_of
from kiosk.adapters.aws.seed_history import HistoryCount, count_of
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.aws.table_rows import as_picture, from_row
from kiosk.core.errors import ServiceRefused
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import MOODS
from kiosk.core.picture import Picture, PictureStatus, parse_key
from kiosk.core.recommendation import cohort
from kiosk.core.strategy import Strategy

SCAN = "dynamodb:Scan"
Row = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts a history while it is read; `by_user` has the events of each user."""

    seeded: int = 0
    by_user: Counter[str] = field(default_factory=Counter)

    def add(self, user_id: str, seeded: bool = False) -> None:
        """One more event."""
        self.seeded += seeded
        self.by_user[user_id] += 1

    def count(self) -> HistoryCount:
        """What was read."""
        return count_of(self.by_user, self.seeded)


class ShopRows:
    """Reads whole tables, a page of 1 MB at a time; everything raises ServiceError."""

    def __init__(self, clients: Clients, names: AwsNames, user_ids: UserIds = UserIds.CONTEXT) -> None:
        self._clients = clients
        self._names = names
        self._user_ids = user_ids

    def pictures(self) -> Iterator[Picture]:
        """Live and withdrawn pictures; a row that is none is left out."""
        for row in self._scan(self._names.pictures_table, "pictures_table"):
            try:
                picture = as_picture(row)
            except (KeyError, ValueError):
                continue
            if picture.status is not PictureStatus.POOL:
                yield picture

    def items(self) -> Iterator[Row]:
        """The same by column."""
        for one in self.pictures():
            yield {
                "ITEM_ID": one.id,
                "CREATION_TIMESTAMP": int(one.created_at.timestamp()),
                "EMOTION": str(one.mood),
                "STATUS": str(one.status),
                "DESCRIPTION": one.prompt,
            }

    def users(self) -> Iterator[Row]:
        """The cohorts of all moods, and who agreed to be remembered."""
        for mood in MOODS:
            yield {"USER_ID": cohort(mood), "KIND": "cohort"}
        for row in self._scan(self._names.visitors_table, "visitors_table"):
            values = from_row(row)
            if values.get("kind") == "visitor":
                yield {"USER_ID": str(values["id"]), "KIND": "visitor"}

    def interactions(self, tally: Tally | None = None) -> Iterator[Row]:
        """What visitors did, exactly as the kiosks tell the event tracker.

        An event that came by the tracker too counts once: Personalize drops what has the same time and the
        same properties. https://docs.aws.amazon.com/personalize/latest/dg/recording-events.html
        """
        for row in self._scan(self._names.interactions_table, "interactions_table"):
            made = self._interaction(from_row(row))
            if made:
                if tally is not None:
                    tally.add(made["USER_ID"])
                yield made

    def counted(self) -> HistoryCount:
        """How much the interactions table holds; it reads all of it."""
        tally = Tally()
        if not self._names.interactions_table:
            return tally.count()
        for _ in self.interactions(tally):
            pass
        return tally.count()

    def _interaction(self, values: Mapping[str, Any]) -> Row | None:
        try:
            one = Interaction(
                event_id=str(values["event_id"]),
                visit_id=str(values["visit_id"]),
                user_id=str(values["user_id"]),
                kind=InteractionKind(values["kind"]),
                picture_id=str(values["picture_id"]),
                impression=tuple(str(item) for item in values.get("impression", ())),
                recommendation_id=str(values.get("recommendation_id", "")),
                strategy=Strategy(values.get("strategy", Strategy.MOOD)),
                propensity=float(values.get("propensity", 1.0)),
                at=datetime.fromisoformat(str(values["at"])),
            )
        except (KeyError, ValueError):
            return None
        key = parse_key(one.picture_id)
        mood = key[1] if key else None
        return {
            "USER_ID": user_of(one.user_id, mood, self._user_ids),
            "ITEM_ID": one.picture_id,
            "TIMESTAMP": int(one.at.timestamp()),
            "EVENT_TYPE": str(one.kind),
            "EVENT_VALUE": "",
            "IMPRESSION": "|".join(impression_of(one)),
            "RECOMMENDATION_ID": unmarked(one.recommendation_id) or "",
            "EVENT_ATTRIBUTION_SOURCE": str(one.strategy),
            "EMOTION": str(mood or ""),
            "KIOSK": str(values.get("kiosk", "")),
        }

    def _scan(self, table: str, setting: str) -> Iterator[Row]:
        if not table:
            raise ServiceRefused(
                "There is no table to read", item=setting, remedy=f"Set {setting} in the [aws] settings."
            )
        more: dict[str, Any] = {}
        while True:
            with asking(SCAN):
                answer = self._clients.client("dynamodb").scan(TableName=table, **more)
            check_answer(answer, SCAN, "Items")
            yield from answer["Items"]
            if not answer.get("LastEvaluatedKey"):
                return
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
