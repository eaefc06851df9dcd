"""Small operations on planes and colours that every motif is made of."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local.painting.oklab import Colours

Plane = NDArray[np.floating[Any]]
"""One number per grid point, shape (rows, columns) or anything that broadcasts to it."""
Image = NDArray[np.floating[Any]]
"""Colours per grid point, shape (rows, columns, 3), sRGB 0..1."""


def mix(under: Colours, over: Colours, amount: Plane | float) -> Colours:
    """`under` where amount is 0, `over` where it is 1."""
    weight = np.asarray(amount, np.float32)
    if weight.ndim:
        weight = weight[..., None]
    return np.asarray(under + (over - under) * weight, np.float32)


def smoothstep(start: float, end: float, value: Plane) -> Plane:
    """0 before start, 1 after end, smooth between; start may lie after end."""
    part = np.clip((value - start) * np.float32(1 / (end - start)), 0, 1)
    return np.asarray(part * part * (3 - 2 * part), np.float32)


def bell(value: Plane, width: float | Plane) -> Plane:
    """1 at zero, falling to 1/e at `width`."""
    return np.asarray(np.exp(-np.square(value / width)), np.float32)


def on_ramp(ramp: Colours, position: Plane | float) -> Colours:
    """Colours at positions 0..1 of a ramp; beyond the ends they stay."""
    index = (np.asarray(position) * (len(ramp) - 1)).astype(np.intp)
    return np.asarray(np.take(ramp, index, axis=0, mode="clip"))


def shade(image: Colours, factor: Plane | float) -> Colours:
    """Darker below 1, lighter above."""
    weight = np.asarray(factor, np.float32)
    return np.asarray(image * (weight[..., None] if weight.ndim else weight), np.float32)


def turn_flow(flow: Plane, towards: Plane | float, amount: Plane) -> Plane:
    """Blends two stroke directions; a direction and its opposite are the same stroke."""
    cosine = np.cos(2 * flow) * (1 - amount) + np.cos(2 * np.asarray(towards)) * amount
    sine = np.sin(2 * flow) * (1 - amount) + np.sin(2 * np.asarray(towards)) * amount
    return np.asarray(0.5 * np.arctan2(sine, cosine), np.float32)
