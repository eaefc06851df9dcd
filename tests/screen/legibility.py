"""How well every word on screen can be read, from the pixels that are really below it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.screen import contrast
from tests.screen.stage import Stage

LARGE_U, BODY_U = 4.0, 2.8
"""Sizes in hundredths of the shorter side: large words, and the least of body text; captions have 2.2."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, the contrast it needs, and the contrast it has."""

    text: str
    needed: float
    ratio: float

    @property
    def good(self) -> bool:
        return self.ratio >= self.needed


def readings(stage: Stage) -> list[Reading]:
    """Of every text that belongs to a screen in use."""
    texts = [item for item in stage.items() if item.inherits("QQuickText") and item.isEnabled()]
    texts = [item for item in texts if str(item.property("text")) and seen_through(item) == 1]
    written = stage.still()
    for item in texts:
        item.setOpacity(0)
    ground = stage.still()
    return [reading for item in texts if (reading := _reading(item, written, ground)) is not None]


def seen_through(item: QQuickItem) -> float:
    """The opacity of an item with all that it is part of."""
    parent = item.parentItem()
    return item.opacity() * (seen_through(parent) if parent else 1.0)


def _reading(item: QQuickItem, written: QImage, ground: QImage) -> Reading | None:
    whole = item.mapRectToScene(item.boundingRect()).toAlignedRect().intersected(ground.rect())
    if whole.isEmpty():
        return None
    below = contrast.levels(ground.copy(whole)).astype(np.int32)
    rows, columns = np.nonzero(np.abs(contrast.levels(written.copy(whole)) - below).sum(axis=2) > 30)
    if not rows.size:
        return None
    below = below[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    levels = np.percentile(contrast.luminance(below), (2, 98))
    words = contrast.luminance_of(QColor(item.property("color")).name())
    ratio = min(contrast.ratio(words, float(level)) for level in levels)
    size_u = float(item.property("font").pixelSize()) / min(ground.width(), ground.height()) * 100
    body = BODY_U <= size_u < LARGE_U and not item.property("font").bold()
    return Reading(str(item.property("text")), 7.0 if body else 4.5, ratio)
