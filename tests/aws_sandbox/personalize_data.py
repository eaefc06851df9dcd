"""What a dataset group has been told: interactions, items, users, and the sums over them."""

import threading
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# What an event says about its item; types that are not named count in full.
EVENT_WEIGHTS = {"view": 0.1, "unlike": 0.0}
Sums = dict[str, float]
_REMEMBERED = 100  # a filter looks at this many last events of a user and event type


@dataclass(frozen=True, slots=True)
class Event:
    """One interaction by column name; `fields` holds the shop's own columns."""

    user_id: str
    item_id: str
    event_type: str
    at_s: float
    event_id: str = ""
    event_value: float | None = None
    session_id: str = ""
    impression: tuple[str, ...] = ()
    recommendation_id: str = ""
    source: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    sent: int = 1

    @property
    def weight(self) -> float:
        """How much it speaks for the item."""
        return EVENT_WEIGHTS.get(self.event_type.lower(), 1.0)


class GroupData:
    """The datasets of one group: bulk and PUT records apart, sums over both; hold `lock` to read them."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.items: dict[str, dict[str, Any]] = {}
        self.users: dict[str, dict[str, Any]] = {}
        self.bulk: list[Event] = []
        self.put: dict[str, Event] = {}
        self.bulk_ids: dict[str, set[str]] = {"ITEMS": set(), "USERS": set()}
        self.item_put_at_s: dict[str, float] = {}
        self._forget_sums()

    def _forget_sums(self) -> None:
        self.popularity: Sums = {}
        self.seen: Counter[str] = Counter()
        self.by_context: dict[str, Sums] = {}
        self.by_user: dict[str, Sums] = {}
        self.fans: dict[str, set[str]] = {}
        self.last: dict[str, dict[str, deque[str]]] = {}
        self.events_of: Counter[str] = Counter()

    @property
    def size(self) -> int:
        """How many interactions there are."""
        return len(self.bulk) + len(self.put)

    def take(self, event: Event) -> bool:
        """Adds an event sent by PutEvents; one whose id was seen is counted, not used again."""
        with self.lock:
            known = self.put.get(event.event_id)
            if known is not None:
                counted = {name: getattr(known, name) for name in Event.__slots__} | {"sent": known.sent + 1}
                self.put[event.event_id] = Event(**counted)
                return False
            self.put[event.event_id] = event
            self._sum(event)
            return True

    def replace_bulk(self, events: Iterable[Event], *, keep: bool) -> None:
        """Takes imported interactions, instead of or beside the earlier imports."""
        with self.lock:
            self.bulk = [*self.bulk, *events] if keep else list(events)
            self.sum_again()

    def forget_users(self, user_ids: set[str]) -> int:
        """Removes users and their interactions; answers how many users were known."""
        with self.lock:
            known = {one.user_id for one in (*self.bulk, *self.put.values())} | self.users.keys()
            self.bulk = [one for one in self.bulk if one.user_id not in user_ids]
            self.put = {key: one for key, one in self.put.items() if one.user_id not in user_ids}
            for user_id in user_ids:
                self.users.pop(user_id, None)
            self.sum_again()
            return len(known & user_ids)

    def sum_again(self) -> None:
        """Recomputes all sums."""
        self._forget_sums()
        for event in (*self.bulk, *self.put.values()):
            self._sum(event)

    def _sum(self, event: Event) -> None:
        self.events_of[event.user_id] += 1
        kinds = self.last.setdefault(event.user_id, {})
        kinds.setdefault(event.event_type.lower(), deque(maxlen=_REMEMBERED)).append(event.item_id)
        for shown in event.impression or (event.item_id,):
            self.seen[shown] += 1
        weight = event.weight
        if not weight:
            return
        if weight >= 1:
            self.fans.setdefault(event.item_id, set()).add(event.user_id)
        contexts = (self.by_context.setdefault(f"{name}={value}", {}) for name, value in event.fields.items())
        for sums in (self.popularity, self.by_user.setdefault(event.user_id, {}), *contexts):
            sums[event.item_id] = sums.get(event.item_id, 0.0) + weight

    def touched(self, user_id: str) -> dict[str, frozenset[str]]:
        """Items by (lower case) event type that a filter knows of a user."""
        return {kind: frozenset(items) for kind, items in self.last.get(user_id, {}).items()}
