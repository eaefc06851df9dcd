"""The darkening between a picture and the words on it, as strong as that picture needs it."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from kiosk.screen import contrast

ENOUGH = 7.0
"""The contrast that body words need."""
STEPS = 12


@dataclass(frozen=True, slots=True)
class Words:
    """Where words lie, as fractions of the frame, and their colour."""

    left: float
    top: float
    right: float
    bottom: float
    color: str


@dataclass(frozen=True, slots=True)
class Scrim:
    """A darkening that grows from `near` to `far` (fractions of the frame) up to `strength`.

    `sideways` runs from the right to the left, else it runs from top to bottom; `veil` lies over everything;
    `top` is the strength of a second, shorter one along the upper edge.
    """

    near: float
    far: float
    strength: float
    words: Words
    sideways: bool = False
    veil: float = 0.0
    top: float = 0.0

    def deepened(self, share: float) -> "Scrim":
        """The same scrim darker: at share 1 the words lie wholly on its full strength."""
        edge = self.words.right if self.sideways else self.words.top
        return replace(
            self,
            far=self.far + (edge - self.far) * share,
            near=self.near + ((edge + 0.2 if self.sideways else edge - 0.2) - self.near) * share,
            strength=self.strength + (0.97 - self.strength) * share,
        )

    def alphas(self, places: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """The darkening at places along its axis (0 to 1), each 0 to 1."""
        ramp = np.clip((places - self.near) / (self.far - self.near), 0, 1)
        return np.asarray(self.veil + (self.strength - self.veil) * ramp)


BODY = "#EDE8DD"
KINDS: dict[str, Scrim] = {
    "left": Scrim(0.74, 0.16, 0.93, Words(0.05, 0.2, 0.42, 0.95, BODY), sideways=True),
    "below": Scrim(0.40, 0.68, 0.92, Words(0.08, 0.7, 0.85, 0.8, BODY), top=0.5),
    "card": Scrim(0.28, 0.82, 0.92, Words(0.05, 0.68, 0.95, 0.78, "#F6F3EC")),
    "tile": Scrim(0.36, 0.84, 0.92, Words(0.38, 0.62, 0.95, 0.86, "#F6F3EC")),
    "tilePortrait": Scrim(0.26, 0.72, 0.94, Words(0.33, 0.55, 0.95, 0.86, "#F6F3EC")),
}


def fitted(image: QImage, kind: Scrim, shade: QColor) -> Scrim:
    """The lightest form of a scrim under which the words on this image reach enough contrast."""
    words = kind.words
    area = QRect(
        round(words.left * image.width()),
        round(words.top * image.height()),
        max(1, round((words.right - words.left) * image.width())),
        max(1, round((words.bottom - words.top) * image.height())),
    )
    ground = contrast.levels(image.copy(area), every=max(1, area.width() // 160))
    along = ground.shape[1] if kind.sideways else ground.shape[0]
    start, end = (words.left, words.right) if kind.sideways else (words.top, words.bottom)
    places = np.linspace(start, end, along, dtype=np.float32)
    ink = np.array([shade.red(), shade.green(), shade.blue()], np.float32)
    for step in range(STEPS):
        scrim = kind.deepened(step / STEPS)
        alphas = scrim.alphas(places)
        alphas = alphas[None, :, None] if kind.sideways else alphas[:, None, None]
        if contrast.words_ratio(words.color, ground * (1 - alphas) + ink * alphas) >= ENOUGH:
            return scrim
    return kind.deepened(1)


def lay(image: QImage, scrim: Scrim, shade: QColor) -> None:
    """Draws the scrim over the image."""
    width, height = image.width(), image.height()
    axis = QLinearGradient(0, 0, width, 0) if scrim.sideways else QLinearGradient(0, 0, 0, height)
    for place in sorted({0.0, scrim.near, scrim.far, 1.0}):
        alpha = float(scrim.alphas(np.array([place], np.float32))[0])
        axis.setColorAt(
            min(max(place, 0), 1), QColor(shade.red(), shade.green(), shade.blue(), round(alpha * 255))
        )
    painter = QPainter(image)
    painter.fillRect(image.rect(), axis)
    if scrim.top:
        upper = QLinearGradient(0, 0, 0, height * 0.16)
        upper.setColorAt(0, QColor(shade.red(), shade.green(), shade.blue(), round(scrim.top * 255)))
        upper.setColorAt(1, QColor(shade.red(), shade.green(), shade.blue(), 0))
        painter.fillRect(image.rect(), upper)
    painter.end()
