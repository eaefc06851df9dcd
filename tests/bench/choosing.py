"""Ways of choosing pictures for a simulated shop: ours, and what it is measured against."""

import math
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Protocol

import numpy as np

from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.page import PAGE_SIZE
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from tests.bench.simulated_shop import SimulatedShop

NEVER = datetime(2026, 1, 1, tzinfo=UTC)


class Chooser(Protocol):
    """Deals pages and is told what was liked."""

    def page(
        self, visit_id: str, mood: Mood, liked: Sequence[str], seen: Collection[str]
    ) -> Sequence[str]: ...

    def told(self, visit_id: str, page: Sequence[str], liked: Collection[str]) -> None: ...


class _NoHistory:
    """Nobody was here before; the recommender is told of everything at once."""

    def news(self) -> Sequence[tuple[str, str, InteractionKind]]:
        return ()

    def likes_of(self, user_id: str) -> Sequence[str]:
        return ()


class Ours:
    """The recommender of the kiosk, over its port."""

    def __init__(self, shop: SimulatedShop, seed: int) -> None:
        self._recommender = ThompsonRecommender(shop, _NoHistory(), seed)
        self._events = 0

    def page(self, visit_id: str, mood: Mood, liked: Sequence[str], seen: Collection[str]) -> Sequence[str]:
        key = RecommendationKey(Strategy.MOOD, cohort(mood), visit_id, tuple(liked))
        return self._recommender.recommend(key, mood, PAGE_SIZE, seen).picture_ids

    def told(self, visit_id: str, page: Sequence[str], liked: Collection[str]) -> None:
        acts = [(InteractionKind.VIEW, picture_id) for picture_id in page]
        acts += [(InteractionKind.LIKE, picture_id) for picture_id in page if picture_id in liked]
        for kind, picture_id in acts:
            self._events += 1
            self._recommender.observe(
                [
                    Interaction(
                        str(self._events),
                        visit_id,
                        "any",
                        kind,
                        picture_id,
                        tuple(page),
                        "",
                        Strategy.MOOD,
                        1.0,
                        NEVER,
                    )
                ]
            )


class _Ranked:
    """Shows the pictures of the mood with the highest score, ties at random."""

    def __init__(self, shop: SimulatedShop, seed: int) -> None:
        self._shop = shop
        self._rng = np.random.default_rng(seed)
        self.views = {picture.id: 0 for picture in shop.pictures}
        self.likes = {picture.id: 0 for picture in shop.pictures}
        self._of_mood = {
            picture.mood: [p.id for p in shop.pictures if p.mood is picture.mood] for picture in shop.pictures
        }

    def page(self, visit_id: str, mood: Mood, liked: Sequence[str], seen: Collection[str]) -> Sequence[str]:
        scores = {
            id_: (self.score(id_), self._rng.random()) for id_ in self._of_mood[mood] if id_ not in seen
        }
        return sorted(scores, key=lambda id_: scores[id_], reverse=True)[:PAGE_SIZE]

    def told(self, visit_id: str, page: Sequence[str], liked: Collection[str]) -> None:
        for picture_id in page:
            self.views[picture_id] += 1
            self.likes[picture_id] += picture_id in liked

    def score(self, picture_id: str) -> float:
        raise NotImplementedError


class AtRandom(_Ranked):
    def score(self, picture_id: str) -> float:
        return 0.0


class MostLiked(_Ranked):
    """Popularity per mood: the pictures with the most likes first."""

    def score(self, picture_id: str) -> float:
        return float(self.likes[picture_id])


class BestRate(_Ranked):
    """A stronger kind of popularity per mood: the highest like rate, (likes + 1) / (views + 4)."""

    def score(self, picture_id: str) -> float:
        return (self.likes[picture_id] + 1.0) / (self.views[picture_id] + 4.0)


class PerfectPopularity(_Ranked):
    """What popularity per mood would come to after endless visits: it is told the hidden rates."""

    def __init__(self, shop: SimulatedShop, seed: int) -> None:
        super().__init__(shop, seed)
        hidden = shop.popularity()
        self._rates = {picture.id: float(rate) for picture, rate in zip(shop.pictures, hidden, strict=True)}

    def score(self, picture_id: str) -> float:
        return self._rates[picture_id]


def like_rates(chooser: Chooser, shop: SimulatedShop, learning: int, after: int) -> tuple[float, float]:
    """Likes per picture shown during `learning` pages, and in the `after` pages that follow."""
    coin = np.random.default_rng(shop.seed)
    likes: list[float] = []
    index = {picture.id: number for number, picture in enumerate(shop.pictures)}
    for visit in shop.visits(learning + after):
        seen: list[str] = []
        liked: list[str] = []
        for _ in range(visit.pages):
            page = chooser.page(visit.id, visit.mood, liked, frozenset(seen))
            hearts = [id_ for id_ in page if coin.random() < visit.appeal[index[id_]]]
            chooser.told(visit.id, page, hearts)
            seen += page
            liked += hearts
            likes.append(len(hearts) / len(page))
    return float(np.mean(likes[:learning])), float(np.mean(likes[learning:]))


def half_width(values: Sequence[float]) -> float:
    """Half of the 95 % confidence interval of the mean."""
    return 1.96 * float(np.std(values, ddof=1)) / math.sqrt(len(values))
