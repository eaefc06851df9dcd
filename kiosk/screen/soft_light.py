"""Decorations that are all gradient: backgrounds with two soft lights, the shadow of cards, mood discs."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from kiosk.core.mood_colors import MOOD_COLORS
from kiosk.screen.blank import blank
from kiosk.screen.mood_colors import INK, LIGHTS, PLAIN

Field = npt.NDArray[np.float32]


def backdrop(tint: str, width_px: int, height_px: int) -> QImage:
    """Ink with the two lights of a tint; an unknown tint is neutral."""
    lights = LIGHTS.get(tint, LIGHTS["neutral"])
    first = _light(0.12, 0.0, width_px, height_px)
    second = _light(0.95, 1.0, width_px, height_px) * 0.9
    ink, one, two = (_levels(color) for color in (INK, *lights))
    pixels = np.empty((height_px, width_px, 4), np.uint8)
    pixels[..., 3] = 255
    dither = _dither(width_px, height_px)
    for channel in range(3):
        level = ink[channel] + first * (one[channel] - ink[channel])
        level += second * (two[channel] - level)
        pixels[..., 2 - channel] = np.clip(level + dither + 0.5, 0, 255)
    # copied, because a QImage does not keep the array alive
    image = QImage(pixels.data, width_px, height_px, width_px * 4, QImage.Format.Format_RGB32)
    return image.copy()


def shadow(border_px: int, radius_px: int, unit_px: float) -> QImage:
    """A black rounded square, blurred by 2.2 units and reaching 6 units out, for a `BorderImage`."""
    sigma_px, reach_px = 2.2 * unit_px, round(6 * unit_px)
    half = round(3 * sigma_px)
    inside = max(border_px - reach_px, half + radius_px) + 2
    side = 2 * (reach_px + inside)
    x = np.abs(np.arange(side, dtype=np.float32) + 0.5 - side / 2) - (inside - radius_px)
    corner = np.hypot(np.maximum(x, 0)[None, :], np.maximum(x, 0)[:, None])
    shape = np.clip(radius_px - corner + 0.5, 0, 1)
    kernel = np.exp(-(np.arange(-half, half + 1, dtype=np.float32) ** 2) / (2 * sigma_px**2))
    kernel /= kernel.sum()
    rows = np.stack([np.convolve(row, kernel) for row in shape])[:, half : half + side]
    blurred = np.stack([np.convolve(column, kernel) for column in rows.T])[:, half : half + side].T
    # the corners of a large shadow, pushed together
    quarter = blurred[: border_px + 2, : border_px + 2]
    alpha = np.block([[quarter, quarter[:, ::-1]], [quarter[::-1], quarter[::-1, ::-1]]])
    pixels = np.zeros((*alpha.shape, 4), np.uint8)
    pixels[..., 3] = np.clip(alpha * 255 + 0.5, 0, 255)
    height, width = alpha.shape
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


def disc(mood: str, side_px: int) -> QImage:
    """A mood's disc, lighter above, with the smooth edge that a `Rectangle` with a gradient lacks."""
    base = QColor(MOOD_COLORS.get(mood, PLAIN))
    image = blank(side_px, side_px)
    light = QLinearGradient(0, 0, 0, side_px)
    light.setColorAt(0, base.lighter(116))
    light.setColorAt(1, base)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(0, 0, side_px, side_px)
    painter.end()
    return image


def _levels(color: str) -> tuple[int, int, int]:
    c = QColor(color)
    return c.red(), c.green(), c.blue()


def _light(left: float, top: float, width_px: int, height_px: int) -> Field:
    """A gaussian light around a point given in fractions; variance 0.3 of each side."""
    x = np.linspace(0, 1, width_px, dtype=np.float32) - left
    y = np.linspace(0, 1, height_px, dtype=np.float32) - top
    spread = np.float32(0.3)
    return np.asarray(np.exp(-(y**2) / spread)[:, None] * np.exp(-(x**2) / spread)[None, :])


def _dither(width_px: int, height_px: int) -> Field:
    """Noise of less than a level, without which a dark gradient shows bands."""
    tile = np.random.default_rng(7).uniform(-0.9, 0.9, (256, 256)).astype(np.float32)
    return np.tile(tile, (height_px // 256 + 1, width_px // 256 + 1))[:height_px, :width_px]
