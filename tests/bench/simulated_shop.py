"""A shop with hidden tastes, to compare ways of choosing pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Picture, PictureStatus, live_key

PICTURES = 500
MOOD_READ_RIGHT = 0.63
TASTES = 4
STYLES = (
    "wide watercolour landscape, loose washes",
    "oil portrait, thick brush strokes",
    "flat poster shapes, bold outline",
    "pencil drawing, fine hatching",
    "soft pastel interior, candle glow",
    "night city photograph, neon reflections",
)
SUBJECTS = (
    "river",
    "garden",
    "cat",
    "lighthouse",
    "tea house",
    "forest",
    "balloon",
    "harbour",
    "meadow",
    "bridge",
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SimulatedVisit:
    """A visitor's read mood, chance to like each picture (n,), and how many pages they look at."""

    id: str
    mood: Mood
    appeal: Floats
    pages: int


class SimulatedShop:
    """500 pictures, 62 or 63 a mood; all effects are on the logit of the chance that a picture is liked.

    A picture has a quality (sd 0.8). A visitor has one of four tastes; a taste likes each of six styles
    more or less (sd 1) and each picture on its own (sd 0.5), and some visitors like more of everything
    (sd 0.5). Whose mood was read wrong likes each picture shown for it less (0.8, sd 0.5). With `prompts`
    each picture's prompt names its subject and style, as generated pictures do; without, none has one.
    """

    def __init__(self, seed: int, prompts: bool) -> None:
        self.seed = seed
        self.pictures: list[Picture] = []
        rng = self._rng = np.random.default_rng(seed)
        self._style = rng.integers(len(STYLES), size=PICTURES)
        mood_level = rng.normal(0.0, 0.3, len(MOODS))
        self._mood = np.arange(PICTURES) % len(MOODS)
        self._quality = rng.normal(0.0, 0.8, PICTURES) + mood_level[self._mood] - 1.3
        self._taste = rng.normal(0.0, 1.0, (TASTES, len(STYLES)))[:, self._style]
        self._taste += rng.normal(0.0, 0.5, (TASTES, PICTURES))
        self._misfit = rng.normal(-0.8, 0.5, (len(MOODS), PICTURES))
        for number in range(PICTURES):
            mood = MOODS[self._mood[number]]
            subject = SUBJECTS[int(rng.integers(len(SUBJECTS)))]
            prompt = f"{subject}, {STYLES[self._style[number]]}, {mood} mood" if prompts else ""
            key = live_key(mood, f"{number:03d}.jpeg")
            made = datetime(2026, 1, 1, tzinfo=UTC)
            self.pictures.append(Picture(key, mood, PictureStatus.LIVE, made, prompt=prompt))

    def version(self) -> int:
        """The pictures never change."""
        return 1

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """As the port says."""
        live = self.pictures if status is PictureStatus.LIVE else ()
        return [picture for picture in live if mood in (None, picture.mood)]

    def popularity(self) -> Floats:
        """The true chance (n,) that a picture is liked by those whose mood was read as its own."""
        right = np.arange(len(MOODS))[:, None] == self._mood
        weight = np.where(right, MOOD_READ_RIGHT, (1.0 - MOOD_READ_RIGHT) / (len(MOODS) - 1))
        misfit = np.where(right, 0.0, self._misfit)
        logit = self._quality + self._taste[:, None, :] + misfit
        return np.asarray((weight / (1.0 + np.exp(-logit))).sum(axis=1).mean(axis=0))

    def visits(self, pages: int) -> Iterator[SimulatedVisit]:
        """Visitors of two to six pages each, until `pages` were seen."""
        rng, number = self._rng, 0
        while pages > 0:
            true = int(rng.integers(len(MOODS)))
            wrong = int((true + 1 + rng.integers(len(MOODS) - 1)) % len(MOODS))
            read = true if rng.random() < MOOD_READ_RIGHT else wrong
            misfit = np.where(self._mood == true, 0.0, self._misfit[true])
            logit = self._quality + self._taste[int(rng.integers(TASTES))] + misfit + rng.normal(0.0, 0.5)
            length = min(pages, int(rng.integers(2, 7)))
            yield SimulatedVisit(f"visit-{number}", MOODS[read], 1.0 / (1.0 + np.exp(-logit)), length)
            pages, number = pages - length, number + 1
