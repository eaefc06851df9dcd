"""Trunks around a clearing that holds the light."""

from dataclasses import dataclass

import numpy as np

from kiosk.adapters.local.painting.mixing import Image, Plane, bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


@dataclass(frozen=True, slots=True)
class Texture:
    """Noise that every layer of a grove uses, moved sideways from layer to layer."""

    fine: Plane
    masses: Plane
    turns: Plane

    def moved(self, scene: Scene) -> "Texture":
        """The same noise elsewhere."""
        by = int(scene.rng.integers(scene.grid.columns))
        return Texture(np.roll(self.fine, by, 1), np.roll(self.masses, by, 1), np.roll(self.turns, by, 1))


def grove(scene: Scene, *, layers: int = 3, fireflies: bool = False, birch: bool = False) -> Composition:
    """Trunks around a clearing that holds the light; fireflies are for nights, birches are pale."""
    grid, palette = scene.grid, scene.palette
    middle, height = scene.across(0.4, 0.6), scene.between(0.5, 0.6)
    colour = on_ramp(palette.sky, 0.8 * grid.y + 0.16 * scene.noise(3, 4, 5))
    colour = mix(colour, palette.glow, 0.95 * glow_around(scene, middle, height, 0.42, 2.2))
    colour = mix(colour, palette.sun, 0.7 * bell(np.hypot(grid.x - middle, (grid.y - height) * 0.8), 0.13))
    flow = np.asarray(0.8 * scene.noise(2, 2, 2), np.float32)
    detail = scene.plane(0.35)
    touches: list[Touch] = []
    texture = Texture(scene.noise(6, 9, 3), scene.noise(6, 6, 4), scene.noise(4, 4, 2))
    for layer in range(layers + 1):
        near = layer / layers
        texture = texture.moved(scene)
        bark = on_ramp(palette.land, 0.1 + 0.85 * near)
        if birch:
            bark = mix(bark, palette.highlight, 0.78 - 0.1 * near)
        half = 0.010 + 0.034 * near**1.4
        spread = int(15 - 8 * near)
        for x in np.linspace(-0.05, grid.aspect + 0.05, spread) + scene.rng.normal(0, 0.04, spread):
            if near > 0.5 and abs(x - middle) < 0.2:
                continue
            lean = scene.between(-0.05, 0.05)
            _draw_trunk(scene, colour, flow, detail, float(x), half, lean, near, bark, middle)
            if birch and near > 0.3:
                touches += _birch_marks(scene, float(x), half, lean, 0.70 + 0.27 * near)
        _draw_ground(scene, colour, flow, near, middle, texture)
        _draw_foliage(scene, colour, flow, near, texture)
    if fireflies:
        for _ in range(34):
            x, y = middle + scene.rng.normal(0, 0.26), height + 0.04 + scene.rng.normal(0, 0.14)
            radius = abs(scene.rng.normal(0.005, 0.003)) + 0.002
            touches.append(Dab(x, y, radius * 2.2, palette.glow, 1.0, 0.0, 0.35, 200))
            touches.append(Dab(x, y, radius, scene.pick(palette.lights), 1.0, 0.0, 1.0, 230))
    return Composition(colour, flow, detail, scene.focus(middle, height), touches, 1.1)


def _draw_trunk(
    scene: Scene,
    colour: Image,
    flow: Plane,
    detail: Plane,
    x: float,
    half: float,
    lean: float,
    near: float,
    bark: Colours,
    middle: float,
) -> None:
    grid = scene.grid
    reach = half * 1.25 + 0.045
    columns = slice(
        max(0, int((x - reach) * grid.rows)), max(0, min(grid.columns, int((x + reach) * grid.rows)))
    )
    if columns.stop - columns.start < 3:
        return
    across, down, patch = grid.x[:, columns], grid.y[:, columns], colour[:, columns]
    sway = np.interp(np.linspace(0, 8, grid.rows), np.arange(9), scene.rng.normal(0, 0.006, 9))[:, None]
    axis = x + lean * (down - 0.5) + sway
    width = half * (0.85 + 0.35 * down**2)
    inside = smoothstep(0.005, -0.005, np.abs(across - axis) - width) * (down < 0.70 + 0.27 * near)
    facing = smoothstep(-1, 1, (across - axis) / width * (1 if x < middle else -1))
    lit = facing**2 * (0.55 - 0.4 * near) * bell(axis - middle, 0.5)
    tone = mix(np.broadcast_to(bark, patch.shape), scene.palette.glow, lit)
    tone = shade(tone, 0.72 + 0.36 * facing)
    colour[:, columns] = mix(patch, tone, inside)
    # Strokes beside the trunk run along it too, or they would fray its edge.
    beside = (np.abs(across - axis) < width + 0.012) & (down < 0.70 + 0.27 * near)
    flow[:, columns] = np.where(beside, np.float32(np.pi / 2 + lean), flow[:, columns])
    detail[:, columns] = np.where(beside, 0.8, detail[:, columns])


def _birch_marks(scene: Scene, x: float, half: float, lean: float, foot: float) -> list[Touch]:
    marks: list[Touch] = []
    for _ in range(int(8 + half * 300)):
        y = scene.between(0.0, foot)
        middle = x + lean * (y - 0.5) + scene.between(-0.6, 0.6) * half
        length = half * scene.between(0.25, 0.75)
        mark = points((middle - length, y), (middle, y + 0.003), (middle + length, y - 0.002))
        marks.append(Line(mark, scene.between(0.003, 0.007), scene.palette.dark, 0.75))
    return marks


def _draw_ground(
    scene: Scene, colour: Image, flow: Plane, near: float, middle: float, texture: Texture
) -> None:
    grid, palette = scene.grid, scene.palette
    rows = slice(int(grid.rows * 0.56), None)
    edge = smoothstep(
        -0.02, 0.05, grid.y[rows] - (0.66 + 0.27 * near**1.1) - 0.04 * scene.profile(4, 3)[None]
    )
    tone = on_ramp(palette.land, 0.12 + 0.8 * near + 0.25 * texture.fine[rows])
    lit = bell(grid.x[rows] - middle, 0.16 + 0.12 * near) * (0.65 - 0.45 * near)
    colour[rows] = mix(colour[rows], mix(tone, palette.glow, lit), edge)
    flow[rows] = np.where(edge > 0.5, 0.3 * texture.turns[rows], flow[rows])


def _draw_foliage(scene: Scene, colour: Image, flow: Plane, near: float, texture: Texture) -> None:
    grid = scene.grid
    rows = slice(0, int(grid.rows * 0.52))
    mass = texture.masses[rows] - (grid.y[rows] - 0.10 - 0.08 * near) * 3.1
    cover = smoothstep(0.12, 0.36, mass) * (0.55 + 0.4 * near)
    tone = on_ramp(scene.palette.leaf, 0.9 - 0.8 * near + 0.4 * texture.fine[rows])
    colour[rows] = mix(colour[rows], tone, cover)
    flow[rows] = np.where(cover > 0.4, 1.2 * texture.turns[rows], flow[rows])
