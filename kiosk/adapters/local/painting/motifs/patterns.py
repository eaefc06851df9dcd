"""Pictures without a subject that are built: soft panes, discs of rings."""

import numpy as np

from kiosk.adapters.local.painting.mixing import Image, Plane, bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around


def panes(scene: Scene) -> Composition:
    """Soft square panes of colour that find an order around a light."""
    grid, palette = scene.grid, scene.palette
    columns, rows = int(scene.rng.integers(8, 11)), int(scene.rng.integers(5, 8))
    lines_x = np.linspace(0, 1, columns + 1)[1:-1] + scene.rng.normal(0, 0.13 / columns, columns - 1)
    lines_y = np.linspace(0, 1, rows + 1)[1:-1] + scene.rng.normal(0, 0.13 / rows, rows - 1)
    x = grid.x / grid.aspect + 0.022 * scene.noise(2, 2, 2)
    y = grid.y + 0.03 * scene.noise(2, 2, 2)
    column, row = np.searchsorted(lines_x, x), np.searchsorted(lines_y, y)
    focus_x, focus_y = scene.pick((0.36, 0.5, 0.64)), scene.between(0.36, 0.62)
    middle_x, middle_y = (np.arange(columns) + 0.5) / columns, (np.arange(rows) + 0.5) / rows
    nearness = bell(np.hypot((middle_x[None] - focus_x) * 1.3, middle_y[:, None] - focus_y), 0.42)
    tones = np.clip(0.1 + 0.58 * nearness + scene.rng.normal(0, 0.17, (rows, columns)), 0, 1)
    tints = on_ramp(palette.band, tones)
    for pane in np.argwhere(scene.rng.random((rows, columns)) < 0.24):
        tints[tuple(pane)] = on_ramp(scene.pick(palette.blossoms), scene.between(0.0, 0.65))
    colour = tints[row, column]
    edge_x = np.abs(x[..., None] - lines_x).min(-1) * grid.aspect
    edge_y = np.abs(y[..., None] - lines_y).min(-1)
    edge = bell(np.minimum(edge_x, edge_y), 0.010)
    colour = mix(colour, palette.highlight, 0.32 * edge)
    colour = shade(colour, 1 + 0.09 * scene.noise(5, 5, 3))
    glow_x = focus_x * grid.aspect
    colour = mix(colour, palette.glow, 0.4 * glow_around(scene, glow_x, focus_y, 0.2))
    flow = np.where(edge_x < edge_y, np.pi / 2, 0.0) + 0.12 * scene.noise(4, 4, 2)
    focus = scene.focus(glow_x, focus_y)
    return Composition(colour, np.asarray(flow, np.float32), 0.55 + 0.6 * edge, focus, (), 1.35)


def rings(scene: Scene, *, count: int = 15) -> Composition:
    """Overlapping discs of concentric rings in quarters of different colour."""
    grid, palette = scene.grid, scene.palette
    colour = on_ramp(palette.band, 0.12 + 0.5 * (1 - grid.y) + 0.25 * scene.noise(2, 2, 3))
    flow = np.asarray(0.5 * scene.noise(2, 2, 2), np.float32)
    detail = scene.plane(0.4)
    discs = _disc_layout(scene, count)
    for x, y, radius in discs[::-1]:
        _draw_disc(scene, colour, flow, detail, x, y, radius)
    x, y, _ = discs[0]
    return Composition(colour, flow, detail, scene.focus(x, y), (), 1.15)


def _disc_layout(scene: Scene, count: int) -> list[tuple[float, float, float]]:
    """The main disc first."""
    discs = [(scene.across(0.36, 0.64), scene.between(0.42, 0.56), scene.between(0.26, 0.33))]
    for attempt in range(300):
        largest = 0.27 if attempt < 60 else 0.16
        x, y, radius = scene.between(0, scene.grid.aspect), scene.between(0, 1), scene.between(0.08, largest)
        if all(np.hypot(x - a, y - b) > (radius + c) * 0.72 for a, b, c in discs):
            discs.append((x, y, radius))
        if len(discs) >= count:
            break
    return discs


def _draw_disc(
    scene: Scene, colour: Image, flow: Plane, detail: Plane, x: float, y: float, radius: float
) -> None:
    grid, palette = scene.grid, scene.palette
    patch = grid.patch(x, y, radius + 0.06)
    dx, dy = grid.x[patch] - x, grid.y[patch] - y
    distance, angle = np.hypot(dx, dy), np.arctan2(dy, dx)
    layers = int(4 + radius * 9)
    ring = np.clip((distance / radius * layers).astype(int), 0, layers - 1)
    quarter = ((angle + scene.between(0, 3)) // (np.pi / 2)).astype(int) % 4
    ramps = (*palette.blossoms, palette.band)
    chosen = scene.rng.integers(len(ramps), size=(layers, 4))
    depth = scene.rng.uniform(0.1, 0.95, (layers, 4))
    table = np.stack([on_ramp(ramps[chosen[i, j]], depth[i, j]) for i in range(layers) for j in range(4)])
    tone = table.reshape(layers, 4, 3)[ring, quarter]
    tone = mix(tone, palette.highlight, 0.35 * bell(distance, radius * 0.25))
    inside = smoothstep(radius + 0.006, radius - 0.006, distance)
    shadow = smoothstep(radius + 0.05, radius, distance) * (1 - inside)
    colour[patch] = mix(shade(colour[patch], 1 - 0.25 * shadow), tone, inside * 0.94)
    flow[patch] = np.where(inside > 0.5, angle + np.float32(np.pi / 2), flow[patch])
    detail[patch] = np.where(inside > 0.5, 0.75, detail[patch])
