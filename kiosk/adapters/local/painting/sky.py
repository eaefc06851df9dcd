"""Skies: a graded wash with clouds, or swirling wind, around a sun or moon."""

from dataclasses import dataclass

import numpy as np

from kiosk.adapters.local.painting.grid import combed
from kiosk.adapters.local.painting.mixing import Image, Plane, bell, mix, on_ramp, smoothstep, turn_flow
from kiosk.adapters.local.painting.scene import Scene
from kiosk.adapters.local.painting.touches import Dab, Touch


@dataclass(frozen=True, slots=True)
class Light:
    """A sun or moon, in picture heights."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Sky:
    """Colours and stroke directions of a sky, over the whole grid."""

    colour: Image
    flow: Plane


def place_light(scene: Scene, horizon: float, low: float = 0.03, high: float = 0.2) -> Light:
    """A sun or moon so far above the horizon, near a third or the middle of the width."""
    third = scene.pick((0.36, 0.5, 0.64))
    x = scene.grid.aspect * third + scene.between(-0.05, 0.05)
    return Light(x, horizon - scene.between(low, high), scene.between(0.034, 0.062))


def glow_around(scene: Scene, x: float, y: float, reach: float, power: float = 2.0) -> Plane:
    """Light that falls off from 1 at a point; a quarter is left at `reach`."""
    distance = np.hypot(scene.grid.x - x, scene.grid.y - y) / reach
    return np.asarray(1 / (1 + 3 * distance**power), np.float32)


def paint_sky(scene: Scene, horizon: float, light: Light | None = None, clouds: float = 0.5) -> Sky:
    """A wash from zenith to horizon; cloud banks are lit on the side of the light."""
    grid, palette = scene.grid, scene.palette
    height = grid.y / np.float32(horizon)
    broad, banks = scene.noise(2, 4, 4), scene.noise(2.4, 7, 5)
    colour = on_ramp(palette.sky, height + 0.09 * broad)
    if light is not None:
        wide = np.hypot((grid.x - light.x) / 1.3, grid.y - light.y) / (light.radius * 6)
        colour = mix(colour, palette.glow, 0.85 / (1 + 3 * wide**1.7))
    flow = np.asarray(0.3 * broad + 0.1 * banks, np.float32)
    if clouds > 0:
        colour = _with_clouds(scene, colour, broad, banks, height, clouds, light)
    if light is not None:
        colour, flow = _with_light(scene, colour, flow, light)
    return Sky(colour, flow)


def _with_clouds(
    scene: Scene, colour: Image, broad: Plane, banks: Plane, height: Plane, clouds: float, light: Light | None
) -> Image:
    palette = scene.palette
    density = banks + 0.4 * broad
    cover = smoothstep(-0.02, 0.38, density) * clouds * smoothstep(-0.05, 0.35, height)
    aside = 0 if light is None else int(np.sign(light.x - scene.grid.aspect / 2) * 3)
    towards_light = density - np.roll(density, (5, aside), (0, 1))
    lit = smoothstep(-0.16, 0.2, towards_light)
    tone = mix(np.broadcast_to(palette.cloud_shade, colour.shape), palette.cloud, lit)
    return mix(colour, mix(tone, colour, 0.25), cover)


def _with_light(scene: Scene, colour: Image, flow: Plane, light: Light) -> tuple[Image, Plane]:
    dx, dy = scene.grid.x - light.x, scene.grid.y - light.y
    distance = np.hypot(dx, dy)
    halo = mix(scene.palette.glow, scene.palette.sun, 0.55)
    colour = mix(colour, halo, 0.8 * bell(distance, light.radius * 1.9))
    colour = mix(
        colour, scene.palette.sun, smoothstep(light.radius * 1.06, light.radius * 0.9, distance) * 0.96
    )
    ring = np.arctan2(dy, dx) + np.float32(np.pi / 2)
    return colour, turn_flow(flow, ring, np.exp(-((distance / (light.radius * 2.5)) ** 4)))


def paint_swirling_sky(scene: Scene, horizon: float, light: Light | None = None, vortices: int = 5) -> Sky:
    """Wind made visible: colour combed along the stream of a few eddies."""
    grid, palette = scene.grid, scene.palette
    east, south = np.ones_like(grid.x), 0.25 * scene.noise(1.5, 1.5, 2)
    for number in range(vortices):
        x = grid.aspect * (number + scene.between(0.2, 0.8)) / vortices
        y = horizon * scene.between(0.12, 0.8)
        reach, sense = scene.between(0.09, 0.17), scene.pick((-1.0, 1.0))
        pull = 3.2 * sense * bell(np.hypot(grid.x - x, grid.y - y), reach)
        east, south = east - pull * (grid.y - y) / reach, south + pull * (grid.x - x) / reach
    flow = np.asarray(np.arctan2(south, east), np.float32)
    streaks = combed(scene.noise(26, 26, 2), flow, 5)
    height = grid.y / np.float32(horizon)
    colour = on_ramp(palette.sky, height * 0.9 + 0.05 + 0.09 * streaks)
    colour = mix(colour, palette.cloud, smoothstep(0.9, 2.3, streaks) * 0.5)
    colour = mix(colour, palette.cloud_shade, smoothstep(0.8, 2.2, -streaks) * 0.45)
    if light is not None:
        distance = np.hypot(grid.x - light.x, grid.y - light.y)
        rings = 0.62 + 0.38 * np.cos(distance / light.radius * 3.0)
        colour = mix(colour, palette.glow, bell(distance, light.radius * 3.2) * rings * 0.85)
        colour, flow = _with_light(scene, colour, flow, light)
    return Sky(colour, flow)


def stars(scene: Scene, count: int, lowest: float) -> list[Touch]:
    """Small stars, thinner towards the horizon; a few are large."""
    scattered: list[Touch] = []
    for _ in range(count):
        radius = 0.0011 + 0.0026 * scene.rng.random() ** 4
        y = lowest * scene.rng.random() ** 1.3
        colour = mix(scene.palette.highlight, scene.palette.glow, scene.between(0, 0.5))
        scattered.append(Dab(scene.between(0, scene.grid.aspect), y, radius, colour, 1.0, 0.0, 0.85))
    return scattered
