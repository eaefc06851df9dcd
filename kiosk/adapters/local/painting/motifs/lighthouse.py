"""A lighthouse and its beam."""

import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix, on_ramp, smoothstep
from kiosk.adapters.local.painting.motifs.lake import draw_light_path, draw_water
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Light, glow_around, paint_sky, stars
from kiosk.adapters.local.painting.things.afloat import glints
from kiosk.adapters.local.painting.things.houses import lighthouse
from kiosk.adapters.local.painting.touches import Dab


def lighthouse_shore(scene: Scene) -> Composition:
    """A lighthouse on a headland; its beam is the one warm light of a blue night."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.56, 0.64)
    side = scene.pick((-1, 1))
    x = grid.aspect * (0.5 + side * scene.between(0.1, 0.16))
    height = scene.between(0.3, 0.36)
    foot = horizon - scene.between(0.06, 0.1)
    lamp_y = foot - height * 0.88
    sky = paint_sky(scene, horizon, None, 0.55)
    sky.colour[:] = mix(sky.colour, palette.glow, 0.75 * glow_around(scene, x, lamp_y, 0.2, 1.8))
    angle = np.arctan2(grid.y - lamp_y, (grid.x - x) * -side)
    beam = bell(angle + 0.1, 0.085) * np.exp(-np.hypot(grid.x - x, grid.y - lamp_y) * 0.9)
    sky.colour[:] = mix(sky.colour, palette.sun, beam * 0.8)
    detail = scene.plane(0.3)
    ripples = draw_water(scene, sky, detail, horizon)
    draw_light_path(scene, sky, ripples, Light(x - side * 0.16, lamp_y, 0.03), horizon)
    rise = np.clip((grid.x[0] - x) * side, -0.5, 2)
    shoulder = smoothstep(-0.2, 0.04, rise) * (0.92 + 0.35 * rise)
    crest = horizon + 0.10 - (horizon + 0.10 - foot + 0.01) * shoulder + 0.018 * scene.profile(7, 4)
    foot_line = horizon + 0.06 + 0.16 * np.clip(rise + 0.2, 0, 2) + 0.03 * scene.profile(4, 3)
    rock = smoothstep(-0.004, 0.004, grid.y - crest[None]) * smoothstep(0.01, -0.01, grid.y - foot_line[None])
    tone = on_ramp(
        palette.land, 0.62 + 0.25 * scene.noise(9, 14, 4) + 0.3 * np.clip(grid.y - crest[None], 0, 1)
    )
    tone = mix(tone, palette.glow, 0.4 * bell(grid.x - x, 0.16) * bell(grid.y - crest[None], 0.07))
    sky.colour[:] = mix(sky.colour, tone, rock)
    sky.flow[:] = np.where(rock > 0.5, 0.3 * scene.noise(5, 5, 2) + 0.3 * side, sky.flow)
    detail[:] = np.where(rock > 0.5, 0.9, detail)
    touches = stars(scene, 70, horizon - 0.15)
    touches += glints(scene, x - side * 0.16, horizon + 0.02, 0.95, 0.2, palette.glow, 50)
    touches += [Dab(x, lamp_y, height * size, palette.sun, 1.0, 0.0, 0.3, 190) for size in (0.2, 0.14, 0.1)]
    wall = mix(palette.lit, palette.glow, 0.3)
    touches += lighthouse(scene, x, foot + 0.02, height, wall, palette.sun)
    return Composition(
        sky.colour, sky.flow, detail, scene.focus(x - side * 0.08, lamp_y + 0.12), touches, 1.1
    )
