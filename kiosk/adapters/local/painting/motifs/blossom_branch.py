"""A branch in blossom."""

import numpy as np

from kiosk.adapters.local.painting.mixing import Plane, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


def blossom_branch(scene: Scene) -> Composition:
    """A branch in blossom across a soft sky."""
    grid, palette = scene.grid, scene.palette
    tone = 0.04 + 0.62 * grid.y + 0.16 * scene.noise(2, 2, 4)
    glow_x, glow_y = scene.across(0.3, 0.7), scene.between(0.3, 0.6)
    colour = mix(on_ramp(palette.sky, tone), palette.glow, 0.4 * glow_around(scene, glow_x, glow_y, 0.32))
    for _ in range(14):
        x, y, radius = scene.between(0, grid.aspect), scene.between(0, 1), scene.between(0.03, 0.09)
        disc = smoothstep(radius + 0.012, radius - 0.012, np.hypot(grid.x - x, grid.y - y))
        colour = mix(colour, on_ramp(scene.pick(palette.blossoms), 0.8), disc * scene.between(0.1, 0.26))
    flow = np.asarray(0.5 + 0.6 * scene.noise(2, 2, 2), np.float32)
    wood, spots = _branches(scene)
    spots.sort(key=lambda spot: spot[2])
    ramp = scene.pick(palette.blossoms)
    touches = list(wood)
    for x, y, size in spots:
        touches += _blossom(scene, x, y, size, ramp)
    inner = [spot for spot in spots if 0.3 < spot[0] / grid.aspect < 0.7 and 0.2 < spot[1] < 0.8]
    x, y, _ = (inner or spots)[-1]
    return Composition(colour, flow, scene.plane(0.3), scene.focus(x, y), touches)


def _branches(scene: Scene) -> tuple[list[Touch], list[tuple[float, float, float]]]:
    """A main branch across the picture with twigs: its wood, and where blossoms sit (x, y, size)."""
    aspect = scene.grid.aspect
    side, rise = scene.pick((-1, 1)), scene.pick((-1, 1))
    start = np.array([aspect * (0.5 - 0.54 * side), 0.5 + rise * scene.between(0.18, 0.36)])
    end = np.array([aspect * (0.5 + side * scene.between(0.34, 0.46)), 0.5 - rise * scene.between(0.12, 0.3)])
    wood: list[Touch] = []
    spots: list[tuple[float, float, float]] = []
    trunk = _crooked(scene, start, end, 14, 0.05)
    wood += _bark(scene, trunk, 0.032)
    for joint in range(2, 14):
        heading = float(np.arctan2(*(trunk[joint] - trunk[joint - 1])[::-1]))
        turn = (1 if joint % 2 else -1) * scene.between(0.4, 1.0)
        reach = scene.between(0.2, 0.42) * (1.1 - 0.4 * joint / 14)
        tip = trunk[joint] + reach * np.array([np.cos(heading + turn), np.sin(heading + turn)])
        twig = _crooked(scene, trunk[joint], tip, 7, 0.03)
        wood += _bark(scene, twig, 0.012)
        for place in twig[2:]:
            for _ in range(int(scene.rng.integers(1, 3))):
                x, y = place + scene.rng.normal(0, 0.022, 2)
                spots.append((float(x), float(y), scene.between(0.026, 0.05)))
    return wood, spots


def _crooked(scene: Scene, start: Plane, end: Plane, joints: int, sway: float) -> Plane:
    """A line with random bends, shape (joints + 1, 2)."""
    part = np.linspace(0, 1, joints + 1)[:, None]
    line = start * (1 - part) + end * part
    bends = np.cumsum(scene.rng.normal(0, sway / 2, (joints + 1, 2)), 0) * np.sin(np.pi * part) ** 0.5
    return np.asarray(line + bends, np.float32)


def _bark(scene: Scene, line: Plane, width: float) -> list[Touch]:
    """Wood that tapers to a third, with a lit upper edge."""
    bark, lit = scene.palette.dark, mix(scene.palette.dark, scene.palette.lit, 0.45)
    strokes: list[Touch] = []
    for first in range(0, len(line) - 1, 2):
        piece, thick = line[first : first + 3], width * (1 - 0.66 * first / len(line))
        strokes.append(Line(piece, thick, np.clip(bark * scene.between(0.8, 1.25), 0, 1), paint=150))
        strokes.append(Line(piece - np.array([0, thick * 0.25], np.float32), thick * 0.28, lit, 0.7, 220))
    return strokes


def _blossom(scene: Scene, x: float, y: float, size: float, ramp: Colours) -> list[Touch]:
    turn, squash = scene.between(0, 6), scene.between(0.65, 1.0)
    if scene.chance(0.12):
        return [Dab(x, y, size * 0.42, on_ramp(ramp, 0.35), 0.8, turn, paint=200)]
    touches: list[Touch] = []
    for number in range(5):
        angle = turn + number * 2 * np.pi / 5
        petal_x, petal_y = x + np.cos(angle) * size * 0.55, y + np.sin(angle) * size * 0.55 * squash
        light = 0.66 - 0.26 * (np.cos(angle) + np.sin(angle)) + scene.between(-0.1, 0.1)
        shadow = shade(on_ramp(ramp, 0.9), 0.72)
        touches.append(
            Dab(petal_x + size * 0.07, petal_y + size * 0.1, size * 0.5, shadow, 0.8, angle, 0.6, 100)
        )
        touches.append(
            Dab(
                petal_x,
                petal_y,
                size * 0.48,
                on_ramp(ramp, light),
                0.8,
                angle,
                paint=int(scene.rng.integers(150, 240)),
            )
        )
    touches.append(Dab(x, y, size * 0.2, on_ramp(ramp, 0.05), 0.9, paint=230))
    touches.append(Dab(x, y, size * 0.09, mix(scene.palette.dark, ramp[0], 0.4), 1.0, paint=240))
    return touches
