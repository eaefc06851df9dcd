"""A winding river."""

import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix, on_ramp, shade, smoothstep, turn_flow
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import paint_sky, place_light


def river(scene: Scene) -> Composition:
    """A river that winds through misty land towards a light: many turns, one way."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.36, 0.44)
    light = place_light(scene, horizon, 0.02, 0.12)
    sky = paint_sky(scene, horizon + 0.05, light, 0.5)
    detail = scene.plane(0.3)
    draw_ridges(
        scene,
        sky,
        detail,
        light,
        horizon=horizon - 0.02,
        layers=3,
        relief=0.09,
        mist=0.9,
        bottom=horizon + 0.06,
    )
    fall = np.clip((grid.y - horizon - 0.02) / (1 - horizon), 0, 1)
    land = smoothstep(0.0, 0.02, fall)
    ground = on_ramp(palette.land, 0.2 + 0.5 * fall + 0.32 * scene.noise(3, 12, 4))
    ground = mix(ground, palette.haze, 0.6 * np.exp(-fall * 4))
    sky.colour[:] = mix(sky.colour, ground, land)
    turns, phase = scene.between(2.6, 3.4), scene.between(0, 6)
    sway = np.sin(turns * 2.1 * np.log(fall + 0.09) + phase)
    course = light.x + (0.03 + 0.55 * fall**0.9) * sway * smoothstep(0, 0.15, fall)
    half = 0.008 + 0.13 * fall**1.25
    bank = 0.02 * scene.noise(6, 14, 3) * (0.3 + fall)
    off = np.abs(grid.x - course + bank) / half
    water = smoothstep(1.05, 0.92, off) * land
    ripples = scene.noise(4, 30, 3)
    shine = mix(
        on_ramp(palette.sky, 0.95 - 0.5 * fall + 0.12 * ripples), palette.sun, 0.45 * np.exp(-fall * 2.5)
    )
    sky.colour[:] = mix(shade(sky.colour, 1 - 0.26 * bell(off - 1.08, 0.16) * land), shine, water)
    along = np.arctan2(np.ones_like(course), np.gradient(course, axis=0) * grid.rows)
    flow = turn_flow(0.15 * scene.noise(3, 3, 2), along, smoothstep(2.4, 1.2, off) * 0.9)
    sky.flow[:] = np.where(land > 0.5, flow, sky.flow)
    detail[:] = np.where(water > 0.3, 0.7, np.where(land > 0.5, 0.45, detail))
    mist = smoothstep(0.1, 0.6, scene.noise(2.4, 7, 4)) * bell(grid.y - horizon - 0.12, 0.16)
    sky.colour[:] = mix(sky.colour, palette.cloud, 0.5 * mist)
    return Composition(sky.colour, sky.flow, detail, scene.focus(light.x, horizon + 0.05), ())
