"""The lists of all moods, asked for ahead, so that none is waited for when a face has been read."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.adapters.aws.campaign import Campaign, Listed
from kiosk.adapters.aws.kept_file import keep, read_kept
from kiosk.core.mood import MOODS, Mood
from kiosk.core.recommendation import cohort

LIST_LENGTH = 100
FRESH_S = 900.0


@dataclass(frozen=True, slots=True)
class CachedList:
    """A cohort's list and when it was asked for, in seconds since 1970."""

    listed: Listed
    asked_s: float


class CohortCache:
    """One list for each mood and, where lists by gender are on, for each cohort that was asked for."""

    def __init__(
        self,
        campaign: Campaign,
        path: Path | None = None,
        fresh_s: float = FRESH_S,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        """`path` is the JSON file that outlives the program."""
        self._campaign = campaign
        self._path = path
        self._fresh_s = fresh_s
        self._now_s = now_s
        self._turn = threading.Lock()
        self._lists: dict[tuple[str, Mood], CachedList] = _loaded(path, campaign.name)

    def get(self, user_id: str, mood: Mood) -> CachedList | None:
        """The newest list of a cohort, however old."""
        return self._lists.get((user_id, mood))

    def fresh(self, cached: CachedList) -> bool:
        """Whether a list is as good as a new one."""
        return 0 <= self._now_s() - cached.asked_s <= self._fresh_s

    def cohorts(self) -> tuple[tuple[str, Mood], ...]:
        """What is kept fresh: the cohort of every mood, and every other one that was ever asked for.

        Nothing without a campaign.
        """
        if not self._campaign.there:
            return ()
        every = [(cohort(mood), mood) for mood in MOODS]
        return tuple(dict.fromkeys([*every, *self._lists]))

    def refresh(self, user_id: str, mood: Mood) -> CachedList:
        """Asks for a cohort's list now and keeps it. Raises ServiceError; the old list stays then."""
        listed = self._campaign.ask(user_id, mood, LIST_LENGTH)
        cached = CachedList(listed, self._now_s())
        with self._turn:
            self._lists[user_id, mood] = cached
            rows = [
                [user, mood, one.listed.picture_ids, one.listed.recommendation_id, one.asked_s]
                for (user, mood), one in self._lists.items()
            ]
            keep(self._path, {"campaign": self._campaign.name, "lists": rows})
        return cached


def _loaded(path: Path | None, campaign: str) -> dict[tuple[str, Mood], CachedList]:
    kept = read_kept(path)
    try:
        if kept["campaign"] != campaign:
            return {}
        return {
            (str(user), Mood(mood)): CachedList(
                Listed(tuple(map(str, ids)), str(recommendation_id)), float(asked_s)
            )
            for user, mood, ids, recommendation_id, asked_s in kept["lists"]
        }
    except (KeyError, TypeError, ValueError):
        return {}
