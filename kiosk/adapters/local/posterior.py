"""What is believed about each picture's like rate."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local.tilt import project

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

NEUTRAL_RATE = 0.25
"""The like rate before anybody has seen anything."""
SHOP_PRIOR_VIEWS = MOOD_PRIOR_VIEWS = 8.0
PICTURE_PRIOR_VIEWS = 5.0
"""Views that the rate one level up is worth when a rate is estimated."""
WORDS_PRIOR_VIEWS = 20.0
"""Ridge penalty of the rates that go with words, in views."""
LOWEST_RATE, HIGHEST_RATE = 0.02, 0.9


@dataclass(frozen=True, slots=True)
class Posterior:
    """Mean and standard deviation of the Beta posterior of each picture, both shaped (n,)."""

    mean: Floats
    sd: Floats


def mood_rates(views: Floats, likes: Floats, moods: Numbers, count: int) -> Floats:
    """The like rate of each mood (count,), borrowing from the whole shop's where little was seen."""
    shop = (likes.sum() + SHOP_PRIOR_VIEWS * NEUTRAL_RATE) / (views.sum() + SHOP_PRIOR_VIEWS)
    seen = np.bincount(moods, views, count)
    return np.asarray(
        (np.bincount(moods, likes, count) + MOOD_PRIOR_VIEWS * shop) / (seen + MOOD_PRIOR_VIEWS)
    )


class WordRates:
    """How much pictures with like words are liked above their mood's rate.

    Ridge regression of likes on words, each picture weighted by its views; what was seen and liked since the
    last time is added, so that a like costs little in a shop of 10,000 pictures.
    """

    def __init__(self, words: Floats, moods: Numbers, count: int) -> None:
        """`words` (n, d) and `moods` (n,) of the pictures; there are `count` moods."""
        self._words = words
        self._moods = moods
        self._views = np.zeros(len(words))
        self._likes = np.zeros(len(words))
        self._system = WORDS_PRIOR_VIEWS * np.eye(words.shape[1])
        self._liked_words = np.zeros(words.shape[1])
        self._seen_words = np.zeros((count, words.shape[1]))

    def expected(self, views: Floats, likes: Floats, rates: Floats) -> Floats:
        """The rate of each picture (n,) before its own views count; `rates` are those of the moods."""
        changed = np.flatnonzero((views != self._views) | (likes != self._likes))
        words, more = self._words[changed], views[changed] - self._views[changed]
        self._system += (words.T * more) @ words
        self._liked_words += words.T @ (likes[changed] - self._likes[changed])
        np.add.at(self._seen_words, self._moods[changed], words * more[:, None])
        self._views[changed], self._likes[changed] = views[changed], likes[changed]
        effect = np.linalg.solve(self._system, self._liked_words - rates @ self._seen_words)
        expected = rates[self._moods] + project(self._words, np.asarray(effect))
        return np.asarray(np.clip(expected, LOWEST_RATE, HIGHEST_RATE))


def posterior(views: Floats, likes: Floats, prior: Floats) -> Posterior:
    """Beta(likes + k prior, views - likes + k (1 - prior)) with k = `PICTURE_PRIOR_VIEWS`."""
    weight = views + PICTURE_PRIOR_VIEWS
    mean = (likes + PICTURE_PRIOR_VIEWS * prior) / weight
    return Posterior(mean, np.sqrt(mean * (1.0 - mean) / (weight + 1.0)))
