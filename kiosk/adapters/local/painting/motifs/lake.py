"""Still water under a sky: mountain lakes, a lone sail, a moon."""

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Plane, bell, mix, on_ramp, smoothstep
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Light, Sky, paint_sky, paint_swirling_sky, place_light, stars
from kiosk.adapters.local.painting.things.afloat import glints, gulls, sailboat


def draw_water(scene: Scene, sky: Sky, detail: Plane, horizon: float, mirror: float = 0.78) -> Plane:
    """Fills all below the horizon with water that mirrors what is above, in place; returns ripples."""
    grid, palette = scene.grid, scene.palette
    shore = int(horizon * grid.rows)
    rows = slice(shore, None)
    below = np.clip((grid.y[rows] - horizon) / (1 - horizon), 0, 1)
    ripples = scene.noise(3, 26, 3, 0.6)
    here = ripples[rows]
    mirrored_row = np.clip(
        2 * shore - np.arange(shore, grid.rows)[:, None] + here * (3 + 16 * below), 0, shore - 1
    ).astype(np.float32)
    column = np.arange(grid.columns, dtype=np.float32)[None] + here * 5
    reflection = cv2.remap(
        sky.colour, column.astype(np.float32), mirrored_row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    own = on_ramp(palette.water, below + 0.12 * here)
    water = mix(own, np.asarray(reflection, np.float32), mirror - 0.5 * below)
    sky.colour[rows] = water
    sky.flow[rows] = 0.1 * here
    detail[rows] = 0.4 + 0.35 * below
    sky.colour[:] = mix(sky.colour, palette.sun, 0.24 * bell(grid.y - horizon, 0.006))
    return ripples


def draw_light_path(scene: Scene, sky: Sky, ripples: Plane, light: Light, horizon: float) -> None:
    """The sun's or moon's broken reflection, in place."""
    grid = scene.grid
    rows = slice(int(horizon * grid.rows), None)
    below = np.clip((grid.y[rows] - horizon) / (1 - horizon), 0, 1)
    gap = smoothstep(-0.15, 0.35, ripples[rows] + 0.3 * scene.noise(8, 60, 2)[rows] - 0.1 * below)
    path = bell(grid.x[rows] - light.x, 0.035 + 0.15 * below) * gap
    tint = mix(scene.palette.sun, scene.palette.glow, 0.3)
    sky.colour[rows] = mix(sky.colour[rows], tint, path * 0.72)


def lake(
    scene: Scene,
    *,
    mountains: float = 0.16,
    clouds: float = 0.6,
    boat: bool = False,
    birds: bool = False,
    swirl: bool = False,
    night: bool = False,
) -> Composition:
    """Far hills mirrored in a lake; with a boat it is a lone sail, at night there is a moon among stars."""
    horizon = scene.between(0.46, 0.58)
    light = place_light(scene, horizon - 0.8 * mountains, *((0.12, 0.2) if night else (0.0, 0.13)))
    sky = paint_swirling_sky(scene, horizon, light) if swirl else paint_sky(scene, horizon, light, clouds)
    detail = scene.plane(0.4 if swirl else 0.25)
    draw_ridges(
        scene,
        sky,
        detail,
        light,
        horizon=horizon - mountains * 0.62,
        layers=3,
        relief=mountains * 0.62,
        roughness=0.5,
        mist=0.8,
        bottom=horizon + 0.01,
    )
    ripples = draw_water(scene, sky, detail, horizon)
    draw_light_path(scene, sky, ripples, light, horizon)
    tint = mix(scene.palette.sun, scene.palette.glow, 0.25)
    touches = glints(scene, light.x, horizon + 0.015, 0.97, 0.22, tint, 46)
    if night:
        touches = stars(scene, 60, horizon - 0.2) + touches
    focus = scene.focus(light.x, (light.y + horizon) / 2 + 0.04)
    if boat:
        side = -1 if light.x > scene.grid.aspect / 2 else 1
        x = light.x + side * scene.between(0.1, 0.3) * min(1.0, scene.grid.aspect / 1.5)
        y, size = horizon + scene.between(0.1, 0.18), scene.between(0.06, 0.082)
        sail = mix(scene.palette.highlight, scene.palette.sun, 0.4)
        touches += sailboat(scene, x, y, size, scene.palette.dark, sail)
        focus = scene.focus((light.x + 2 * x) / 3, y - 0.08)
    if birds:
        touches += gulls(
            scene,
            scene.across(),
            horizon * scene.between(0.3, 0.5),
            0.16,
            mix(scene.palette.dark, scene.palette.cloud_shade, 0.3),
        )
    return Composition(sky.colour, sky.flow, detail, focus, touches)
