"""Flowers of a meadow."""

import numpy as np

from kiosk.adapters.local.painting.mixing import on_ramp
from kiosk.adapters.local.painting.scene import Scene
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


def meadow_flowers(scene: Scene, top: float, count: int = 620) -> list[Touch]:
    """Flower heads that grow towards the viewer, in drifts; the nearest have stalks and two tones."""
    touches: list[Touch] = []
    tints = scene.palette.blossoms
    phase_x, phase_y = scene.between(0, 6), scene.between(0, 6)
    for depth in np.sort(scene.rng.random(count) ** 0.75):
        x, y = scene.between(0, scene.grid.aspect), top + (1.02 - top) * depth
        drift = np.sin(x * 7 + phase_x) * np.sin(y * 15 + x * 3 + phase_y)
        if scene.rng.random() > 0.45 + 0.5 * drift:
            continue
        radius = 0.0035 + 0.019 * depth**2.2
        ramp = tints[int(scene.rng.integers(len(tints)))] if scene.chance(0.35) else tints[0]
        colour = on_ramp(ramp, scene.between(0.0, 0.35))
        if radius > 0.008:
            stalk = np.array([(x, y), (x + scene.between(-0.01, 0.01), y + radius * 4)], np.float32)
            touches.append(Line(stalk, 0.003, scene.palette.leaf[60], opacity=0.8))
        touches.append(
            Dab(x, y, radius, colour, 0.72, scene.between(-0.5, 0.5), paint=int(scene.rng.integers(150, 250)))
        )
        if radius > 0.007:
            lit = on_ramp(ramp, scene.between(0.35, 0.7))
            touches.append(Dab(x - radius * 0.25, y - radius * 0.25, radius * 0.5, lit, 0.6, 0.4, paint=240))
    return touches
