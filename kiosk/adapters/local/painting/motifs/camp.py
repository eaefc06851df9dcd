"""A lit tent or cabin among firs, below stars or northern lights."""

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Plane, bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.motifs.lake import draw_water
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Sky, paint_sky, paint_swirling_sky, stars
from kiosk.adapters.local.painting.things.afloat import glints
from kiosk.adapters.local.painting.things.houses import cabin, tent
from kiosk.adapters.local.painting.things.trees import fir
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


def camp(scene: Scene, *, shelter: str = "tent", aurora: bool = False, swirl: bool = False) -> Composition:
    """A lit tent or cabin among firs below the stars: the one warm light of the picture."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.6, 0.66)
    x = scene.across(0.36, 0.64)
    sky = (
        paint_swirling_sky(scene, horizon + 0.1, None)
        if swirl
        else paint_sky(scene, horizon + 0.1, None, 0.35)
    )
    if aurora:
        _curtains(scene, sky, horizon)
    detail = scene.plane(0.35)
    crests = draw_ridges(scene, sky, detail, None, horizon=horizon, layers=4, relief=0.09, mist=0.6)
    ground = horizon + 0.2 + 0.02 * scene.profile(2, 3) - 0.03 * np.exp(-(((grid.x[0] - x) / 0.4) ** 2))
    inside = smoothstep(-0.004, 0.004, grid.y - ground[None])
    tone = on_ramp(palette.land, 0.62 + 0.3 * scene.noise(6, 14, 4))
    sky.colour[:] = mix(sky.colour, tone, inside)
    sky.flow[:] = np.where(inside > 0.5, 0.2 * scene.noise(3, 3, 2), sky.flow)
    column = int(np.clip(x * grid.rows, 0, grid.columns - 1))
    foot = float(ground[column]) + 0.035
    size = scene.between(0.14, 0.165) if shelter == "tent" else scene.between(0.115, 0.135)
    warm = bell(np.hypot((grid.x - x) / 1.6, grid.y - foot + 0.03), size * 2.1)
    sky.colour[:] = mix(sky.colour, palette.glow, 0.8 * warm)
    touches = stars(scene, 110, horizon - 0.12)
    touches += _firs_along(scene, crests[1], 0.2, 16)
    touches += _firs_along(scene, ground, 0.75, 20, keep_clear=x)
    if shelter == "tent":
        touches += tent(scene, x, foot, size, _cloth(scene), mix(palette.sun, palette.glow, 0.35))
    else:
        touches += cabin(scene, x, foot, size, _timber(scene), palette.lights[0])
        touches += _smoke(scene, x + 0.51 * size, foot - 1.6 * size)
    for _ in range(26):
        spot_x, spot_y = x + scene.rng.normal(0, size * 1.7), foot + scene.between(0.0, 0.09)
        dash = points((spot_x - 0.02, spot_y), (spot_x + 0.02, spot_y))
        touches.append(
            Line(dash, 0.006, palette.glow, 0.5 * float(np.exp(-(((spot_x - x) / (size * 2)) ** 2))))
        )
    return Composition(sky.colour, sky.flow, detail, scene.focus(x, foot - size * 0.9), touches)


def aurora_firs(scene: Scene, *, lake: bool = False) -> Composition:
    """Northern lights over firs, with a small lit window far away."""
    horizon = scene.between(0.62, 0.68)
    sky = paint_sky(scene, horizon + 0.1, None, 0.15)
    _curtains(scene, sky, horizon)
    detail = scene.plane(0.3)
    if lake:
        draw_ridges(
            scene,
            sky,
            detail,
            None,
            horizon=horizon - 0.07,
            layers=2,
            relief=0.08,
            mist=0.6,
            bottom=horizon + 0.01,
        )
        draw_water(scene, sky, detail, horizon, 0.95)
        crest = np.full(scene.grid.columns, horizon - 0.005, np.float32)
        touches = stars(scene, 70, 0.5) + _firs_along(scene, crest, 0.15, 34)
        x, y = scene.across(0.36, 0.64), horizon - 0.012
    else:
        crests = draw_ridges(scene, sky, detail, None, horizon=horizon, layers=4, relief=0.10, mist=0.7)
        touches = stars(scene, 70, 0.5)
        for layer, crest in enumerate(crests[1:], 1):
            touches += _firs_along(scene, crest, layer / 3, 14)
        x = scene.across(0.36, 0.64)
        y = float(crests[1][int(x * scene.grid.rows)]) + 0.03
    halo = np.hypot(scene.grid.x - x, scene.grid.y - y)
    sky.colour[:] = mix(sky.colour, scene.palette.glow, 0.92 * bell(halo, 0.085))
    touches += cabin(scene, x, y + 0.025, 0.056, _timber(scene), scene.palette.lights[0])
    if lake:
        touches += glints(scene, x, horizon + 0.01, horizon + 0.2, 0.03, scene.palette.glow, 14)
    return Composition(sky.colour, sky.flow, detail, scene.focus(x, y - 0.16), touches)


def _curtains(scene: Scene, sky: Sky, lowest: float) -> None:
    """Northern lights over a sky, in place."""
    grid, palette = scene.grid, scene.palette
    wander = scene.noise(1.2, 1, 3)
    light = np.zeros_like(grid.x)
    for number in range(3):
        foot = lowest * (0.42 + 0.18 * number) + 0.15 * scene.profile(1.0, 2)[None]
        rays = cv2.resize(
            scene.rng.random((1, 80), dtype=np.float32), (grid.columns, 1), interpolation=cv2.INTER_CUBIC
        )
        above = np.minimum(grid.y - foot, 0)
        hem = np.maximum(grid.y - foot, 0)
        curtain = np.exp(above / (0.16 * (0.55 + 0.45 * rays))) * np.exp(-hem / 0.03)
        light += curtain * (0.95 - 0.2 * number) * np.clip(0.75 + 0.6 * wander, 0.25, 1.2)
    fade = smoothstep(lowest + 0.04, lowest - 0.12, grid.y)
    tint = on_ramp(palette.aurora, 0.7 * light + 0.35 * grid.y)
    sky.colour[:] = np.clip(sky.colour + shade(tint, np.clip(light, 0, 1.1) * fade * 0.66), 0, 1)
    sky.flow[:] = np.where(grid.y < lowest - 0.1, np.pi / 2 + 0.25 * wander, sky.flow)


def _firs_along(
    scene: Scene, crest: Plane, near: float, count: int, keep_clear: float | None = None
) -> list[Touch]:
    touches: list[Touch] = []
    colour = mix(on_ramp(scene.palette.land, min(1.0, 0.45 + 0.5 * near)), scene.palette.dark, 0.4)
    for x in np.sort(scene.rng.uniform(0, scene.grid.aspect, count)):
        if keep_clear is not None and abs(x - keep_clear) < 0.15:
            continue
        column = int(np.clip(x * scene.grid.rows, 0, scene.grid.columns - 1))
        touches += fir(
            scene,
            float(x),
            float(crest[column]) + 0.02,
            scene.between(0.06, 0.13) * (0.6 + 0.7 * near),
            colour,
        )
    return touches


def _cloth(scene: Scene) -> Colours:
    """Tent cloth with a lamp behind it: amber that darkens."""
    amber = np.clip(scene.palette.glow * np.array([1.0, 0.72, 0.5], np.float32), 0, 1)
    return mix(amber, scene.palette.dark, 0.12)


def _timber(scene: Scene) -> Colours:
    """Dark wood in the light of its own windows."""
    return mix(scene.palette.dark, scene.palette.glow * np.array([0.8, 0.52, 0.42], np.float32), 0.42)


def _smoke(scene: Scene, x: float, y: float) -> list[Touch]:
    puffs: list[Touch] = []
    for rise in np.linspace(0, 1, 9):
        side = 0.03 * np.sin(rise * 5) + 0.05 * rise
        puffs.append(
            Dab(
                x + side,
                y - 0.02 - 0.17 * rise,
                0.009 + 0.017 * rise,
                scene.palette.cloud,
                0.7,
                0.3,
                0.34 * (1 - 0.7 * rise),
            )
        )
    return puffs
