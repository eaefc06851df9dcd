"""A comet in a swirling sky."""

import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix, smoothstep
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Light, paint_swirling_sky, stars
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


def shooting_stars(scene: Scene) -> Composition:
    """A swirling night sky with a great comet over dark hills."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.72, 0.8)
    sky = paint_swirling_sky(scene, horizon * 1.7, None, 5)
    detail = scene.plane(0.4)
    side = scene.pick((-1, 1))
    x, y = grid.aspect * (0.5 + side * scene.between(0.04, 0.14)), scene.between(0.4, 0.5)
    trails = [(x, y, 0.62, 0.03)]
    trails += [
        (scene.between(0.1, grid.aspect - 0.1), scene.between(0.08, 0.5), scene.between(0.12, 0.24), 0.008)
        for _ in range(4)
    ]
    touches = stars(scene, 120, horizon - 0.08)
    slope = scene.between(0.45, 0.65)
    for head_x, head_y, length, half in trails:
        along = (head_x - grid.x) * side * np.cos(slope) + (head_y - grid.y) * np.sin(slope)
        off = (head_x - grid.x) * -side * np.sin(slope) + (head_y - grid.y) * np.cos(slope)
        tail = bell(off, half * (0.5 + 1.6 * np.clip(along / length, 0, 1))) * np.exp(
            -np.clip(along, 0, 9) / length * 1.6
        )
        tail = tail * smoothstep(-half, half, along)
        sky.colour[:] = mix(sky.colour, palette.highlight, 0.9 * np.clip(tail, 0, 1))
        sky.flow[:] = np.where(tail > 0.25, np.float32(side * slope), sky.flow)
        detail[:] = np.where(tail > 0.2, 1.0, detail)
    sky.colour[:] = mix(sky.colour, palette.glow, 0.8 * bell(np.hypot(grid.x - x, grid.y - y), 0.11))
    sky.colour[:] = mix(sky.colour, palette.sun, 0.95 * bell(np.hypot(grid.x - x, grid.y - y), 0.03))
    draw_ridges(scene, sky, detail, Light(x, y, 0.03), horizon=horizon, layers=3, relief=0.08, mist=0.5)
    touches += _comet_tail(scene, x, y, side, slope)
    return Composition(sky.colour, sky.flow, detail, scene.focus(x, y), touches)


def _comet_tail(scene: Scene, x: float, y: float, side: int, slope: float) -> list[Touch]:
    """Crisp strokes that leave the head, longer in the middle of the tail."""
    palette = scene.palette
    strokes: list[Touch] = []
    for _ in range(70):
        out, spread = scene.rng.random() ** 1.3, scene.rng.normal(0, 0.3)
        start, length = 0.02 + 0.42 * out, scene.between(0.05, 0.13)
        off = spread * (0.012 + 0.07 * out)
        ends = [
            (
                x - side * np.cos(slope) * reach - side * -np.sin(slope) * off,
                y - np.sin(slope) * reach + np.cos(slope) * off,
            )
            for reach in (start, start + length)
        ]
        tint = mix(palette.sun, scene.pick(palette.lights), min(1.0, out * 1.3))
        strokes.append(Line(points(*ends), 0.0055 * (1.1 - out), tint, 0.85 - 0.6 * out, 220))
    return [
        *strokes,
        Dab(x, y, 0.021, palette.sun, 1.0, paint=240),
        Dab(x, y, 0.011, palette.highlight, 1.0, paint=250),
    ]
