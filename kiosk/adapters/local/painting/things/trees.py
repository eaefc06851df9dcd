"""Small trees made of touches."""

import numpy as np

from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Scene
from kiosk.adapters.local.painting.touches import Line, Touch


def fir(scene: Scene, x: float, foot: float, height: float, colour: Colours) -> list[Touch]:
    """A fir of hanging strokes, narrow at the top, ragged at the sides."""
    strokes: list[Touch] = []
    boughs = 8 if height < 0.08 else 11
    for part in np.linspace(0, 1, boughs):
        y = foot - height * (1 - part)
        for side in (-1, 1):
            half = height * (0.02 + 0.27 * part) * scene.between(0.75, 1.2) * side
            bough = points(
                (x, y - 0.04 * height), (x + half * 0.6, y + 0.02 * height), (x + half, y + 0.07 * height)
            )
            tone = np.clip(colour * scene.between(0.7, 1.35), 0, 1)
            strokes.append(Line(bough, height * 0.075, tone, paint=int(scene.rng.integers(80, 220))))
    return strokes


def cypress(scene: Scene, x: float, foot: float, height: float, colour: Colours) -> list[Touch]:
    """A flame-shaped tree of wavering upright strokes."""
    strokes: list[Touch] = []
    for _ in range(int(26 + height * 60)):
        rise = scene.rng.random() ** 0.8
        half = height * 0.13 * np.sin(np.pi * min(1.0, 0.12 + 0.86 * rise)) ** 0.8
        start_x, start_y = x + scene.between(-half, half), foot - height * rise * 0.86
        length = height * scene.between(0.12, 0.22)
        lean = scene.between(-0.02, 0.02)
        wave = points((start_x, start_y), (start_x + lean, start_y - length / 2), (start_x, start_y - length))
        tone = np.clip(colour * scene.between(0.6, 1.45), 0, 1)
        strokes.append(Line(wave, height * 0.03, tone, paint=int(scene.rng.integers(70, 220))))
    return strokes
