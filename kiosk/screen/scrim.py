"""The darkening between a picture and the words on it, as strong as that picture needs it."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from kiosk.screen import contrast

BODY, HEAD = 7.0, 4.5
"""The contrast that words need, by their size."""
STEPS = 16
STOPS = 25
SAMPLES_ACROSS = 160
TILE_SHADE = 161
"""How much darker than the mood's dark colour the scrim of its tile is, for `QColor.darker`: x 0.62."""


@dataclass(frozen=True, slots=True)
class Words:
    """Where words lie, as fractions of the frame, the contrast they need, and their colour."""

    left: float
    top: float
    right: float
    bottom: float
    needed: float = BODY
    color: str = "#EDE8DD"


@dataclass(frozen=True, slots=True)
class Scrim:
    """A darkening that eases from `near` to `far` (fractions of the frame) up to `strength`.

    `sideways` runs from the right to the left, else it runs from top to bottom. `veil` is the least
    darkening everywhere, `top` that of a second, short scrim along the upper edge.
    `full_at` is the `far` with which all words lie on full strength. A `tinted` one has the mood's colour.
    """

    near: float
    far: float
    strength: float
    full_at: float
    words: tuple[Words, ...]
    sideways: bool = False
    veil: float = 0.0
    top: float = 0.0
    tinted: bool = False

    def deepened(self, share: float) -> "Scrim":
        """The same scrim further into the picture, at share 1 below all words; its slope gets no steeper."""
        shift = (self.full_at - self.far) * share
        return replace(self, far=self.far + shift, near=self.near + shift)

    def alphas(self, places: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """The darkening at places along its axis (0 to 1), each 0 to 1."""
        t = np.clip((places - self.near) / (self.far - self.near), 0, 1)
        eased = t * t * (3 - 2 * t)  # no edge is seen where it begins and ends
        return np.asarray(self.veil + (self.strength - self.veil) * eased)


KINDS: dict[str, Scrim] = {
    # Attract in landscape
    "left": Scrim(
        near=0.74,
        far=0.16,
        strength=0.93,
        full_at=0.46,
        words=(Words(0.05, 0.35, 0.46, 0.59, HEAD), Words(0.05, 0.62, 0.385, 0.73)),
        sideways=True,
    ),
    # Farewell in landscape
    "farewell": Scrim(
        near=0.74,
        far=0.16,
        strength=0.93,
        full_at=0.4,
        words=(
            Words(0.05, 0.23, 0.34, 0.46, HEAD),
            Words(0.05, 0.46, 0.4, 0.58),
            Words(0.05, 0.9, 0.28, 0.95),
        ),
        sideways=True,
    ),
    # both in portrait
    "below": Scrim(
        near=0.40,
        far=0.68,
        strength=0.92,
        full_at=0.6,
        words=(
            Words(0.08, 0.6, 0.82, 0.73, HEAD),
            Words(0.08, 0.74, 0.8, 0.81),
            Words(0.08, 0.92, 0.92, 0.95),
        ),
        top=0.5,
    ),
    # Attract in portrait with low reach, whose words lie higher
    "belowHigh": Scrim(
        near=0.34,
        far=0.62,
        strength=0.92,
        full_at=0.53,
        words=(Words(0.08, 0.53, 0.82, 0.66, HEAD), Words(0.08, 0.67, 0.8, 0.74)),
        top=0.5,
    ),
    # the two choices of Consent
    "card": Scrim(
        near=0.28, far=0.92, strength=0.92, full_at=0.7, words=(Words(0.05, 0.7, 0.95, 0.8),), veil=0.1
    ),
    # mood tiles
    "tile": Scrim(
        near=0.36, far=0.84, strength=0.92, full_at=0.66, words=(Words(0.38, 0.66, 0.92, 0.82),), tinted=True
    ),
    "tilePortrait": Scrim(
        near=0.26, far=0.72, strength=0.94, full_at=0.6, words=(Words(0.33, 0.6, 0.92, 0.79),), tinted=True
    ),
}


def fitted(image: QImage, kind: Scrim, shade: QColor) -> Scrim:
    """The lightest form of a scrim under which all words on this image reach their contrast."""
    grounds = [_below(words, image) for words in kind.words]
    for step in range(STEPS):
        scrim = kind.deepened(step / STEPS)
        if all(
            contrast.words_ratio(words.color, _darkened(ground, words, scrim, shade)) >= words.needed
            for words, ground in zip(kind.words, grounds, strict=True)
        ):
            return scrim
    return kind.deepened(1)


def lay(image: QImage, scrim: Scrim, shade: QColor) -> None:
    """Draws the scrim over the image."""
    width, height = image.width(), image.height()
    painter = QPainter(image)
    axis = QLinearGradient(0, 0, width, 0) if scrim.sideways else QLinearGradient(0, 0, 0, height)
    places = np.clip(np.linspace(scrim.near, scrim.far, STOPS, dtype=np.float32), 0, 1)
    for place, alpha in zip(places, scrim.alphas(places), strict=True):
        axis.setColorAt(float(place), _with_alpha(shade, float(alpha)))
    painter.fillRect(image.rect(), axis)
    if scrim.top:
        upper = QLinearGradient(0, 0, 0, height * 0.16)
        upper.setColorAt(0, _with_alpha(shade, scrim.top))
        upper.setColorAt(1, _with_alpha(shade, 0))
        painter.fillRect(image.rect(), upper)
    painter.end()


def _below(words: Words, image: QImage) -> npt.NDArray[np.uint8]:
    width, height = image.width(), image.height()
    left, top = round(words.left * width), round(words.top * height)
    area = QRect(
        left, top, max(1, round(words.right * width) - left), max(1, round(words.bottom * height) - top)
    )
    return contrast.levels(image.copy(area), every=max(1, area.width() // SAMPLES_ACROSS))


def _darkened(
    ground: npt.NDArray[np.uint8], words: Words, scrim: Scrim, shade: QColor
) -> npt.NDArray[np.float32]:
    rows, columns = ground.shape[:2]
    if scrim.sideways:
        alphas = scrim.alphas(np.linspace(words.left, words.right, columns, dtype=np.float32))[None, :, None]
    else:
        alphas = scrim.alphas(np.linspace(words.top, words.bottom, rows, dtype=np.float32))[:, None, None]
    ink = np.array([shade.red(), shade.green(), shade.blue()], np.float32)
    return ground * (1 - alphas) + ink * alphas


def _with_alpha(color: QColor, alpha: float) -> QColor:
    return QColor(color.red(), color.green(), color.blue(), round(alpha * 255))
