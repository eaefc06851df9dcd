"""What floats or flies, and light on water, made of touches."""

import numpy as np

from kiosk.adapters.local.painting.mixing import mix
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import placed, points
from kiosk.adapters.local.painting.scene import Scene
from kiosk.adapters.local.painting.touches import Dab, Line, Shape, Touch


def sailboat(scene: Scene, x: float, y: float, size: float, hull: Colours, sail: Colours) -> list[Touch]:
    """A small boat with two sails and its broken reflection."""
    touches: list[Touch] = [
        Shape(placed(x, y, size, (0.03, -0.08), (0.03, -1.7), (0.42, -0.75), (0.85, -0.14)), sail, paint=220),
        Shape(placed(x, y, size, (-0.05, -0.08), (-0.05, -1.45), (-0.62, -0.14)), sail * 0.9, paint=200),
        Shape(placed(x, y, size, (-0.95, 0), (1.0, -0.04), (0.68, 0.27), (-0.62, 0.27)), hull, paint=200),
    ]
    for part in range(6):
        half, sink = 0.66 - 0.09 * part, 0.42 + 0.17 * part
        tone = mix(hull, sail, 0.75 if part > 1 else 0.1)
        drift = scene.between(-0.12, 0.12)
        touches.append(
            Dab(x + drift * size, y + sink * size, half * size, tone, 0.12, opacity=0.75 - 0.08 * part)
        )
    return touches


def gulls(scene: Scene, x: float, y: float, spread: float, colour: Colours, count: int = 5) -> list[Touch]:
    """Far birds: two small arcs each."""
    birds: list[Touch] = []
    for _ in range(count):
        at_x, at_y = x + scene.between(-spread, spread), y + scene.between(-spread, spread) * 0.4
        wing = scene.between(0.010, 0.018)
        tilt = scene.between(-0.2, 0.2)
        for side in (-1, 1):
            bend = np.linspace(0, 1, 7)
            lift = -0.75 * np.sin(bend * 2.3) + 0.25 * bend + side * tilt * bend
            arc = np.stack([at_x + side * wing * 1.2 * bend, at_y + wing * lift], 1).astype(np.float32)
            birds.append(Line(arc, 0.0028, colour))
    return birds


def balloon(scene: Scene, x: float, y: float, radius: float, tints: tuple[Colours, Colours]) -> list[Touch]:
    """A hot-air balloon: eight gores of short brush marks, lit from the upper left, and a basket."""
    rise = np.linspace(0, 1, 13)
    half = np.sin(np.pi * (0.04 + 0.83 * rise) ** 0.86) ** 0.72 * radius
    depth = y - radius * 1.08 + rise * radius * 2.25
    bulge = np.sin(np.linspace(-1, 1, 9) * np.pi / 2)
    touches: list[Touch] = []
    for number in range(8):
        sides = [np.stack([x + edge * half, depth], 1) for edge in bulge[number : number + 2]]
        outline = np.concatenate([sides[0], sides[1][::-1]]).astype(np.float32)
        touches.append(Shape(outline, np.clip(tints[number % 2] * (1.1 - 0.055 * number), 0, 1), paint=100))
    for row in range(12):
        for number in range(8):
            across = (bulge[number] + bulge[number + 1]) / 2
            inset = scene.between(0.1, 0.3) / 8
            edges = bulge[number] + inset, bulge[number + 1] - inset
            light = (
                1.16
                - 0.16 * across
                - 0.3 * rise[row]
                - 0.2 * max(0.0, across) ** 2
                + scene.between(-0.07, 0.07)
            )
            top, foot = (float(depth[at]) + radius * 0.05 * (1 - across**2) for at in (row, row + 1))
            (a, b), (c, d) = ([(x + edge * half[at]) for edge in edges] for at in (row, row + 1))
            mark = points((a, top), (b, top), (d, foot), (c, foot))
            tone = np.clip(tints[number % 2] * light, 0, 1)
            touches.append(Shape(mark, tone, paint=int(scene.rng.integers(90, 230))))
    mouth = float(depth[-1])
    for side in (-1, 1):
        rope = points((x + side * radius * 0.17, mouth), (x + side * radius * 0.11, mouth + radius * 0.3))
        touches.append(Line(rope, 0.002, 0.4 * tints[0]))
    basket = placed(x, mouth + radius * 0.28, radius, (-0.13, 0), (0.13, 0), (0.10, 0.2), (-0.10, 0.2))
    return [*touches, Shape(basket, np.clip(tints[0] * np.array([0.5, 0.4, 0.34], np.float32), 0, 1))]


def lantern(scene: Scene, x: float, y: float, size: float, light: Colours) -> list[Touch]:
    """A floating paper lantern, brighter below."""
    outer = placed(
        x, y, size, (-0.55, 0.7), (-0.72, -0.3), (-0.5, -0.8), (0.5, -0.8), (0.72, -0.3), (0.55, 0.7)
    )
    inner = placed(x, y, size, (-0.42, 0.66), (-0.48, 0.05), (0.48, 0.05), (0.42, 0.66))
    return [
        Shape(outer, np.clip(light * np.array([0.98, 0.8, 0.66], np.float32), 0, 1), paint=170),
        Shape(inner, light, paint=230),
        Dab(x, y + size * 0.5, size * 0.22, np.clip(light * 1.1, 0, 1), 0.9, paint=245),
    ]


def glints(
    scene: Scene, x: float, top: float, bottom: float, spread: float, colour: Colours, count: int = 60
) -> list[Touch]:
    """A path of light on water: dashes that widen towards the viewer."""
    dashes: list[Touch] = []
    for depth in np.sort(scene.rng.random(count)) ** 1.2:
        y = top + (bottom - top) * depth
        half = (0.006 + 0.028 * depth) * scene.between(0.4, 1.3)
        middle = x + scene.rng.normal(0, 0.35) * spread * (0.25 + depth)
        fade = float(np.exp(-(((middle - x) / (spread * (0.35 + depth) + 1e-6)) ** 2)))
        dashes.append(Dab(middle, y, half, colour, 0.17, scene.between(-0.05, 0.05), 0.85 * fade, 225))
    return dashes
