"""Colour in OKLab, where equal steps look equal; from https://bottosson.github.io/posts/oklab/."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Colours = NDArray[np.floating[Any]]
"""sRGB colours 0..1 in the last axis."""

_LMS_OF_LINEAR = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_OKLAB_OF_LMS = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_LMS_OF_OKLAB = np.linalg.inv(_OKLAB_OF_LMS)
_LINEAR_OF_LMS = np.linalg.inv(_LMS_OF_LINEAR)


def srgb(hex_colour: str) -> Colours:
    """`#rrggbb` as three numbers 0..1."""
    digits = hex_colour.removeprefix("#")
    return np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)], np.float32) / np.float32(255)


def oklab_of_srgb(colours: ArrayLike) -> Colours:
    """sRGB 0..1 to (lightness, a, b)."""
    encoded = np.asarray(colours, np.float64)
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _LMS_OF_LINEAR.T) @ _OKLAB_OF_LMS.T)


def srgb_of_oklab(colours: Colours) -> Colours:
    """(lightness, a, b) to sRGB, clipped to 0..1."""
    linear = np.clip(((colours @ _LMS_OF_OKLAB.T) ** 3) @ _LINEAR_OF_LMS.T, 0, 1)
    encoded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(encoded, np.float32)


def shift(colours: Colours, hue_degrees: float, lightness: float, chroma: float) -> Colours:
    """OKLab colours turned by a hue angle, lightness and chroma multiplied."""
    turn = np.deg2rad(hue_degrees)
    cosine, sine = np.cos(turn) * chroma, np.sin(turn) * chroma
    matrix = np.array([[lightness, 0, 0], [0, cosine, -sine], [0, sine, cosine]])
    return np.asarray(colours @ matrix.T)
