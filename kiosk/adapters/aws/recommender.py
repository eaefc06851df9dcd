"""Lists from Personalize, of nothing but live pictures, with room for new ones."""

import random
import zlib
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.look_ahead import LookAhead
from kiosk.core.mood import Mood
from kiosk.core.ports import Recommender
from kiosk.core.recommendation import Pick, Recommendation, RecommendationKey
from kiosk.core.strategy import Strategy

FRESH_EVERY = 6
"""One slot in so many is for a picture that the campaign cannot know yet."""


class Live(Protocol):
    """What is known of the live pictures; `LiveList` is the real one."""

    def ids(self, mood: Mood) -> frozenset[str] | None:
        """The live pictures of a mood, or None while nobody knows."""
        ...

    def fresh(self, mood: Mood) -> Sequence[str]:
        """Pictures so new that the campaign cannot know them."""
        ...


class PersonalizeRecommender:
    """Mood lists from the cohort cache at once, personal lists from the campaign.

    `spare` answers while there is no campaign, and fills up lists that are too short.
    """

    def __init__(
        self,
        campaign: Campaign,
        cohorts: CohortCache,
        live: Live,
        spare: Recommender,
        ahead: LookAhead | None = None,
        rng: random.Random | None = None,
    ) -> None:
        self._campaign = campaign
        self._cohorts = cohorts
        self._live = live
        self._spare = spare
        self._ahead = ahead
        self._rng = rng or random.Random()

    def recommend(
        self, key: RecommendationKey, mood: Mood, count: int, exclude: Collection[str] = ()
    ) -> Recommendation:
        """Up to `count` live pictures of `mood`, none of `exclude`. Raises ServiceError."""
        if not self._campaign.there:
            return self._spare.recommend(key, mood, count, exclude)
        if key.strategy is Strategy.PERSONAL:
            listed = self._personal(key.user_id, mood, count + len(exclude))
        else:
            listed = self._for_cohort(key.user_id, mood)
        picks = self._mixed(listed, key, mood, count, frozenset(exclude))
        if len(picks) < count:
            taken = {*exclude, *(pick.picture_id for pick in picks)}
            picks += self._spare.recommend(key, mood, count - len(picks), taken).picks
        return Recommendation(tuple(picks), listed.strategy, listed.recommendation_id)

    def _for_cohort(self, user_id: str, mood: Mood) -> Recommendation:
        """The cached list; an old one too, because the screen does not wait while there is one."""
        cached = self._cohorts.get(user_id, mood) or self._cohorts.refresh(user_id, mood)
        strategy = Strategy.MOOD if self._cohorts.fresh(cached) else Strategy.CACHED
        return _as_recommendation(cached.listed.picture_ids, strategy, cached.listed.recommendation_id)

    def _personal(self, visitor_id: str, mood: Mood, count: int) -> Recommendation:
        under_way = self._ahead.take(visitor_id, mood) if self._ahead else None
        listed = under_way.result() if under_way else self._campaign.ask(visitor_id, mood, count)
        return _as_recommendation(listed.picture_ids, Strategy.PERSONAL, listed.recommendation_id)

    def _mixed(
        self, listed: Recommendation, key: RecommendationKey, mood: Mood, count: int, exclude: frozenset[str]
    ) -> list[Pick]:
        live = self._live.ids(mood)
        wanted = (
            pick
            for pick in listed.picks
            if pick.picture_id not in exclude and (live is None or pick.picture_id in live)
        )
        fresh = self._fresh(mood, exclude | set(listed.picture_ids))
        # the same phase for all lists of a visit, counted over all its pictures: exactly one in six
        phase = zlib.crc32(key.visit_id.encode()) if key.visit_id else self._rng.randrange(FRESH_EVERY)
        picks: list[Pick] = []
        for slot in range(len(exclude), len(exclude) + count):
            pick = next(fresh, None) if (slot + phase) % FRESH_EVERY == 0 else None
            pick = pick or next(wanted, None)
            if pick is None:
                break
            picks.append(pick)
        return picks

    def _fresh(self, mood: Mood, known: frozenset[str]) -> Iterator[Pick]:
        candidates = [picture_id for picture_id in self._live.fresh(mood) if picture_id not in known]
        while candidates:
            propensity = 1 / len(candidates)
            chosen = candidates.pop(self._rng.randrange(len(candidates)))
            yield Pick(chosen, Strategy.FRESH, propensity)


def _as_recommendation(
    picture_ids: Sequence[str], strategy: Strategy, recommendation_id: str
) -> Recommendation:
    picks = tuple(Pick(picture_id, strategy, 1.0, recommendation_id) for picture_id in picture_ids)
    return Recommendation(picks, strategy, recommendation_id)
