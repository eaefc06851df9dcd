"""Rows of a field."""

import numpy as np

from kiosk.adapters.local.painting.mixing import Image, Plane, bell, mix, on_ramp, smoothstep
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import paint_sky, place_light
from kiosk.adapters.local.painting.touches import Dab, Touch


def field_rows(
    scene: Scene, *, hills_behind: int = 3, clouds: float = 0.6, bloom: bool = True
) -> Composition:
    """Rows of flowers or tea that run to a vanishing point below the sun."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.4, 0.5)
    light = place_light(scene, horizon, 0.05, 0.17)
    sky = paint_sky(scene, horizon + 0.05, light, clouds)
    detail = scene.plane(0.3)
    draw_ridges(
        scene,
        sky,
        detail,
        light,
        horizon=horizon - 0.03,
        layers=hills_behind,
        relief=0.07,
        mist=0.6,
        bottom=horizon + 0.08,
    )
    vanish = light.x + scene.between(-0.15, 0.15)
    ground = slice(int((horizon + 0.03) * grid.rows), None)
    fall = np.clip((grid.y[ground] - horizon) / (1 - horizon), 0.02, 1)
    across = (grid.x[ground] - vanish) / (fall + 0.06) + 0.04 * scene.noise(3, 3, 3)[ground]
    row = across * scene.between(2.6, 3.6) + 50
    number, place = np.floor(row).astype(int), row - np.floor(row)
    top_light = np.sin(np.pi * place) ** 0.8
    speckle = scene.noise(26, 26, 2)[ground]
    colour = _row_colours(scene, number, top_light, speckle, bloom)
    furrow = smoothstep(0.34, 0.1, top_light)
    colour = mix(colour, mix(palette.land[200], palette.dark, 0.35), furrow * 0.85)
    colour = mix(colour, palette.lit, 0.4 * bell(grid.x[ground] - light.x, 0.45) * (1 - fall) ** 2)
    colour = mix(colour, palette.haze, 0.55 * np.exp(-fall * 7))
    sky.colour[ground] = colour
    sky.flow[ground] = np.arctan2(fall + 0.03, (grid.x[ground] - vanish) * (1 - horizon)) + 0.25 * speckle
    detail[ground] = 0.5 + 0.4 * fall
    touches = _row_blossoms(scene, horizon, vanish) if bloom else []
    return Composition(sky.colour, sky.flow, detail, scene.focus(light.x, horizon + 0.02), touches, 1.15)


def _row_colours(scene: Scene, number: Plane, top_light: Plane, speckle: Plane, bloom: bool) -> Image:
    ripe = np.clip(0.25 + 0.6 * top_light + 0.25 * speckle, 0, 1)
    colour = on_ramp(scene.palette.leaf, ripe)
    if not bloom:
        return colour
    ramps = scene.palette.blossoms
    order = scene.rng.permutation(len(ramps))
    blossom = np.zeros_like(colour)
    for index, ramp in enumerate(order):
        chosen = (number // 2) % len(ramps) == index
        blossom[chosen] = on_ramp(ramps[ramp], 0.15 + 0.7 * ripe[chosen])
    return mix(colour, blossom, smoothstep(0.35, 0.75, top_light + 0.25 * speckle))


def _row_blossoms(scene: Scene, horizon: float, vanish: float) -> list[Touch]:
    touches: list[Touch] = []
    tint: Colours = scene.palette.highlight
    for depth in np.sort(scene.rng.random(150)) ** 0.8:
        x, y = scene.between(0, scene.grid.aspect), horizon + 0.08 + (0.94 - horizon) * depth
        ramp = scene.pick(scene.palette.blossoms)
        colour = mix(on_ramp(ramp, scene.between(0.3, 1)), tint, 0.15)
        touches.append(Dab(x, y, 0.002 + 0.007 * depth**1.6, colour, 0.7, scene.between(-1, 1), 0.9, 220))
    return touches
