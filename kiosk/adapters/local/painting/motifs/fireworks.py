"""Fireworks over a town."""

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Plane, mix, on_ramp
from kiosk.adapters.local.painting.motifs.lake import draw_water
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Sky, glow_around
from kiosk.adapters.local.painting.things.afloat import glints
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


def fireworks(scene: Scene, *, over_water: bool = True) -> Composition:
    """Fireworks over a town, doubled by the water."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.72, 0.78)
    sky = Sky(
        on_ramp(palette.sky, grid.y * 0.95 + 0.2 * scene.noise(2, 3, 4)),
        np.asarray(0.4 * scene.noise(2, 3, 2), np.float32),
    )
    main = (scene.across(0.4, 0.6), scene.between(0.33, 0.4), scene.between(0.27, 0.34))
    bursts = [
        main,
        (main[0] - scene.between(0.36, 0.5), scene.between(0.2, 0.5), scene.between(0.13, 0.22)),
        (main[0] + scene.between(0.36, 0.5), scene.between(0.2, 0.5), scene.between(0.13, 0.22)),
        (main[0] + scene.between(-0.25, 0.25), scene.between(0.08, 0.16), scene.between(0.07, 0.12)),
    ]
    for x, y, radius in bursts:
        sky.colour[:] = mix(sky.colour, palette.glow, 0.42 * glow_around(scene, x, y, radius * 0.9))
    skyline = horizon - 0.03 - 0.11 * skyline_of(scene, 34)
    town = ((grid.y > skyline[None]) & (grid.y < horizon + 0.01)).astype(np.float32)
    sky.colour[:] = mix(sky.colour, mix(palette.dark, palette.land[200], 0.4), town * 0.92)
    detail = scene.plane(0.4) + 0.7 * town
    sky.flow[:] = np.where(town > 0.5, np.pi / 2, sky.flow)
    if over_water:
        draw_water(scene, sky, detail, horizon, 0.9)
    touches: list[Touch] = []
    for _ in range(110):
        x = scene.between(0, grid.aspect)
        y = scene.between(float(skyline[int(x * grid.rows) % grid.columns]) + 0.008, horizon - 0.004)
        touches.append(
            Dab(x, y, scene.between(0.0018, 0.0038), scene.pick(palette.lights), 1.0, 0.0, 0.9, 220)
        )
    for number, burst in enumerate(bursts):
        touches += _burst(scene, *burst, palette.blossoms[number % len(palette.blossoms)])
    touches += glints(scene, main[0], horizon + 0.02, 0.97, 0.3, palette.glow, 40)
    return Composition(sky.colour, sky.flow, detail, scene.focus(main[0], main[1] + 0.06), touches)


def skyline_of(scene: Scene, blocks: int) -> Plane:
    """Heights 0..1 of a row of houses, shape (columns,)."""
    heights = scene.rng.random((1, blocks), dtype=np.float32) ** 1.6
    return np.asarray(cv2.resize(heights, (scene.grid.columns, 1), interpolation=cv2.INTER_NEAREST)[0])


def _burst(scene: Scene, x: float, y: float, radius: float, ramp: Colours) -> list[Touch]:
    """Rays in three rings that sink a little, each with a bright tip."""
    touches: list[Touch] = []
    for ring in range(3):
        reach = radius * (1 - 0.28 * ring)
        rays = max(9, int((30 - 6 * ring) * min(1.0, radius / 0.22)))
        for angle in np.linspace(0, 2 * np.pi, rays, endpoint=False) + scene.between(0, 1):
            end = reach * scene.between(0.82, 1.05)
            turned = angle + scene.rng.normal(0, 0.05)
            part = np.linspace(0.14, 1, 6)
            line_x = x + np.cos(turned) * end * part
            line_y = y + np.sin(turned) * end * part + 0.1 * end * part**2
            for first in range(5):
                piece = np.stack([line_x[first : first + 2], line_y[first : first + 2]], 1).astype(np.float32)
                tone = on_ramp(ramp, 1 - float(part[first]))
                width = scene.between(0.0035, 0.006) * (0.5 + 0.6 * float(part[first]))
                touches.append(Line(piece, width, tone, paint=int(scene.rng.integers(120, 250))))
            touches.append(
                Dab(float(line_x[-1]), float(line_y[-1]), 0.0052, on_ramp(ramp, 0.06), 1.0, paint=240)
            )
    return touches
