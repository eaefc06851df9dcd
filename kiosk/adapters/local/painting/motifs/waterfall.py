"""A waterfall between leafy rocks."""

import numpy as np

from kiosk.adapters.local.painting.grid import combed
from kiosk.adapters.local.painting.mixing import bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.things.afloat import glints
from kiosk.adapters.local.painting.touches import Line, Touch


def waterfall(scene: Scene) -> Composition:
    """A waterfall between leafy rocks, clear and bright, into a pool."""
    grid, palette = scene.grid, scene.palette
    middle, top = scene.across(0.4, 0.6), scene.between(0.14, 0.22)
    pool = scene.between(0.7, 0.76)
    tone = 0.35 + 0.5 * grid.y + 0.2 * scene.noise(3, 3, 4)
    colour = mix(on_ramp(palette.sky, tone + 0.2), palette.glow, 0.85 * glow_around(scene, middle, 0.06, 0.3))
    flow = np.asarray(0.5 * scene.noise(2, 2, 2), np.float32)
    detail = scene.plane(0.45)
    half = 0.07 + 0.05 * np.clip(grid.y - top, 0, 1) + 0.02 * scene.noise(2, 5, 3)
    side = np.abs(grid.x - middle) - half
    cliff = smoothstep(-0.01, 0.02, side) * smoothstep(
        -0.02, 0.02, grid.y - top + 0.1 - 0.28 * np.clip(side, 0, 0.5)
    )
    rock = on_ramp(
        palette.land, 0.5 + 0.34 * scene.noise(7, 6, 5) + 0.3 * np.clip(side * 1.5, 0, 0.6) + 0.1 * grid.y
    )
    rock = mix(rock, palette.glow, 0.5 * bell(side, 0.09) * (1 - grid.y))
    colour = mix(colour, rock, cliff)
    flow = np.where(cliff > 0.5, np.pi / 2 + 0.5 * scene.noise(4, 4, 2), flow).astype(np.float32)
    bush = smoothstep(0.05, 0.3, scene.noise(7, 7, 4) + np.clip(side * 0.8, 0, 0.35) - 0.1) * smoothstep(
        0.01, 0.07, side
    )
    colour = mix(
        colour, on_ramp(palette.leaf, 0.42 + 0.5 * scene.noise(12, 12, 3) + 0.3 * (0.5 - side)), bush * 0.92
    )
    flow = np.where(bush > 0.5, 1.3 * scene.noise(7, 7, 2), flow).astype(np.float32)
    fall = smoothstep(0.012, -0.012, side) * smoothstep(-0.012, 0.012, grid.y - top)
    upright = np.full_like(grid.x, np.pi / 2)
    threads = combed(scene.noise(44, 10, 2), upright, 6)
    water = mix(
        on_ramp(palette.water, 0.25 + 0.12 * threads), palette.highlight, np.clip(0.55 + 0.3 * threads, 0, 1)
    )
    colour = mix(colour, shade(water, 1 - 0.14 * smoothstep(-0.05, 0.0, side)), fall)
    flow = np.where(fall > 0.5, np.pi / 2, flow).astype(np.float32)
    below = np.clip((grid.y - pool) / (1 - pool), 0, 1)
    basin = smoothstep(-0.012, 0.012, grid.y - pool - 0.02 * scene.profile(4, 3)[None])
    ripples = scene.noise(4, 26, 3)
    surface = mix(
        on_ramp(palette.water, 0.1 + 0.75 * below + 0.16 * ripples),
        palette.highlight,
        0.5 * bell(grid.x - middle, 0.2) * (1 - below),
    )
    colour = mix(colour, surface, basin)
    flow = np.where(basin > 0.5, 0.06 * ripples, flow).astype(np.float32)
    mist = bell(grid.y - pool, 0.07) * bell(grid.x - middle, 0.24)
    colour = mix(colour, palette.highlight, 0.72 * mist)
    detail = np.where(fall > 0.5, 0.9, np.where(cliff > 0.5, 0.7, detail)).astype(np.float32)
    touches: list[Touch] = []
    for _ in range(70):
        x, y = middle + scene.rng.normal(0, 0.07), scene.between(top + 0.02, pool)
        line = points((x, y), (x + scene.between(-0.004, 0.004), y + scene.between(0.04, 0.12)))
        touches.append(Line(line, scene.between(0.002, 0.005), palette.highlight, 0.5, 220))
    touches += glints(scene, middle, pool + 0.03, 0.97, 0.3, palette.highlight, 44)
    return Composition(colour, flow, detail, scene.focus(middle, 0.44), touches, 1.2)
