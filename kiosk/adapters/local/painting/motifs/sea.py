"""Waves, from a quiet surf to a rough sea."""

import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix, on_ramp, smoothstep
from kiosk.adapters.local.painting.motifs.lake import draw_light_path
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import paint_sky, paint_swirling_sky, place_light
from kiosk.adapters.local.painting.things.afloat import glints, gulls
from kiosk.adapters.local.painting.touches import Dab, Touch


def sea(scene: Scene, *, swell: float = 0.5, clouds: float = 0.8, swirl: bool = False) -> Composition:
    """Waves with lit crests and foam under a low sun; `swell` 0 is a quiet surf, 1 a rough sea."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.36, 0.46)
    light = place_light(scene, horizon, 0.02, 0.14)
    sky = paint_swirling_sky(scene, horizon, light) if swirl else paint_sky(scene, horizon, light, clouds)
    detail = scene.plane(0.3)
    rows = slice(int(horizon * grid.rows), None)
    below = np.clip((grid.y - horizon) / (1 - horizon), 0, 1)
    sky.colour[rows] = on_ramp(palette.water, 0.1 + 0.9 * below[rows] + 0.1 * scene.noise(3, 24, 3)[rows])
    sky.flow[rows] = 0.05
    ripples = scene.noise(4, 26, 3)
    draw_light_path(scene, sky, ripples, light, horizon)
    touches: list[Touch] = []
    layers = 9
    texture = scene.noise(5, 12, 4)
    for layer in range(layers):
        near = (layer + 1) / layers
        level = horizon + (1 - horizon) * near**1.6 * 0.94
        tall = (0.006 + 0.075 * near**1.3) * (0.35 + swell)
        across = grid.x[0] * (9 - 6.2 * near) + scene.between(0, 9) + 0.9 * scene.profile(2, 3)
        crest = level - tall * (1 - np.abs(np.sin(across))) ** 1.4 * (0.6 + 0.5 * scene.profile(3, 2))
        part = grid.rows_between(float(crest.min()) - 0.01, float(crest.max()) + tall * 2.4 + 0.02)
        below = grid.y[part] - crest[None]
        depth = np.clip(below / (tall * 2.4 + 0.01), 0, 1)
        inside = smoothstep(-0.004, 0.004, below)
        moved = np.roll(texture, int(scene.rng.integers(grid.columns)), 1)[part]
        face = 0.1 * swell + 0.42 * near + (0.3 + 0.3 * near) * depth**0.6
        tone = on_ramp(palette.water, face + 0.14 * moved)
        tone = mix(tone, palette.lit, 0.5 * np.exp(-depth * 3.2) * bell(grid.x[part] - light.x, 0.5))
        foam = np.exp(-depth * (11 - 4 * swell)) * smoothstep(-0.25, 0.35, moved + 0.3 * swell)
        tone = mix(tone, mix(palette.highlight, palette.lit, 0.45 * swell), (0.7 - 0.2 * swell) * foam)
        sky.colour[part] = mix(sky.colour[part], tone, inside * smoothstep(1.0, 0.75, depth))
        slope = np.arctan(np.gradient(crest) * grid.rows)[None] * (1 - depth)
        sky.flow[part] = np.where((inside > 0.5) & (depth < 0.9), slope, sky.flow[part])
        detail[part] = np.where((inside > 0.5) & (depth < 0.5), 0.75, detail[part])
        touches += _spray(scene, crest, near, swell)
    touches += glints(scene, light.x, horizon + 0.01, 0.75, 0.16, mix(palette.sun, palette.glow, 0.3), 30)
    if swell < 0.5:
        touches += gulls(
            scene, scene.across(), horizon * 0.5, 0.16, mix(palette.dark, palette.cloud_shade, 0.3), 4
        )
    return Composition(sky.colour, sky.flow, detail, scene.focus(light.x, horizon + 0.04), touches, 1.1)


def _spray(scene: Scene, crest: np.ndarray, near: float, swell: float) -> list[Touch]:
    dabs: list[Touch] = []
    peak = float(np.percentile(crest, 22))
    for _ in range(int(26 * near * (0.3 + swell))):
        column = int(scene.rng.integers(len(crest)))
        if crest[column] > peak:
            continue
        x, y = (
            column / scene.grid.rows,
            float(crest[column]) + scene.rng.normal(0, 0.006 + 0.01 * swell * near),
        )
        radius = scene.between(0.002, 0.004 + 0.005 * near)
        dabs.append(Dab(x, y, radius, scene.palette.highlight, 0.6, scene.between(-0.6, 0.6), 0.8, 230))
    return dabs
