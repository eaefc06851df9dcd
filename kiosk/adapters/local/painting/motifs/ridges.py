"""Land in layers: hills, ridges in mist, slopes with firs."""

from collections.abc import Sequence

import numpy as np

from kiosk.adapters.local.painting.mixing import Plane, bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.motifs.meadow import meadow_flowers
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Light, Sky, paint_sky, paint_swirling_sky, place_light
from kiosk.adapters.local.painting.things.trees import cypress, fir
from kiosk.adapters.local.painting.touches import Touch


def draw_ridges(
    scene: Scene,
    sky: Sky,
    detail: Plane,
    light: Light | None,
    *,
    horizon: float,
    layers: int = 5,
    relief: float = 0.11,
    roughness: float = 0.5,
    mist: float = 0.5,
    bottom: float = 1.0,
) -> list[Plane]:
    """Draws ridges over a sky, from far to near, in place; gives back the crest of each, shape (columns,)."""
    grid, palette = scene.grid, scene.palette
    texture, tilt = scene.noise(3, 8, 4), scene.noise(2, 4, 2)
    crests: list[Plane] = []
    for layer in range(layers):
        near = layer / max(1, layers - 1)
        profile = scene.profile(1.3 + 1.2 * near, 5, roughness)
        crest = (
            horizon - 0.03 + (bottom - horizon) * near**1.15 * 0.84 + relief * (1.5 - 0.5 * near) * profile
        )
        crests.append(crest)
        first = max(0, int(float(crest.min()) * grid.rows) - 6)
        if first >= grid.rows - 2:
            continue
        rows = slice(first, None)
        below = grid.y[rows] - crest[None]
        depth = np.clip(below * np.float32(1 / 0.28), 0, 1)
        moved = np.roll(texture, int(scene.rng.integers(grid.columns)), 1)[rows]
        colour = on_ramp(palette.land, near * 0.92 + 0.16 * moved * (0.3 + near) + 0.07 - 0.13 * depth)
        if light is not None:
            lit = bell(grid.x[rows] - light.x, 0.5) * np.exp(-depth * 3.5)
            colour = mix(colour, palette.lit, lit * (0.55 - 0.25 * near))
        colour = mix(colour, palette.haze, depth * (mist * (1 - 0.8 * near) * 0.75))
        colour = shade(colour, 1 - (0.16 if mist > 0.5 else 0.07) * np.exp(-depth * 9))
        inside = smoothstep(-0.004, 0.004, below)
        sky.colour[rows] = mix(sky.colour[rows], colour, inside)
        slope = np.arctan(np.gradient(crest) * grid.rows)[None] * (1 - 0.6 * depth) + 0.1 * tilt[rows]
        sky.flow[rows] = np.where(inside > 0.5, slope, sky.flow[rows])
        detail[rows] = np.where(inside > 0.5, 0.3 + 0.35 * near, detail[rows]) + 0.6 * bell(below, 0.022)
    return crests


def hills(
    scene: Scene,
    *,
    horizon: float = 0.44,
    layers: int = 5,
    relief: float = 0.11,
    roughness: float = 0.45,
    clouds: float = 0.6,
    mist: float = 0.5,
    flowers: bool = False,
    firs: int = 0,
    cypresses: int = 0,
    swirl: bool = False,
    low_sun: bool = False,
) -> Composition:
    """Hills under a sun; by arguments a poppy meadow, ridges in mist, or a fir slope in winter."""
    horizon += scene.between(-0.05, 0.05)
    light = place_light(scene, horizon, -0.03, 0.04) if low_sun else place_light(scene, horizon, 0.04, 0.17)
    if swirl:
        sky = paint_swirling_sky(scene, horizon + 0.1, light)
    else:
        sky = paint_sky(scene, horizon + 0.1, light, clouds)
    detail = scene.plane(0.45 if swirl else 0.25)
    crests = draw_ridges(
        scene,
        sky,
        detail,
        light,
        horizon=horizon,
        layers=layers,
        relief=relief,
        roughness=roughness,
        mist=mist,
    )
    touches: list[Touch] = []
    if firs:
        touches += _firs(scene, crests, firs)
    if cypresses:
        touches += _cypresses(scene, crests, cypresses)
    if flowers:
        touches += meadow_flowers(scene, horizon + 0.2)
    return Composition(sky.colour, sky.flow, detail, scene.focus(light.x, min(0.62, horizon + 0.02)), touches)


def _firs(scene: Scene, crests: Sequence[Plane], count: int) -> list[Touch]:
    touches: list[Touch] = []
    for layer, crest in enumerate(crests[1:-1], 1):
        near = layer / (len(crests) - 1)
        colour = on_ramp(scene.palette.land, min(1.0, near + 0.35))
        stand = scene.between(0, scene.grid.aspect)
        for _ in range(count * (1 + layer)):
            x = stand + scene.rng.normal(0, 0.3) if scene.chance(0.6) else scene.between(0, scene.grid.aspect)
            column = int(np.clip(x * scene.grid.rows, 0, scene.grid.columns - 1))
            height = scene.between(0.04, 0.075) * (0.55 + near)
            touches += fir(scene, x, float(crest[column]) + 0.012, height, colour)
    return touches


def _cypresses(scene: Scene, crests: Sequence[Plane], count: int) -> list[Touch]:
    touches: list[Touch] = []
    colour = mix(scene.palette.dark, scene.palette.leaf[90], 0.45)
    side = scene.pick((0.14, 0.8))
    for number in range(count):
        x = scene.grid.aspect * (side + 0.045 * number) + scene.between(-0.02, 0.02)
        column = int(np.clip(x * scene.grid.rows, 0, scene.grid.columns - 1))
        foot = float(crests[-2][column]) + 0.05
        touches += cypress(scene, x, foot, scene.between(0.26, 0.4) * (1 - 0.12 * number), colour)
    return touches
