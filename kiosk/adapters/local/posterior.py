"""What is believed about each picture's like rate."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

NEUTRAL_RATE = 0.25
"""The like rate before anybody has seen anything."""
SHOP_PRIOR_VIEWS = MOOD_PRIOR_VIEWS = PICTURE_PRIOR_VIEWS = 8.0
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


def expected(views: Floats, likes: Floats, mood_rate: Floats, words: Floats) -> Floats:
    """The rate of each picture (n,) before its own views: its mood's (n,), moved by like words (n, d).

    Ridge regression of the likes above the mood's rate on the words, each picture weighted by its views.
    """
    system = (words.T * views) @ words + WORDS_PRIOR_VIEWS * np.eye(words.shape[1])
    effect = np.linalg.solve(system, words.T @ (likes - mood_rate * views))
    return np.asarray(np.clip(mood_rate + words @ effect, LOWEST_RATE, HIGHEST_RATE))


def posterior(views: Floats, likes: Floats, prior: Floats) -> Posterior:
    """Beta(likes + k prior, views - likes + k (1 - prior)) with k = `PICTURE_PRIOR_VIEWS`."""
    weight = views + PICTURE_PRIOR_VIEWS
    mean = (likes + PICTURE_PRIOR_VIEWS * prior) / weight
    return Posterior(mean, np.sqrt(mean * (1.0 - mean) / (weight + 1.0)))
