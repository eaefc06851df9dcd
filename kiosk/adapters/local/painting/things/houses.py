"""Buildings and lamps made of touches: the warm lights of a night."""

import numpy as np

from kiosk.adapters.local.painting.mixing import mix
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import placed, points
from kiosk.adapters.local.painting.scene import Scene
from kiosk.adapters.local.painting.touches import Line, Shape, Touch


def cabin(scene: Scene, x: float, foot: float, size: float, wall: Colours, window: Colours) -> list[Touch]:
    """A timber hut with a steep roof, a chimney, a door and warm windows."""
    roof = np.clip(wall * 0.5, 0, 1)
    touches: list[Touch] = [
        Shape(placed(x, foot, size, (0.42, -1.0), (0.42, -1.55), (0.6, -1.55), (0.6, -0.9)), roof * 0.9),
        Shape(placed(x, foot, size, (-0.8, 0), (-0.8, -0.7), (0.8, -0.7), (0.8, 0)), wall),
    ]
    for board in np.linspace(-0.64, -0.06, 6):
        tone = np.clip(wall * scene.between(0.75, 1.3), 0, 1)
        touches.append(
            Line(placed(x, foot, size, (-0.76, board), (0.76, board)), size * 0.07, tone, paint=130)
        )
    touches.append(
        Shape(
            placed(x, foot, size, (-1.05, -0.6), (-0.5, -1.42), (0.52, -1.42), (1.05, -0.6)), roof, paint=220
        )
    )
    for row in np.linspace(-1.32, -0.68, 5):
        reach = 0.56 + 0.5 * (row + 1.42) / 0.8
        tone = np.clip(roof * scene.between(0.8, 1.6), 0, 1)
        touches.append(Line(placed(x, foot, size, (-reach, row), (reach, row)), size * 0.06, tone, paint=200))
    door = placed(x, foot, size, (-0.14, 0), (-0.14, -0.5), (0.14, -0.5), (0.14, 0))
    touches.append(Shape(door, mix(roof, window, 0.25)))
    for left in (-0.62, 0.26):
        pane = placed(x, foot, size, (left, -0.2), (left, -0.53), (left + 0.36, -0.53), (left + 0.36, -0.2))
        touches.append(Shape(pane, window, paint=230))
        for frame in (((0.18, -0.2), (0.18, -0.53)), ((0.0, -0.365), (0.36, -0.365))):
            bar = placed(x + left * size, foot, size, *frame)
            touches.append(Line(bar, size * 0.03, roof))
    return touches


def tent(scene: Scene, x: float, foot: float, size: float, cloth: Colours, light: Colours) -> list[Touch]:
    """A tent lit from within: brightest at the foot."""
    touches: list[Touch] = []
    for part in range(7):
        low, high = part / 7, (part + 1) / 7
        tone = mix(light, cloth, min(1.0, 0.15 + 0.75 * low**0.8))
        band = placed(
            x,
            foot,
            size,
            (-1 + low, -1.15 * low),
            (1 - low, -1.15 * low),
            (1 - high, -1.15 * high),
            (-1 + high, -1.15 * high),
        )
        touches.append(Shape(band, tone, paint=120 + 12 * part))
    touches.append(
        Shape(placed(x, foot, size, (-0.2, 0), (0.0, -0.8), (0.2, 0)), mix(light, cloth, 0.08), paint=230)
    )
    touches.append(
        Line(placed(x, foot, size, (-1.02, 0.02), (0, -1.18), (1.02, 0.02)), size * 0.05, cloth * 0.45)
    )
    return touches


def street_lamp(
    scene: Scene, x: float, foot: float, height: float, post: Colours, light: Colours
) -> list[Touch]:
    """A post with a glowing lantern at its top."""
    top = foot - height
    lantern = placed(x, top, height, (-0.045, 0), (-0.06, -0.1), (0.06, -0.1), (0.045, 0))
    cap = placed(x, top, height, (-0.08, -0.1), (0, -0.155), (0.08, -0.1))
    return [
        Line(points((x, foot), (x, top)), height * 0.026, post),
        Line(placed(x, foot, height, (-0.07, 0.0), (0.07, 0.0)), height * 0.03, post),
        Line(placed(x, top, height, (-0.05, 0.02), (0.05, 0.02)), height * 0.02, post),
        Shape(lantern, light, paint=240),
        Shape(cap, post),
    ]


def lighthouse(
    scene: Scene, x: float, foot: float, height: float, wall: Colours, light: Colours
) -> list[Touch]:
    """A tapering tower with its lamp; strips shade it from the lit side."""
    touches: list[Touch] = []
    for part in np.linspace(0, 0.8, 5):
        left, right = -1 + 2 * part, min(1.0, -1 + 2 * (part + 0.22))
        tone = np.clip(wall * (1.1 - 0.6 * part), 0, 1)
        strip = placed(
            x,
            foot,
            height,
            (left * 0.105, 0),
            (left * 0.066, -0.8),
            (right * 0.066, -0.8),
            (right * 0.105, 0),
        )
        touches.append(Shape(strip, tone))
    for low in (0.22, 0.5):
        ring = placed(x, foot, height, (-0.098, -low), (0.098, -low), (0.09, -low - 0.1), (-0.09, -low - 0.1))
        touches.append(Shape(ring, np.clip(wall * 0.45, 0, 1), opacity=0.7))
    gallery = placed(x, foot, height, (-0.1, -0.8), (0.1, -0.8), (0.1, -0.835), (-0.1, -0.835))
    lamp = placed(x, foot, height, (-0.055, -0.835), (0.055, -0.835), (0.055, -0.93), (-0.055, -0.93))
    cap = placed(x, foot, height, (-0.08, -0.93), (0, -1.02), (0.08, -0.93))
    dark = np.clip(wall * 0.35, 0, 1)
    return [*touches, Shape(gallery, dark), Shape(lamp, light, paint=240), Shape(cap, dark)]
