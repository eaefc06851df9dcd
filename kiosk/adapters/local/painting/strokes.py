"""Brush strokes that follow the flow of a composition."""

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Image, Plane
from kiosk.adapters.local.painting.touches import Canvas

_STATIONS = np.array([0.42, 0.86, 1.0, 0.9, 0.34], np.float32)
"""Width of a stroke along its length: it is set down, pressed and lifted."""
_SUBPIXEL_BITS = 3


@dataclass(frozen=True, slots=True)
class Brush:
    """Sizes in pixels of a picture whose short side is 512; `count` for a 3:2 picture."""

    count: int
    length: float
    width: float
    jitter: float


BRUSHES = (Brush(720, 92, 22, 0.085), Brush(2500, 60, 8.6, 0.07))
FINE_BRUSH = Brush(4200, 27, 4.8, 0.055)


def paint_strokes(
    canvas: Canvas, colour: Image, flow: Plane, detail: Plane, fineness: float, rng: np.random.Generator
) -> None:
    """Covers the canvas with broad, middle and, where there is detail, fine strokes.

    `colour` (rows, columns, 3) 0..1, `flow` in radians, `detail` as chance 0..1.
    """
    for brush in BRUSHES:
        _lay(canvas, colour, flow, _finer(brush, fineness), rng, None)
    _lay(canvas, colour, flow, _finer(FINE_BRUSH, 1 + (fineness - 1) * 0.4), rng, detail)


def _finer(brush: Brush, fineness: float) -> Brush:
    return Brush(
        int(brush.count * fineness**1.6), brush.length / fineness, brush.width / fineness, brush.jitter
    )


def _lay(
    canvas: Canvas,
    colour: Image,
    flow: Plane,
    brush: Brush,
    rng: np.random.Generator,
    chance: Plane | None,
) -> None:
    height, width = canvas.shape[:2]
    rows, columns = flow.shape
    scale = min(height, width) / 512
    x, y = _scatter(rng, brush.count, width / height)
    row, column = (y * rows).astype(np.intp), (x * columns).astype(np.intp)
    if chance is not None:
        kept = chance[row, column] > rng.random(len(row))
        x, y, row, column = x[kept], y[kept], row[kept], column[kept]
    count = len(x)
    reach = brush.length * scale * rng.uniform(0.6, 1.35, count) / 4
    path = _follow(np.stack([x * width, y * height], 1), flow, reach, columns / width)
    half_width = brush.width * scale * rng.uniform(0.65, 1.3, count) / 2
    outline = _outline(path, half_width[:, None] * _STATIONS)
    points = np.asarray(np.round(outline * 2**_SUBPIXEL_BITS), np.int32)
    inks = _inks(colour[row, column], brush.jitter, rng)
    for stroke, ink in zip(points, inks, strict=True):
        cv2.fillPoly(canvas, [stroke], ink, cv2.LINE_AA, _SUBPIXEL_BITS)


def _scatter(rng: np.random.Generator, count: int, aspect: float) -> tuple[Plane, Plane]:
    """Shuffled points 0..1, one in each cell of a raster: no gaps, no raster to be seen."""
    across = max(1, int(np.sqrt(count * aspect)))
    down = max(1, count // across)
    column, row = np.meshgrid(np.arange(across) + 0.5, np.arange(down) + 0.5)
    x = ((column.ravel() + rng.normal(0, 0.5, across * down)) / across).clip(0, 0.999)
    y = ((row.ravel() + rng.normal(0, 0.5, across * down)) / down).clip(0, 0.999)
    order = rng.permutation(across * down)
    return x[order], y[order]


def _follow(middle: Plane, flow: Plane, reach: Plane, cells_per_px: float) -> Plane:
    """Five points per stroke that follow the flow both ways from its middle, shape (count, 5, 2)."""
    rows, columns = flow.shape
    start = flow[_cells(middle, cells_per_px, rows, columns)]
    stations = [middle]
    for sense in (-1, 1):
        point, angle = middle, start
        for _ in range(2):
            point = point + sense * reach[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
            turned = flow[_cells(point, cells_per_px, rows, columns)]
            angle = np.where(np.cos(turned - angle) < 0, turned + np.pi, turned)
            if sense < 0:
                stations.insert(0, point)
            else:
                stations.append(point)
    return np.stack(stations, 1)


def _cells(points: Plane, cells_per_px: float, rows: int, columns: int) -> tuple[Plane, Plane]:
    cell = (points * cells_per_px).astype(np.intp)
    return cell[:, 1].clip(0, rows - 1), cell[:, 0].clip(0, columns - 1)


def _outline(path: Plane, half_widths: Plane) -> Plane:
    """The two sides of each path, shape (count, 10, 2)."""
    along = np.gradient(path, axis=1)
    length = np.linalg.norm(along, axis=2, keepdims=True) + 1e-6
    sideways = np.stack([-along[..., 1], along[..., 0]], 2) / length * half_widths[..., None]
    return np.concatenate([path + sideways, (path - sideways)[:, ::-1]], 1)


def _inks(colour: Image, jitter: float, rng: np.random.Generator) -> list[list[float]]:
    """Paint is never mixed twice alike: lightness, warmth and thickness differ from stroke to stroke."""
    count = len(colour)
    light = rng.normal(0, jitter, (count, 1))
    warmth = rng.normal(0, jitter * 0.5, (count, 1)) * np.array([[1.0, 0.1, -1.0]]) * (0.15 + 0.55 * colour)
    mixed = colour * (1 + light * 0.8) + light * 0.11 + warmth + rng.normal(0, jitter * 0.1, (count, 3))
    thickness = rng.integers(40, 216, (count, 1))
    inks: list[list[float]] = np.concatenate([np.clip(mixed, 0, 1) * 255, thickness], 1).tolist()
    return inks
