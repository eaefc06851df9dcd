"""Rainy evenings: a town across wet ground, a row of lamps."""

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix, on_ramp, smoothstep
from kiosk.adapters.local.painting.motifs.fireworks import skyline_of
from kiosk.adapters.local.painting.motifs.lake import draw_water
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Sky, glow_around
from kiosk.adapters.local.painting.things.afloat import glints
from kiosk.adapters.local.painting.things.houses import street_lamp
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


def town_in_rain(scene: Scene) -> Composition:
    """Town lights across wet ground on a rainy evening."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.52, 0.6)
    colour = on_ramp(palette.sky, 0.05 + 0.62 * grid.y / horizon * 0.8 + 0.22 * scene.noise(2, 3, 4))
    colour = mix(colour, palette.glow, 0.42 * bell(grid.y - horizon, 0.16))
    flow = np.asarray(np.pi / 2 + 0.1 * scene.noise(2, 2, 2), np.float32)
    detail = scene.plane(0.35)
    for layer, (blocks, tall) in enumerate(((26, 0.26), (17, 0.17))):
        skyline = horizon - 0.04 - tall * skyline_of(scene, blocks)
        block = ((grid.y > skyline[None]) & (grid.y < horizon + 0.01)).astype(np.float32)
        block = np.asarray(cv2.GaussianBlur(block, (0, 0), 1.6 - layer), np.float32)
        colour = mix(colour, mix(palette.dark, palette.haze, 0.45 - 0.35 * layer), block * 0.8)
    sky = Sky(colour, flow)
    draw_water(scene, sky, detail, horizon, 0.95)
    touches: list[Touch] = []
    lamps = [
        (grid.aspect * (n + scene.between(0.2, 0.8)) / 15, horizon - abs(scene.rng.normal(0.03, 0.035)))
        for n in range(15)
    ]
    main = lamps[int(scene.rng.integers(5, 10))]
    for x, y in [*lamps, main]:
        tint = scene.pick(palette.lights[:3]) if scene.chance(0.8) else palette.lights[-1]
        radius = scene.between(0.008, 0.016) * (1.6 if (x, y) == main else 1.0)
        around = grid.patch(x, y, radius * 10)
        near = bell(np.hypot(grid.x[around] - x, grid.y[around] - y), radius * 4.2)
        sky.colour[around] = mix(sky.colour[around], tint, 0.62 * near)
        mirror = slice(int(horizon * grid.rows), None), grid.columns_between(x - radius * 5, x + radius * 5)
        depth = grid.y[mirror] - horizon
        wet = bell(grid.x[mirror] - x, radius * 1.7) * smoothstep(0, 0.02, depth) * np.exp(-depth / 0.22)
        sky.colour[mirror] = mix(sky.colour[mirror], tint, 0.6 * wet)
        touches.append(Dab(x, y, radius * 0.8, mix(tint, palette.sun, 0.5), 1.0, 0.0, 0.95, 235))
        touches += glints(
            scene, x, horizon + 0.02, scene.between(0.72, 0.94), radius * 1.6, mix(tint, palette.sun, 0.3), 9
        )
    for _ in range(130):
        for_tint = mix(scene.pick(palette.lights), palette.dark, 0.35)
        x, y = scene.between(0, grid.aspect), horizon - scene.between(0.01, 0.2)
        touches.append(Dab(x, y, scene.between(0.0015, 0.003), for_tint, 1.0, 0.0, 0.5))
    touches += _rain(scene, 130)
    return Composition(sky.colour, sky.flow, detail, scene.focus(*main), touches)


def street_in_rain(scene: Scene, *, wet: bool = True) -> Composition:
    """A row of street lamps along a path; the nearest is the warm light of the picture."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.54, 0.6)
    side = scene.pick((-1, 1))
    middle = grid.aspect * (0.5 - side * scene.between(0.02, 0.08))
    colour = on_ramp(palette.sky, 0.1 + 0.7 * grid.y / horizon * 0.8 + 0.2 * scene.noise(2, 3, 4))
    flow = np.asarray(np.pi / 2 + 0.25 * scene.noise(2, 2, 2), np.float32)
    sky = Sky(colour, flow)
    detail = scene.plane(0.4)
    trees = smoothstep(0.02, 0.12, grid.y - horizon + 0.17 + 0.13 * scene.profile(6, 5)[None]) * (
        grid.y < horizon + 0.02
    )
    sky.colour[:] = mix(sky.colour, mix(palette.dark, palette.haze, 0.3), trees * 0.7)
    fall = np.clip((grid.y - horizon) / (1 - horizon), 0, 1)
    ground = smoothstep(0.0, 0.01, grid.y - horizon)
    path = smoothstep(
        1.06, 0.94, np.abs(grid.x - middle) / (0.05 + 0.62 * fall * min(1.0, grid.aspect / 1.5))
    )
    grass = on_ramp(palette.land, 0.5 + 0.35 * fall + 0.16 * scene.noise(6, 16, 4))
    stone = on_ramp(palette.water, 0.2 + 0.55 * fall + 0.16 * scene.noise(4, 24, 3))
    sky.colour[:] = mix(sky.colour, mix(grass, stone, path), ground)
    sky.flow[:] = np.where(ground > 0.5, 0.05, sky.flow)
    touches: list[Touch] = []
    lamps = []
    for depth in (0.04, 0.11, 0.23, 0.45):
        y = horizon + (1 - horizon) * depth
        beside = (0.08 + 0.66 * depth) * min(1.0, grid.aspect / 1.5)
        lamps += [(middle + way * beside, y, 0.12 + 0.66 * depth) for way in (side, -side)]
    lamps.pop()
    for x, foot, height in lamps:
        top = foot - height * 1.05
        near = glow_around(scene, x, top, 0.05 + height * 0.2, 1.9)
        sky.colour[:] = mix(sky.colour, palette.glow, 0.85 * near)
        pool = bell(np.hypot((grid.x - x) * 0.6, (grid.y - foot - 0.02) * 2.2), height * 0.24)
        sky.colour[:] = mix(sky.colour, palette.glow, 0.5 * pool)
        if wet:
            streak = bell(grid.x - x, 0.012 + 0.03 * height) * smoothstep(foot, foot + 0.03, grid.y) * 0.5
            sky.colour[:] = mix(sky.colour, palette.sun, streak * np.exp(-np.clip(grid.y - foot, 0, 1) / 0.2))
        touches += street_lamp(scene, x, foot, height, palette.dark, palette.sun)
    if wet:
        touches += _rain(scene, 120)
    x, foot, height = lamps[-1]
    return Composition(sky.colour, sky.flow, detail, scene.focus(x, foot - height * 0.9), touches)


def _rain(scene: Scene, count: int) -> list[Touch]:
    """Thin slanting lines of rain."""
    lines: list[Touch] = []
    for _ in range(count):
        x, y, length = scene.between(0, scene.grid.aspect), scene.between(-0.05, 1), scene.between(0.03, 0.09)
        line = points((x, y), (x - length * 0.12, y + length))
        lines.append(Line(line, 0.0022, scene.palette.highlight, scene.between(0.08, 0.3), 170))
    return lines
