"""Paper lanterns over a lake."""

import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix
from kiosk.adapters.local.painting.motifs.lake import draw_water
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import paint_sky, stars
from kiosk.adapters.local.painting.things.afloat import glints, lantern


def lantern_lake(scene: Scene, *, count: int = 26) -> Composition:
    """Paper lanterns rising over a lake, larger towards the viewer."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.62, 0.7)
    sky = paint_sky(scene, horizon, None, 0.4)
    detail = scene.plane(0.3)
    draw_ridges(
        scene,
        sky,
        detail,
        None,
        horizon=horizon - 0.1,
        layers=3,
        relief=0.09,
        mist=0.7,
        bottom=horizon + 0.01,
    )
    middle = scene.across(0.38, 0.62)
    spots: list[tuple[float, float, float]] = [(middle, scene.between(0.3, 0.42), 0.062)]
    for _ in range(count * 6):
        size = 0.008 + 0.042 * scene.rng.random() ** 2.2
        x = middle + scene.rng.normal(0, 0.36)
        y = scene.between(0.06, horizon - 0.06)
        if all(np.hypot(x - a, (y - b) * 0.9) > (size + c) * 1.25 for a, b, c in spots):
            spots.append((x, y, size))
        if len(spots) > count:
            break
    light = palette.lights[0]
    for x, y, size in spots:
        patch = grid.patch(x, y, size * 4.5)
        distance = np.hypot(grid.x[patch] - x, grid.y[patch] - y)
        sky.colour[patch] = mix(sky.colour[patch], palette.glow, 0.62 * bell(distance, size * 2.1))
    draw_water(scene, sky, detail, horizon, 0.92)
    touches = stars(scene, 40, horizon - 0.25)
    for x, y, size in sorted(spots, key=lambda spot: spot[2]):
        touches += lantern(scene, x, y, size, mix(light, palette.glow, scene.between(0.1, 0.6)))
        depth = 2 * horizon - y
        if depth < 0.98:
            touches += glints(
                scene, x, depth - size, min(0.99, depth + size * 2), size * 1.2, palette.glow, 5
            )
    return Composition(sky.colour, sky.flow, detail, scene.focus(spots[0][0], spots[0][1] + 0.02), touches)
