import threading
from collections.abc import Callable, Collection, Iterator

import pytest

from kiosk.adapters.circuit_breaker import BreakerState, CircuitBreaker
from kiosk.adapters.deadline import AT_ONCE, DeadlinedService
from kiosk.adapters.fallback import FallbackFaceAnalyzer, FallbackRecommender
from kiosk.core.errors import (
    KioskError,
    PictureDamaged,
    ServiceDown,
    ServiceLate,
    ServiceRefused,
    SignInFailed,
)
from kiosk.core.mood import Mood
from kiosk.core.reading import Box, Reading
from kiosk.core.recommendation import Pick, Recommendation, RecommendationKey
from kiosk.core.strategy import Strategy

KEY = RecommendationKey(Strategy.MOOD, "any/happy")
DEADLINE_S = 0.05


class Shelf:
    """A recommender that answers what it is told to, or waits."""

    def __init__(self, *picture_ids: str) -> None:
        self.picture_ids = picture_ids
        self.trouble: Exception | None = None
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.asked = 0

    def recommend(
        self, key: RecommendationKey, mood: Mood, count: int, exclude: Collection[str] = ()
    ) -> Recommendation:
        self.asked += 1
        self.may_answer.wait(60)
        if self.trouble:
            raise self.trouble
        picks = tuple(Pick(id_, key.strategy, 0.5, "list") for id_ in self.picture_ids)
        return Recommendation(picks, key.strategy, "list")


@pytest.fixture
def cloud() -> Iterator[Shelf]:
    shelf = Shelf("a")
    yield shelf
    shelf.may_answer.set()


@pytest.fixture
def local() -> Shelf:
    return Shelf("b")


@pytest.fixture
def breaker() -> CircuitBreaker:
    return CircuitBreaker(failures=3, rest_s=60.0)


def pair(cloud: Shelf, local: Shelf, breaker: CircuitBreaker, deadline_s: float = 5.0) -> FallbackRecommender:
    return FallbackRecommender(cloud, local, breaker, deadline_s, second_is=Strategy.CACHED)


def test_the_first_answers_when_it_can(cloud: Shelf, local: Shelf, breaker: CircuitBreaker) -> None:
    answer = pair(cloud, local, breaker).recommend(KEY, Mood.HAPPY, 3)

    assert answer.picture_ids == ("a",)
    assert answer.strategy is Strategy.MOOD
    assert local.asked == 0


@pytest.mark.parametrize("trouble", [ServiceDown, ServiceRefused, SignInFailed])
def test_the_second_answers_when_the_first_fails(
    cloud: Shelf, local: Shelf, breaker: CircuitBreaker, trouble: type[KioskError]
) -> None:
    cloud.trouble = trouble("no")

    answer = pair(cloud, local, breaker).recommend(KEY, Mood.HAPPY, 3)

    assert answer.picture_ids == ("b",)
    assert {answer.strategy, answer.picks[0].strategy} == {Strategy.CACHED}


def test_the_second_answers_when_the_first_is_late(
    cloud: Shelf, local: Shelf, breaker: CircuitBreaker
) -> None:
    cloud.may_answer.clear()

    answer = pair(cloud, local, breaker, DEADLINE_S).recommend(KEY, Mood.HAPPY, 3)

    assert answer.picture_ids == ("b",)


def test_the_second_answers_when_the_first_knows_no_picture(
    cloud: Shelf, local: Shelf, breaker: CircuitBreaker
) -> None:
    cloud.picture_ids = ()

    assert pair(cloud, local, breaker).recommend(KEY, Mood.HAPPY, 3).picture_ids == ("b",)


def test_lists_of_an_equal_second_keep_their_name(
    cloud: Shelf, local: Shelf, breaker: CircuitBreaker
) -> None:
    cloud.trouble = ServiceDown("no")

    answer = FallbackRecommender(cloud, local, breaker).recommend(KEY, Mood.HAPPY, 3)

    assert answer.strategy is Strategy.MOOD


@pytest.mark.parametrize("late", [True, False])
def test_a_dead_service_is_not_asked_any_more(
    cloud: Shelf, local: Shelf, breaker: CircuitBreaker, late: bool
) -> None:
    cloud.trouble = ServiceDown("no")
    if late:
        cloud.may_answer.clear()
    recommender = pair(cloud, local, breaker, DEADLINE_S)
    for _ in range(6):
        assert recommender.recommend(KEY, Mood.HAPPY, 3).picture_ids == ("b",)
    cloud.may_answer.set()
    for thread in threading.enumerate():
        if thread.name.startswith("ask "):
            thread.join(60)  # a call that was given up may not even have begun

    assert cloud.asked == 3
    assert breaker.state is BreakerState.OPEN


def test_a_mistake_in_the_first_is_not_hidden(cloud: Shelf, local: Shelf, breaker: CircuitBreaker) -> None:
    cloud.trouble = ZeroDivisionError()

    with pytest.raises(ZeroDivisionError):
        pair(cloud, local, breaker).recommend(KEY, Mood.HAPPY, 3)


def test_calls_that_hang_do_not_pile_up(cloud: Shelf) -> None:
    cloud.may_answer.clear()
    service = DeadlinedService("cloud", CircuitBreaker(failures=1000), deadline_s=0.001)
    question: Callable[[], Recommendation] = lambda: cloud.recommend(KEY, Mood.HAPPY, 3)  # noqa: E731
    for _ in range(AT_ONCE):
        with pytest.raises(ServiceLate):
            service.ask(question)

    with pytest.raises(ServiceDown, match="Too many calls"):
        service.ask(question)


class Eyes:
    def __init__(self, answer: Reading | Exception | None) -> None:
        self.answer = answer

    def read(self, jpeg: bytes) -> Reading | None:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


READING = Reading({Mood.HAPPY: 1.0}, Mood.HAPPY, Box(0.1, 0.1, 0.5, 0.5))


@pytest.mark.parametrize(
    ("first", "expected"), [(READING, READING), (None, None), (ServiceDown("no"), READING)]
)
def test_the_second_analyzer_reads_only_when_the_first_fails(
    breaker: CircuitBreaker, first: Reading | Exception | None, expected: Reading | None
) -> None:
    assert FallbackFaceAnalyzer(Eyes(first), Eyes(READING), breaker).read(b"") is expected


def test_a_damaged_picture_is_nobodys_failure(breaker: CircuitBreaker) -> None:
    analyzer = FallbackFaceAnalyzer(Eyes(PictureDamaged("cut off")), Eyes(READING), breaker)
    for _ in range(5):
        with pytest.raises(PictureDamaged):
            analyzer.read(b"")

    assert breaker.state is BreakerState.CLOSED
