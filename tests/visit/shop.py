"""A shop for visits in memory: it answers effects the way the world does, as events of the test's own."""

from collections.abc import Iterator

from kiosk.core.interaction import Act
from kiosk.core.mood import MOODS, Mood
from kiosk.core.recommendation import Pick, Recommendation
from kiosk.core.strategy import Strategy
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Rules, State
from kiosk.visit.transitions import step

RULES = Rules(personal_after_likes=2)


def pictures(mood: Mood, count: int) -> list[str]:
    return [f"emotions/{mood}/{n}.jpeg" for n in range(count)]


def recommendation(ids: list[str], strategy: Strategy = Strategy.MOOD) -> Recommendation:
    return Recommendation(tuple(Pick(i, strategy, 0.5, "r1") for i in ids), strategy, "r1")


def answer(effect: do.Recommend, count: int) -> on.PicksReady:
    """What a recommender with `count` pictures a mood says."""
    ids = [i for i in pictures(effect.mood, count) if i not in effect.exclude][: effect.count]
    return on.PicksReady(effect.visit_id, effect.asked, recommendation(ids, effect.key.strategy))


def certain(mood: Mood) -> dict[Mood, float]:
    return {m: float(m is mood) for m in MOODS}


class Journey:
    """A state and all that was asked for on the way; with `pool` pictures lists are answered at once."""

    def __init__(self, pool: int | None = 24, rules: Rules = RULES) -> None:
        self.state: State = Attract("ko")
        self.effects: list[do.Effect] = []
        self.pool = pool
        self.rules = rules

    def __call__(self, *events: on.Event) -> "Journey":
        for event in events:
            self.state, effects = step(self.state, event, self.rules)
            self.effects += effects
            for effect in effects:
                if isinstance(effect, do.Recommend) and self.pool is not None:
                    self(answer(effect, self.pool))
        return self

    def asked(self, kind: type[do.Effect]) -> list[do.Effect]:
        return [effect for effect in self.effects if isinstance(effect, kind)]

    def acts(self) -> Iterator[Act]:
        for effect in self.effects:
            if isinstance(effect, do.Record):
                yield from effect.acts


def in_gallery(mood: Mood = Mood.HAPPY, pool: int | None = 24) -> Journey:
    return Journey(pool)(on.StartTouched("v1"), on.TilesChosen(), on.MoodTapped(mood))


def like(journey: Journey, picture_id: str, liked: bool = True) -> Journey:
    return journey(on.HeartTouched(picture_id), on.HeartStored("v1", picture_id, liked))
