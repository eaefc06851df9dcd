"""Water lilies."""

import numpy as np

from kiosk.adapters.local.painting.mixing import mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.touches import Dab, Line, Shape, Touch


def lily_pond(scene: Scene, *, dusk: bool = False) -> Composition:
    """Water lilies on a pond that mirrors trees and sky."""
    grid, palette = scene.grid, scene.palette
    tone = 0.35 + 0.5 * (1 - grid.y) + 0.22 * scene.noise(3, 2, 4)
    colour = mix(on_ramp(palette.water, 1 - tone), on_ramp(palette.sky, tone), 0.5)
    willow = smoothstep(0.05, 0.5, scene.noise(5, 1.2, 4) + 0.3 * (0.6 - grid.y))
    colour = mix(colour, on_ramp(palette.leaf, 0.35 + 0.4 * scene.noise(9, 2, 3)), 0.62 * willow)
    glow_x, glow_y = scene.across(0.35, 0.65), scene.between(0.1, 0.3)
    colour = mix(colour, palette.glow, (0.75 if dusk else 0.6) * glow_around(scene, glow_x, glow_y, 0.3))
    flow = 0.1 * scene.noise(2, 8, 2)
    flow = np.where(
        (willow > 0.35) & (grid.y < 0.55), np.float32(np.pi / 2) + 0.2 * scene.noise(3, 2, 2), flow
    )
    detail = scene.plane(0.45)
    touches: list[Touch] = []
    pads, flowers = _lily_layout(scene)
    for x, y, radius in pads:
        touches += _lily_pad(scene, x, y, radius)
    for x, y, radius in flowers:
        touches += _lily(scene, x, y, radius)
    x, y, _ = flowers[-1]
    return Composition(colour, np.asarray(flow, np.float32), detail, scene.focus(x, y - 0.04), touches, 1.1)


def _lily_layout(scene: Scene) -> tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]:
    """Pads in drifts from far to near, and flowers of which the last is the main one."""
    main_x, main_y = scene.across(0.36, 0.64), scene.between(0.56, 0.68)
    pads: list[tuple[float, float, float]] = [(main_x, main_y + 0.02, 0.12)]
    centres = [(main_x, main_y)] + [
        (scene.between(0, scene.grid.aspect), scene.between(0.25, 1)) for _ in range(6)
    ]
    for _ in range(420):
        centre_x, centre_y = scene.pick(centres)
        y = centre_y + scene.rng.normal(0, 0.07)
        if not 0.2 < y < 1.06:
            continue
        radius = (0.02 + 0.1 * (y - 0.16) ** 1.15) * scene.between(0.75, 1.25)
        x = centre_x + scene.rng.normal(0, 0.24)
        if all(np.hypot((x - a), (y - b) * 2.6) > (radius + c) * 0.86 for a, b, c in pads):
            pads.append((x, y, radius))
    pads.sort(key=lambda pad: pad[1])
    near = [pad for pad in pads[1:] if abs(pad[0] - main_x) > 0.16]
    others = [near[int(index)] for index in scene.rng.permutation(len(near))[:6]]
    flowers = sorted(((x, y - 0.01, radius * 0.62) for x, y, radius in others), key=lambda flower: flower[1])
    return pads, [*flowers, (main_x, main_y, 0.088)]


def _lily_pad(scene: Scene, x: float, y: float, radius: float) -> list[Touch]:
    turn = scene.between(0, 2 * np.pi)
    circle = np.linspace(0.28, 2 * np.pi - 0.28, 16) + turn
    rim = np.stack([x + np.cos(circle) * radius, y + np.sin(circle) * radius * 0.4], 1)
    outline = np.concatenate(
        [rim, points((x + np.cos(turn) * radius * 0.2, y + np.sin(turn) * radius * 0.08))]
    )
    ripe = scene.between(0.3, 0.85)
    tone = on_ramp(scene.palette.leaf, ripe)
    shadow = shade(on_ramp(scene.palette.leaf, 0.05), 0.7)
    lit = mix(on_ramp(scene.palette.leaf, min(1.0, ripe + 0.25)), scene.palette.lit, 0.25)
    touches: list[Touch] = [
        Shape(outline + np.array([0.0, radius * 0.09]), shadow, 0.75, 90),
        Shape(outline, tone, paint=int(scene.rng.integers(110, 200))),
    ]
    for _ in range(int(3 + radius * 50)):
        angle, out = scene.between(0, 2 * np.pi), scene.between(0.25, 0.8)
        inner = (x + np.cos(angle) * radius * out * 0.5, y + np.sin(angle) * radius * out * 0.2)
        outer = (x + np.cos(angle) * radius * out, y + np.sin(angle) * radius * out * 0.4)
        touches.append(Line(points(inner, outer), radius * 0.09, mix(tone, lit, scene.between(0.2, 1)), 0.8))
    return touches


def _lily(scene: Scene, x: float, y: float, size: float) -> list[Touch]:
    ramp: Colours = scene.pick(scene.palette.blossoms)
    touches: list[Touch] = []
    for ring, (count, length, lift) in enumerate(((9, 1.0, 0.32), (8, 0.82, 0.62), (6, 0.58, 0.85))):
        for angle in sorted(np.linspace(0, 2 * np.pi, count, endpoint=False) + ring * 0.4, key=np.sin):
            tip_x, tip_y = (
                x + np.cos(angle) * size * length,
                y + (np.sin(angle) * 0.42 - lift) * size * length,
            )
            side_x, side_y = -np.sin(angle) * size * 0.24, np.cos(angle) * size * 0.1 + 0.02 * size
            middle = x + (tip_x - x) * 0.55, y + (tip_y - y) * 0.55
            petal = points(
                (x, y),
                (middle[0] + side_x, middle[1] + side_y),
                (tip_x, tip_y),
                (middle[0] - side_x, middle[1] - side_y),
            )
            light = 0.45 + 0.28 * ring + 0.12 * np.sin(angle) + scene.between(-0.08, 0.08)
            touches.append(Shape(petal, on_ramp(ramp, light), paint=int(scene.rng.integers(140, 240))))
            touches.append(
                Line(points((x, y), middle), size * 0.05, on_ramp(ramp, max(0.0, light - 0.3)), 0.5)
            )
    touches.append(Dab(x, y - size * 0.42, size * 0.16, on_ramp(ramp, 0.0), 0.7, paint=235))
    return touches
