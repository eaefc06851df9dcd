"""Asks for a visitor's own list as soon as face and mood are both known, before the screen does."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from kiosk.adapters.aws.campaign import MOST_ASKED, Campaign, Listed
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood

KEPT_S = 10.0
LENGTH = MOST_ASKED // 10


@dataclass(frozen=True, slots=True)
class _Ahead:
    visitor_id: str
    mood: Mood
    answer: Future[Listed]


class LookAhead:
    """Pairs the two answers of one crop, whichever comes first; holds nobody longer than ten seconds.

    The row of the visitor is read at the same time as their list, so that the list costs no extra wait.
    """

    def __init__(
        self,
        campaign: Campaign,
        kept_s: float = KEPT_S,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._campaign = campaign
        self._kept_s = kept_s
        self._now_s = now_s
        self._turn = threading.Lock()
        self._heard_s = 0.0
        self._mood: Mood | None = None
        self._visitor_id: str | None = None
        self._ahead: _Ahead | None = None
        self._wiper: threading.Timer | None = None

    def mood_read(self, mood: Mood) -> None:
        """The analyzer has an answer."""
        self._hear(mood=mood)

    def visitor_found(self, visitor_id: str) -> None:
        """The collection knows the face; the visitor may still turn out to have expired."""
        self._hear(visitor_id=visitor_id)

    def take(self, visitor_id: str, mood: Mood) -> Future[Listed] | None:
        """The list asked for ahead, once; None when there is none for this visitor and mood."""
        with self._turn:
            ahead, self._ahead = self._ahead, None
            if ahead is None or (ahead.visitor_id, ahead.mood) != (visitor_id, mood):
                return None
            return ahead.answer if self._recent() else None

    def forget(self) -> None:
        """Drops whatever is held for a visit that is over."""
        with self._turn:
            self._mood = self._visitor_id = self._ahead = None
            if self._wiper:
                self._wiper.cancel()

    def close(self) -> None:
        """The same; a call under way ends by itself."""
        self.forget()

    def _hear(self, mood: Mood | None = None, visitor_id: str | None = None) -> None:
        if not self._campaign.there:
            return
        with self._turn:
            if not self._recent():
                self._mood = self._visitor_id = self._ahead = None
            self._heard_s = self._now_s()
            self._mood = mood or self._mood
            self._visitor_id = visitor_id or self._visitor_id
            if self._mood and self._visitor_id:
                self._ahead = _Ahead(self._visitor_id, self._mood, Future())
                self._mood = self._visitor_id = None
                # a daemon: a service that hangs must not keep the program from ending
                threading.Thread(
                    target=self._ask, args=(self._ahead,), name="look-ahead", daemon=True
                ).start()
            self._wipe_later()

    def _ask(self, ahead: _Ahead) -> None:
        try:
            ahead.answer.set_result(self._campaign.ask(ahead.visitor_id, ahead.mood, LENGTH))
        except KioskError as trouble:
            ahead.answer.set_exception(trouble)

    def _wipe_later(self) -> None:
        if self._wiper:
            self._wiper.cancel()
        self._wiper = threading.Timer(self._kept_s, self.forget)
        self._wiper.daemon = True
        self._wiper.start()

    def _recent(self) -> bool:
        return self._now_s() - self._heard_s <= self._kept_s
