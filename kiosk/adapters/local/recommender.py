"""Chooses pictures by what visitors liked: hierarchical Thompson sampling, tilted to the visitor at hand."""

import threading
import uuid
import zlib
from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local import tilt
from kiosk.adapters.local.posterior import Posterior, WordRates, mood_rates, posterior
from kiosk.adapters.local.selection import FRESH_SLOT_OF, Drawn, draw, fresh_slots
from kiosk.adapters.local.shelves import Catalogue, Shelves
from kiosk.adapters.local.visit_log import VisitLog
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.recommendation import Pick, Recommendation, RecommendationKey
from kiosk.core.strategy import Strategy

DARING = 0.15
"""Share of the posterior's width that is drawn from: a full draw wastes too many views on a few thousand."""
FRESH_VIEWS = 1
"""A picture with fewer views is fresh."""
LIKES_USED = 50

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


class History(Protocol):
    """Interactions that were stored by any program."""

    def news(self) -> Sequence[tuple[str, str, InteractionKind]]:
        """Visit id, picture id and kind of every act since the last call."""
        ...

    def likes_of(self, user_id: str) -> Sequence[str]:
        """The pictures that a user likes now, newest last."""
        ...


class ThompsonRecommender:
    """Beta posteriors of each picture that borrow from its mood, its words and the shop.

    Within a visit, and for a known visitor, likes tilt them towards pictures with like words and pictures
    that were liked together. Any thread may ask.
    """

    def __init__(self, catalogue: Catalogue, history: History, seed: int | None = None) -> None:
        self._catalogue = catalogue
        self._history = history
        self._rng = np.random.default_rng(seed)
        self._turn = threading.RLock()
        self._shelves = Shelves()
        self._log = VisitLog()
        self._word_rates: tuple[tuple[int, int], WordRates] | None = None

    def catch_up(self) -> None:
        """Takes in what changed in the shop and the library; the first time may last half a second."""
        with self._turn:
            self._shelves.update(self._catalogue)
            for visit_id, picture_id, kind in self._history.news():
                self._note(visit_id, picture_id, kind)

    def observe(self, interactions: Sequence[Interaction]) -> None:
        """Learns at once from interactions; hearing of one again changes nothing."""
        with self._turn:
            for act in interactions:
                self._note(act.visit_id, act.picture_id, act.kind)

    def counts(self, picture_id: str) -> tuple[int, int]:
        """How often a picture was seen and liked lately."""
        with self._turn:
            number = self._shelves.number(picture_id)
            if number is None:
                return 0, 0
            views, likes = self._log.counts(number + 1)
            return int(views[number]), int(likes[number])

    def recommend(
        self, key: RecommendationKey, mood: Mood, count: int, exclude: Collection[str] = ()
    ) -> Recommendation:
        """Up to `count` live pictures of `mood`, best first, none of `exclude`. Raises LibraryError."""
        with self._turn:
            self.catch_up()
            barred = {number for id_ in exclude if (number := self._shelves.number(id_)) is not None}
            liked = self._likes(key)
            shelf = self._without(self._shelves.live[mood], barred)
            again = np.zeros(0, np.int64)
            if key.strategy is Strategy.PERSONAL:
                # pictures liked before come last: only where there is nothing else to show
                rest = self._without(shelf, liked)
                again, shelf = np.setdiff1d(shelf, rest), rest
            picks = self._pick(key, shelf, liked, count, len(exclude))
            if len(picks) < count:
                picks += self._pick(key, again, liked, count - len(picks), len(exclude) + len(picks))
        recommendation_id = uuid.uuid4().hex
        named = (Pick(p.picture_id, p.strategy, p.propensity, recommendation_id) for p in picks)
        return Recommendation(tuple(named), key.strategy, recommendation_id)

    def _note(self, visit_id: str, picture_id: str, kind: InteractionKind) -> None:
        number = self._shelves.number(picture_id)
        if number is not None:
            self._log.note(visit_id, number, kind)

    def _likes(self, key: RecommendationKey) -> set[int]:
        """Pictures that this visitor liked in earlier visits."""
        if key.strategy is not Strategy.PERSONAL:
            return set()
        latest = self._history.likes_of(key.user_id)[-LIKES_USED:]
        return {number for id_ in latest if (number := self._shelves.number(id_)) is not None}

    @staticmethod
    def _without(numbers: Numbers, barred: Collection[int]) -> Numbers:
        return numbers[~np.isin(numbers, list(barred))] if barred else numbers

    def _pick(
        self, key: RecommendationKey, shelf: Numbers, liked: Collection[int], count: int, before: int
    ) -> list[Pick]:
        """Draws `count` pictures of a shelf; a fresh one takes every sixth place where there is one."""
        beliefs = self._beliefs()
        mean = beliefs.mean[shelf] + self._tilt(key, beliefs.mean, liked)[shelf]
        sd = DARING * beliefs.sd[shelf]
        views = self._log.counts(len(self._shelves.ids))[0][shelf]
        phase = zlib.crc32(key.visit_id.encode()) if key.visit_id else int(self._rng.integers(FRESH_SLOT_OF))
        slots = fresh_slots(before, min(count, len(shelf)), phase)
        fresh = np.flatnonzero(views < FRESH_VIEWS)
        fresh_drawn = _at(fresh, draw(mean[fresh], sd[fresh], len(slots), self._rng))
        others = np.delete(np.arange(len(shelf)), fresh_drawn.positions)
        drawn = _at(others, draw(mean[others], sd[others], count - len(fresh_drawn.positions), self._rng))
        picks = self._named(drawn, shelf, key.strategy)
        for slot, pick in zip(slots, self._named(fresh_drawn, shelf, Strategy.FRESH), strict=False):
            picks.insert(slot, pick)
        return picks

    def _named(self, drawn: Drawn, shelf: Numbers, strategy: Strategy) -> list[Pick]:
        pairs = zip(shelf[drawn.positions], drawn.propensities, strict=True)
        return [Pick(self._shelves.ids[number], strategy, float(chance)) for number, chance in pairs]

    def _beliefs(self) -> Posterior:
        """Of every picture ever met, by its number."""
        size = len(self._shelves.ids)
        views, likes = self._log.counts(size)
        moods = self._shelves.moods[:size]
        now = (self._shelves.changes, size)
        if self._word_rates is None or self._word_rates[0] != now:
            self._word_rates = (now, WordRates(self._shelves.words[:size], moods, len(MOODS)))
        rates = mood_rates(views, likes, moods, len(MOODS))
        return posterior(views, likes, self._word_rates[1].expected(views, likes, rates))

    def _tilt(self, key: RecommendationKey, mean: Floats, liked: Collection[int]) -> Floats:
        seen = dict.fromkeys(liked, True) | self._log.seen(key.visit_id)
        for picture_id in key.liked:
            number = self._shelves.numbers.get(picture_id)
            if number is not None:
                seen[number] = True
        if not seen:
            return np.zeros(len(mean))
        numbers = np.array(list(seen), np.int64)
        surprises = tilt.surprise(np.array(list(seen.values())), mean[numbers])
        views = self._log.counts(len(mean))[0]
        by_words = tilt.by_words(self._shelves.words[: len(mean)], numbers, surprises)
        return by_words + tilt.by_co_likes(self._log.rows(), mean, views, numbers, surprises)


def _at(numbers: Numbers, drawn: Drawn) -> Drawn:
    """What was drawn from a part of the shelf, by its place in the whole."""
    return Drawn(numbers[drawn.positions], drawn.propensities)
