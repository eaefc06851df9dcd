"""Dunes with a lit and a shaded side."""

import numpy as np

from kiosk.adapters.local.painting.mixing import Plane, bell, mix, on_ramp, smoothstep, turn_flow
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import Light, Sky, paint_sky, place_light


def dunes(scene: Scene, *, clouds: float = 0.4, layers: int = 5) -> Composition:
    """Dunes whose lit and shaded sides meet in a winding crest."""
    grid = scene.grid
    horizon = scene.between(0.36, 0.46)
    light = place_light(scene, horizon, 0.03, 0.16)
    sky = paint_sky(scene, horizon + 0.08, light, clouds)
    detail = scene.plane(0.25)
    ripples = scene.noise(2, 30, 3)
    peak = light.x
    for layer in range(layers):
        near = layer / (layers - 1)
        peak = (peak + grid.aspect * scene.between(0.3, 0.55)) % grid.aspect
        reach = scene.between(0.45, 0.7)
        swell = np.exp(-(((grid.x[0] - peak) / reach) ** 2)) + 0.1 * scene.profile(1.2, 2)
        crest = horizon + 0.05 + (1 - horizon) * near**1.25 * 0.78 - (0.10 + 0.10 * near) * swell
        _draw_dune(scene, sky, detail, light, peak, crest, near, ripples)
    return Composition(sky.colour, sky.flow, detail, scene.focus(light.x, horizon + 0.06))


def _draw_dune(
    scene: Scene,
    sky: Sky,
    detail: Plane,
    light: Light,
    peak: float,
    crest: Plane,
    near: float,
    ripples: Plane,
) -> None:
    grid, palette = scene.grid, scene.palette
    rows = slice(max(0, int(float(crest.min()) * grid.rows) - 8), None)
    across, below, ripples = grid.x[rows], grid.y[rows] - crest[None], ripples[rows]
    towards = 1.0 if light.x > peak else -1.0
    bend = scene.between(0.08, 0.16)
    fall = np.clip(below, 0, 1)
    turns = scene.between(7, 11)
    spine = peak - towards * (0.5 * fall + bend * np.sin(fall * turns) * np.exp(-fall * 1.5))
    lit_side = smoothstep(-0.015, 0.015, (across - spine) * towards)
    depth = np.clip(below / 0.4, 0, 1)
    tone = 0.12 + 0.5 * near + 0.06 * ripples
    bright = mix(on_ramp(palette.land, tone - 0.08), palette.lit, 0.5 * np.exp(-depth * 2.5))
    dark = mix(on_ramp(palette.land, tone + 0.3 - 0.12 * depth), palette.cloud_shade, 0.2)
    colour = mix(mix(dark, bright, lit_side), palette.haze, (1 - near) * 0.3 + 0.25 * depth * (1 - near))
    inside = smoothstep(-0.004, 0.004, below)
    crest_slope = np.gradient(below, axis=1) * -grid.rows
    spine_angle = np.arctan2(np.ones_like(below), np.gradient(spine, axis=0) * grid.rows)
    flow = (
        np.arctan(crest_slope) * (1 - 0.5 * depth)
        + 0.3 * towards * np.where(lit_side > 0.5, 1, -1) * depth
        + 0.06 * ripples
    )
    flow = turn_flow(flow, spine_angle, bell(across - spine, 0.05) * smoothstep(0.0, 0.05, below))
    sky.colour[rows] = mix(sky.colour[rows], colour, inside)
    sky.flow[rows] = np.where(inside > 0.5, flow, sky.flow[rows])
    edge = bell(across - spine, 0.04)
    detail[rows] = np.where(inside > 0.5, 0.3 + 0.7 * edge, detail[rows]) + 0.5 * bell(below, 0.02)
