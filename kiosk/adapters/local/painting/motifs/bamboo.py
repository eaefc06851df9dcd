"""Bamboo before a misty light."""

import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix, on_ramp
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.touches import Line, Shape, Touch


def bamboo(scene: Scene) -> Composition:
    """Bamboo stalks with joints and slender leaves before a misty light."""
    grid, palette = scene.grid, scene.palette
    middle, height = scene.across(0.36, 0.64), scene.between(0.36, 0.56)
    colour = on_ramp(palette.sky, 0.35 + 0.45 * grid.y + 0.2 * scene.noise(3, 3, 4))
    colour = mix(colour, palette.glow, 0.9 * glow_around(scene, middle, height, 0.42))
    colour = mix(colour, palette.sun, 0.5 * bell(np.hypot(grid.x - middle, grid.y - height), 0.14))
    flow = np.asarray(np.pi / 2 + 0.35 * scene.noise(2, 2, 2), np.float32)
    detail = scene.plane(0.35)
    touches: list[Touch] = []
    for layer, stalks in enumerate((11, 8, 5)):
        near = layer / 2
        for x in np.linspace(0, grid.aspect, stalks) + scene.rng.normal(0, 0.07, stalks):
            if layer == 2 and abs(x - middle) < 0.16:
                continue
            touches += _stalk(scene, float(x), near)
        for _ in range(26 + 22 * layer):
            x, y = scene.between(0, grid.aspect), scene.rng.random() ** 1.5 * 0.75
            touches += _slender_leaf(scene, x, y, near)
    return Composition(colour, flow, detail, scene.focus(middle, height), touches)


def _stalk(scene: Scene, x: float, near: float) -> list[Touch]:
    half = 0.006 + 0.014 * near * scene.between(0.8, 1.2)
    lean = scene.between(-0.04, 0.04)
    far = 1 - near
    tone = mix(
        on_ramp(scene.palette.leaf, 0.85 - 0.45 * near + scene.between(-0.1, 0.1)),
        scene.palette.haze,
        0.6 * far,
    )
    touches: list[Touch] = []
    top, joint = -0.05, scene.between(0.14, 0.2) * (0.7 + 0.4 * near)
    while top < 1.05:
        foot = top + joint * scene.between(0.85, 1.1)
        left, right = x + lean * top, x + lean * foot
        for place, light in ((-0.5, 1.16), (0.2, 0.94), (0.72, 0.66)):
            piece = points((left + place * half, top + 0.004), (right + place * half, foot - 0.003))
            touches.append(Line(piece, half * 0.95, np.clip(tone * light, 0, 1), paint=int(120 + 80 * light)))
        ring = points((right - half * 0.95, foot), (right + half * 0.95, foot))
        touches.append(Line(ring, 0.006, np.clip(tone * 0.5, 0, 1)))
        touches.append(
            Line(ring - np.array([0, 0.005], np.float32), 0.004, mix(tone, scene.palette.highlight, 0.6))
        )
        top = foot
    return touches


def _slender_leaf(scene: Scene, x: float, y: float, near: float) -> list[Touch]:
    tone = mix(
        on_ramp(scene.palette.leaf, 0.95 - 0.6 * near * scene.between(0.6, 1.2)),
        scene.palette.haze,
        0.5 * (1 - near),
    )
    touches: list[Touch] = []
    for _ in range(3):
        angle = np.pi / 2 + scene.rng.normal(0, 0.75)
        length = scene.between(0.06, 0.11) * (0.6 + 0.6 * near)
        tip = x + np.cos(angle) * length, y + np.sin(angle) * length
        middle_x, middle_y = x + np.cos(angle - 0.15) * length * 0.5, y + np.sin(angle - 0.15) * length * 0.5
        side_x, side_y = -np.sin(angle) * length * 0.1, np.cos(angle) * length * 0.1
        blade = points(
            (x, y), (middle_x + side_x, middle_y + side_y), tip, (middle_x - side_x, middle_y - side_y)
        )
        shade_of = np.clip(tone * scene.between(0.75, 1.2), 0, 1)
        touches.append(Shape(blade, shade_of, paint=int(scene.rng.integers(90, 220))))
    return touches
