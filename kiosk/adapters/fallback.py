"""Answers from a second adapter when the first fails or is late."""

import logging
from collections.abc import Collection
from dataclasses import replace

from kiosk.adapters.circuit_breaker import CircuitBreaker
from kiosk.adapters.deadline import DeadlinedService
from kiosk.core.errors import ServiceError
from kiosk.core.mood import Mood
from kiosk.core.ports import FaceAnalyzer, Recommender
from kiosk.core.reading import Reading
from kiosk.core.recommendation import Recommendation, RecommendationKey
from kiosk.core.strategy import Strategy

DEADLINE_S = 1.0

log = logging.getLogger(__name__)


class FallbackRecommender:
    """Asks the first recommender; where it fails, is late or knows no picture, the second."""

    def __init__(
        self,
        first: Recommender,
        second: Recommender,
        breaker: CircuitBreaker,
        deadline_s: float = DEADLINE_S,
        second_is: Strategy | None = None,
    ) -> None:
        """`second_is` names the lists of the second, such as `cached` for lists kept on the disk."""
        self._first = first
        self._second = second
        self._service = DeadlinedService("recommender", breaker, deadline_s)
        self._second_is = second_is

    def recommend(
        self, key: RecommendationKey, mood: Mood, count: int, exclude: Collection[str] = ()
    ) -> Recommendation:
        """Up to `count` live pictures of `mood`, best first, none of `exclude`.

        Raises what the second one raises.
        """
        try:
            answer = self._service.ask(lambda: self._first.recommend(key, mood, count, exclude))
            if answer.picks or count == 0:
                return answer
        except ServiceError as trouble:
            log.info("The second recommender answers: %s", trouble.what)
        return self._named(self._second.recommend(key, mood, count, exclude))

    def _named(self, answer: Recommendation) -> Recommendation:
        strategy = self._second_is
        if strategy is None:
            return answer
        return replace(
            answer, strategy=strategy, picks=tuple(replace(pick, strategy=strategy) for pick in answer.picks)
        )


class FallbackFaceAnalyzer:
    """Asks the first analyzer; where it fails or is late, the second."""

    def __init__(
        self,
        first: FaceAnalyzer,
        second: FaceAnalyzer,
        breaker: CircuitBreaker,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._first = first
        self._second = second
        self._service = DeadlinedService("face analyzer", breaker, deadline_s)

    def read(self, jpeg: bytes) -> Reading | None:
        """The largest face of the picture, or None when there is none. Raises what the second does."""
        try:
            return self._service.ask(lambda: self._first.read(jpeg))
        except ServiceError as trouble:
            log.info("The second face analyzer answers: %s", trouble.what)
        return self._second.read(jpeg)
