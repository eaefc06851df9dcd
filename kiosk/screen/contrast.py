"""How well words can be read on a picture (WCAG 2.2, relative luminance and contrast ratio)."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

Levels = npt.NDArray[np.float32]
"""Red, green and blue of pixels, 0 to 255, in the last axis."""

_LINEAR = np.array(
    [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in np.linspace(0, 1, 256)], np.float32
)


def luminance(levels: npt.NDArray[np.generic]) -> npt.NDArray[np.float32]:
    """The relative luminance, 0 to 1, of levels shaped (..., 3)."""
    linear = _LINEAR[np.clip(np.rint(levels), 0, 255).astype(np.uint8)]
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722], np.float32))


def ratio(one: float, other: float) -> float:
    """The contrast of two luminances, 1 to 21."""
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def luminance_of(color: str) -> float:
    """The luminance of a colour such as `#F6F3EC`."""
    c = QColor(color)
    return float(luminance(np.array([c.red(), c.green(), c.blue()], np.float32)))


def words_ratio(words: str, ground: npt.NDArray[np.generic]) -> float:
    """The contrast of words with the lightest two of a hundred pixels below them; levels shaped (..., 3)."""
    return ratio(luminance_of(words), float(np.percentile(luminance(ground), 98)))


def levels(image: QImage, every: int = 1) -> npt.NDArray[np.uint8]:
    """A copy of every n-th pixel's red, green and blue, shaped (height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    pixels = rows[:, : plain.width() * 4].reshape(plain.height(), plain.width(), 4)
    return pixels[::every, ::every, :3].copy()
