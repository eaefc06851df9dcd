"""Crisp marks that are drawn over the strokes: dabs, lines and filled shapes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local.painting.mixing import Plane
from kiosk.adapters.local.painting.oklab import Colours

Canvas = NDArray[np.uint8]
"""Shape (height, width, 4): red, green, blue, thickness of the paint."""

_SUBPIXEL_BITS = 3
_CIRCLE = np.linspace(0, 2 * np.pi, 14, endpoint=False)


@dataclass(frozen=True, slots=True)
class Dab:
    """One short touch of the brush: an ellipse; sizes in picture heights, angle in radians."""

    x: float
    y: float
    radius: float
    colour: Colours
    roundness: float = 0.75
    angle: float = 0.0
    opacity: float = 1.0
    paint: int = 190


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line through points of shape (n, 2), in picture heights."""

    points: Plane
    width: float
    colour: Colours
    opacity: float = 1.0
    paint: int = 180


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon through points of shape (n, 2), in picture heights."""

    points: Plane
    colour: Colours
    opacity: float = 1.0
    paint: int = 180


Touch = Dab | Line | Shape


def draw(canvas: Canvas, touches: Iterable[Touch]) -> None:
    """Draws in the given order onto the canvas."""
    height = canvas.shape[0]
    touches = tuple(touches)
    ellipses = iter(_fixed(_ellipses([touch for touch in touches if isinstance(touch, Dab)]) * height))
    for touch in touches:
        match touch:
            case Dab(x, y):
                ink = _ink(canvas, touch, (x * height, y * height))
                cv2.fillPoly(canvas, [next(ellipses)], ink, cv2.LINE_AA, _SUBPIXEL_BITS)
            case Shape():
                outline = touch.points * height
                ink = _ink(canvas, touch, outline.mean(0))
                cv2.fillPoly(canvas, [_fixed(outline)], ink, cv2.LINE_AA, _SUBPIXEL_BITS)
            case Line():
                points = touch.points * height
                width_px = max(1, round(touch.width * height))
                ink = _ink(canvas, touch, points[len(points) // 2])
                cv2.polylines(canvas, [_fixed(points)], False, ink, width_px, cv2.LINE_AA, _SUBPIXEL_BITS)


def _ellipses(dabs: Sequence[Dab]) -> Plane:
    """Outlines of all dabs at once, shape (dabs, 14, 2): one by one they take longer than drawing them."""
    sizes = [(dab.x, dab.y, dab.radius, dab.roundness, dab.angle) for dab in dabs]
    x, y, radius, roundness, angle = np.array(sizes, np.float32).reshape(-1, 5).T[..., None]
    along, across = np.cos(_CIRCLE) * radius, np.sin(_CIRCLE) * radius * roundness
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.stack([x + along * cosine - across * sine, y + along * sine + across * cosine], 2)


def _fixed(points: Plane) -> NDArray[np.int32]:
    return np.asarray(np.round(points * 2**_SUBPIXEL_BITS), np.int32)


def _ink(canvas: Canvas, touch: Touch, where: Sequence[float] | Plane) -> list[float]:
    """Thin paint lets the canvas at one point of it show through."""
    colour = touch.colour * 255
    if touch.opacity < 1:
        row = int(np.clip(where[1], 0, canvas.shape[0] - 1))
        column = int(np.clip(where[0], 0, canvas.shape[1] - 1))
        colour = colour * touch.opacity + canvas[row, column, :3] * (1 - touch.opacity)
    return [*(float(part) for part in colour), float(touch.paint)]
