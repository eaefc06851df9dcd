"""Asks for a visitor's own list as soon as face and mood are both known, before the screen does."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from kiosk.adapters.aws.campaign import MOST_ASKED, Campaign, Listed
from kiosk.core.mood import Mood

KEPT_S = 10.0
LENGTH = MOST_ASKED // 10


@dataclass(frozen=True, slots=True)
class _Ahead:
    visitor_id: str
    mood: Mood
    asked_s: float
    answer: Future[Listed]


class LookAhead:
    """Pairs the two answers of one crop, whichever comes first; holds one visitor for ten seconds at most.

    The row of the visitor is read at the same time as their list, so that the list costs no extra wait.
    """

    def __init__(self, campaign: Campaign, now_s: Callable[[], float] = time.monotonic) -> None:
        self._campaign = campaign
        self._now_s = now_s
        self._turn = threading.Lock()
        self._pool = ThreadPoolExecutor(2, "look-ahead")
        self._mood: tuple[Mood, float] | None = None
        self._visitor: tuple[str, float] | None = None
        self._ahead: _Ahead | None = None

    def mood_read(self, mood: Mood) -> None:
        """The analyzer has an answer."""
        with self._turn:
            self._mood = (mood, self._now_s())
            self._start()

    def visitor_found(self, visitor_id: str) -> None:
        """The collection knows the face; the visitor may still turn out to have expired."""
        with self._turn:
            self._visitor = (visitor_id, self._now_s())
            self._start()

    def take(self, visitor_id: str, mood: Mood) -> Future[Listed] | None:
        """The list asked for ahead, once; None when there is none for this visitor and mood."""
        with self._turn:
            ahead, self._ahead = self._ahead, None
            if ahead is None or (ahead.visitor_id, ahead.mood) != (visitor_id, mood):
                return None
            return ahead.answer if self._recent(ahead.asked_s) else None

    def forget(self) -> None:
        """Drops whatever is held for a visit that is over."""
        with self._turn:
            self._mood = self._visitor = self._ahead = None

    def close(self) -> None:
        """Waits for a call under way, at most as long as its timeouts."""
        self.forget()
        self._pool.shutdown(cancel_futures=True)

    def _start(self) -> None:
        if not self._campaign.there or self._mood is None or self._visitor is None:
            return
        (mood, read_s), (visitor_id, found_s) = self._mood, self._visitor
        self._mood = self._visitor = None
        if self._recent(read_s) and self._recent(found_s):
            answer = self._pool.submit(self._campaign.ask, visitor_id, mood, LENGTH)
            self._ahead = _Ahead(visitor_id, mood, self._now_s(), answer)

    def _recent(self, at_s: float) -> bool:
        return self._now_s() - at_s <= KEPT_S
