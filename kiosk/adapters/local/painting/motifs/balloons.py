"""Hot-air balloons over hills."""

import numpy as np

from kiosk.adapters.local.painting.mixing import mix, on_ramp
from kiosk.adapters.local.painting.motifs.meadow import meadow_flowers
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import paint_sky, paint_swirling_sky, place_light
from kiosk.adapters.local.painting.things.afloat import balloon
from kiosk.adapters.local.painting.touches import Touch


def balloons(scene: Scene, *, count: int = 7, flowers: bool = True, swirl: bool = False) -> Composition:
    """Hot-air balloons over hills; the largest is the subject."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.68, 0.75)
    light = place_light(scene, horizon, 0.08, 0.3)
    sky = paint_swirling_sky(scene, horizon, light) if swirl else paint_sky(scene, horizon + 0.1, light, 0.6)
    detail = scene.plane(0.3)
    draw_ridges(scene, sky, detail, light, horizon=horizon, layers=4, relief=0.08, mist=0.6)
    side = -1 if light.x > grid.aspect / 2 else 1
    main = (
        grid.aspect * (0.5 + side * scene.between(0.02, 0.14)),
        scene.between(0.28, 0.36),
        scene.between(0.135, 0.165),
    )
    spots = [main]
    for _ in range(300):
        radius = 0.024 + 0.085 * scene.rng.random() ** 1.4
        x, y = scene.between(0.05, grid.aspect - 0.05), scene.between(0.1, horizon - 0.1)
        if all(np.hypot(x - a, (y - b) * 0.8) > (radius + c) * 1.45 for a, b, c in spots):
            spots.append((x, y, radius))
        if len(spots) >= count:
            break
    touches: list[Touch] = meadow_flowers(scene, horizon + 0.16, 240) if flowers else []
    for x, y, radius in sorted(spots, key=lambda spot: spot[2]):
        first, second = scene.rng.permutation(len(palette.blossoms))[:2]
        far = float(np.clip(1 - radius / 0.13, 0, 0.55))
        warm = mix(on_ramp(palette.blossoms[int(first)], scene.between(0.1, 0.5)), palette.haze, far)
        pale = mix(on_ramp(palette.blossoms[int(second)], scene.between(0.6, 1.0)), palette.haze, far)
        touches += balloon(scene, x, y, radius, (warm, pale))
    return Composition(sky.colour, sky.flow, detail, scene.focus(main[0], main[1] + 0.03), touches)
