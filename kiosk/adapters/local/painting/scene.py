"""What a motif gets to work with, and what it hands to the brush."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from kiosk.adapters.local.painting.grid import Grid, cloud_noise, profile_noise
from kiosk.adapters.local.painting.mixing import Image, Plane
from kiosk.adapters.local.painting.palette import Palette
from kiosk.adapters.local.painting.touches import Touch
from kiosk.core.picture import Focus

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Scene:
    """Grid, colours and chance of one picture; every random number of a picture comes from `rng`."""

    grid: Grid
    palette: Palette
    rng: np.random.Generator

    def between(self, low: float, high: float) -> float:
        """A random number."""
        return float(self.rng.uniform(low, high))

    def chance(self, probability: float) -> bool:
        """True so often."""
        return bool(self.rng.random() < probability)

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices."""
        return choices[int(self.rng.integers(len(choices)))]

    def noise(self, across: float, down: float, octaves: int = 4, roughness: float = 0.5) -> Plane:
        """Soft noise about -1..1, shape of the grid."""
        return cloud_noise(self.rng, self.grid, across, down, octaves, roughness)

    def profile(self, humps: float, octaves: int = 5, roughness: float = 0.5) -> Plane:
        """Soft noise about -1..1 along the width."""
        return profile_noise(self.rng, self.grid, humps, octaves, roughness)

    def plane(self, value: float) -> Plane:
        """The same value everywhere."""
        return np.full((self.grid.rows, self.grid.columns), value, np.float32)

    def across(self, low: float = 0.3, high: float = 0.7) -> float:
        """An x in picture heights; by default where a card that crops the sides still shows it."""
        return self.grid.aspect * self.between(low, high)

    def focus(self, x: float, y: float) -> Focus:
        """A point in picture heights as fractions of width and height, kept off the very edge."""
        return Focus(float(np.clip(x / self.grid.aspect, 0.08, 0.92)), float(np.clip(y, 0.08, 0.92)))


@dataclass(frozen=True, slots=True)
class Composition:
    """A picture before the brush: colours, stroke directions, where fine strokes go, and what is drawn last.

    `flow` is in radians, `detail` the chance of a fine stroke, `fineness` above 1 asks for smaller brushes.
    """

    colour: Image
    flow: Plane
    detail: Plane
    focus: Focus
    touches: Sequence[Touch] = ()
    fineness: float = 1.0
