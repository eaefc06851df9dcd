"""What the recommender believes of each picture after some interactions: its order without exploring."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local.posterior import WordRates, mood_rates, posterior
from kiosk.adapters.local.shelves import Catalogue, Shelves
from kiosk.adapters.local.visit_log import VisitLog
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import MOODS, Mood

Floats = NDArray[np.float64]


class Act(NamedTuple):
    """One row of the library, as far as it is learnt from."""

    visit_id: str
    user_id: str
    picture_id: str
    kind: InteractionKind


class Beliefs:
    """The same sums as `kiosk.adapters.local.recommender`, without its draws and its tilt to the visitor."""

    def __init__(self, catalogue: Catalogue, acts: Iterable[Act]) -> None:
        self._shelves = Shelves()
        self._shelves.update(catalogue)
        log = VisitLog()
        for act in acts:
            number = self._shelves.number(act.picture_id)
            if number is not None:
                log.note(act.visit_id, number, act.kind)
        size = len(self._shelves.ids)
        views, likes = log.counts(size)
        moods, words = self._shelves.moods[:size], self._shelves.words[:size]
        rates = mood_rates(views, likes, moods, len(MOODS))
        expected = WordRates(words, moods, len(MOODS)).expected(views, likes, rates)
        self._mean: Floats = posterior(views, likes, expected).mean

    @property
    def live(self) -> int:
        """How many pictures are on show."""
        return sum(len(numbers) for numbers in self._shelves.live.values())

    def ranking(self, mood: Mood) -> Sequence[str]:
        """All live pictures of a mood, the most liked first; ties by their order in the shop."""
        numbers = self._shelves.live[mood]
        return [self._shelves.ids[one] for one in numbers[np.argsort(-self._mean[numbers], kind="stable")]]

    def rate(self, picture_id: str) -> float:
        """The expected likes a view of a picture."""
        number = self._shelves.number(picture_id)
        return float(self._mean[number]) if number is not None and number < len(self._mean) else 0.0
