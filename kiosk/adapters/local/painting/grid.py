"""The small sheet on which a picture is composed, and noise on it."""

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Plane

SHORT_SIDE = 256
"""Rows or columns of the grid: strokes are wider than its cells, so a large picture needs no larger grid."""
_CELLS_PER_HUMP = 6
"""Noise whose finest hump spans more cells is made at half size."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Coordinates in picture heights: y is 0 at the top and 1 at the bottom, x runs from 0 to `aspect`."""

    rows: int
    columns: int
    x: Plane
    y: Plane

    @property
    def aspect(self) -> float:
        """Width by height."""
        return self.columns / self.rows

    def rows_between(self, top: float, bottom: float) -> slice:
        """The rows from y `top` to `bottom`: most forms need only a part of the sheet."""
        return slice(max(0, int(top * self.rows)), max(0, int(bottom * self.rows) + 1))

    def columns_between(self, left: float, right: float) -> slice:
        """The columns from x `left` to `right`."""
        return slice(max(0, int(left * self.rows)), max(0, int(right * self.rows) + 1))

    def patch(self, x: float, y: float, reach: float) -> tuple[slice, slice]:
        """Rows and columns of a square around a point."""
        return self.rows_between(y - reach, y + reach), self.columns_between(x - reach, x + reach)


def make_grid(width_px: int, height_px: int) -> Grid:
    """The grid for a picture of this shape."""
    short_px = min(width_px, height_px)
    rows, columns = round(SHORT_SIDE * height_px / short_px), round(SHORT_SIDE * width_px / short_px)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    return Grid(rows, columns, x / np.float32(rows), y / np.float32(rows))


def cloud_noise(
    rng: np.random.Generator, grid: Grid, across: float, down: float, octaves: int = 4, roughness: float = 0.5
) -> Plane:
    """Soft noise about -1..1 with so many humps across and down the picture."""
    finest = max(across, down) * 2 ** (octaves - 1)
    coarseness = 2 if finest < grid.rows / _CELLS_PER_HUMP else 1
    size = grid.columns // coarseness, grid.rows // coarseness
    total = np.zeros(size[::-1], np.float32)
    strength, sum_of_strengths = 1.0, 0.0
    for octave in range(octaves):
        humps = int(down * 2**octave) + 3, int(across * 2**octave) + 3
        values = rng.random(humps, dtype=np.float32)
        total += strength * cv2.resize(values, size, interpolation=cv2.INTER_CUBIC)
        sum_of_strengths += strength
        strength *= roughness
    total = total * np.float32(2 / sum_of_strengths) - 1
    return np.asarray(cv2.resize(total, (grid.columns, grid.rows)), np.float32)


def profile_noise(
    rng: np.random.Generator, grid: Grid, humps: float, octaves: int = 5, roughness: float = 0.5
) -> Plane:
    """The same along one line: a ridge, a skyline, shape (columns,)."""
    total = np.zeros(grid.columns, np.float32)
    strength, sum_of_strengths = 1.0, 0.0
    for octave in range(octaves):
        values = rng.random((1, int(humps * 2**octave) + 4), dtype=np.float32)
        total += strength * cv2.resize(values, (grid.columns, 1), interpolation=cv2.INTER_CUBIC)[0]
        sum_of_strengths += strength
        strength *= roughness
    return np.asarray(total * np.float32(2 / sum_of_strengths) - 1, np.float32)


def combed(noise: Plane, flow: Plane, doublings: int = 4) -> Plane:
    """Noise smeared along the flow over 2**doublings cells, scaled back to a deviation of 1.

    Averages the plane with itself moved along the flow by 1, 2, 4, ... cells: a line integral convolution
    for the price of a few look-ups.
    """
    rows, columns = noise.shape
    row, column = np.mgrid[0:rows, 0:columns].astype(np.float32)
    step_x, step_y = np.cos(flow).astype(np.float32), np.sin(flow).astype(np.float32)
    smeared = np.asarray(noise, np.float32)
    for doubling in range(doublings):
        reach = np.float32(2**doubling)
        moved = cv2.remap(
            smeared,
            column + step_x * reach,
            row + step_y * reach,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT_101,
        )
        smeared = np.asarray((smeared + moved) * np.float32(0.5), np.float32)
    return np.asarray((smeared - smeared.mean()) / (smeared.std() + 1e-6), np.float32)
