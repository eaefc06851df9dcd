"""Draws the pictures of a list, and says with which probability each was drawn."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

DRAWS = 8
"""Draws behind a propensity; the rest of it is exact, so few are enough."""
FRESH_SLOT_OF = 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """Positions in the shelf, best first, and the probability with which each was drawn."""

    positions: Numbers
    propensities: Floats


def draw(mean: Floats, sd: Floats, count: int, rng: np.random.Generator) -> Drawn:
    """The `count` highest of one normal draw a picture (Thompson sampling); mean and sd shaped (n,)."""
    count = min(count, len(mean))
    if count <= 0:
        return Drawn(np.zeros(0, np.int64), np.zeros(0))
    scores = rng.standard_normal((DRAWS, len(mean)), np.float32)
    scores *= sd.astype(np.float32)
    scores += mean.astype(np.float32)
    top = np.argpartition(-scores[0], count - 1)[:count]
    top = top[np.argsort(-scores[0][top])]
    return Drawn(top, _propensities(scores, mean, sd, top))


def _propensities(scores: NDArray[np.float32], mean: Floats, sd: Floats, chosen: Numbers) -> Floats:
    """P(among the chosen) of each: given the draws of all others it only has to beat a known score.

    Averages 1 - Phi((score to beat - mean) / sd) over the draws.
    """
    count = len(chosen)
    if count == scores.shape[1]:
        return np.ones(count)
    ordered = np.partition(scores, -count - 1, axis=1)
    last_in, first_out = ordered[:, -count:].min(axis=1, keepdims=True), ordered[:, -count - 1, None]
    to_beat = np.where(scores[:, chosen] >= last_in, first_out, last_in)
    z = (to_beat - mean[chosen]) / np.maximum(sd[chosen], 1e-12)
    tail = np.array([0.5 * math.erfc(value / math.sqrt(2.0)) for value in z.ravel()]).reshape(z.shape)
    return np.asarray(tail.mean(axis=0))


def fresh_slots(begin: int, count: int, phase: int) -> list[int]:
    """Which of `count` places are for fresh pictures, when `begin` pictures of the visit came before."""
    return [place for place in range(count) if (begin + place + phase) % FRESH_SLOT_OF == FRESH_SLOT_OF - 1]
