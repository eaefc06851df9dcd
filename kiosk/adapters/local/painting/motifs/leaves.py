"""Overlapping leaves."""

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Image, Plane, mix, on_ramp
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around


def leaves(scene: Scene, *, count: int = 50, fallen: bool = False) -> Composition:
    """Overlapping leaves around a light; fallen ones lie every way and are of many colours."""
    grid, palette = scene.grid, scene.palette
    middle, height = scene.across(0.4, 0.6), scene.between(0.36, 0.6)
    colour = on_ramp(palette.sky, 0.3 + 0.3 * (1 - grid.y) + 0.5 * scene.noise(2, 2, 4))
    colour = mix(colour, palette.glow, 0.7 * glow_around(scene, middle, height, 0.4))
    if fallen:
        colour = mix(colour, palette.dark, 0.62)
    flow = np.asarray(np.pi / 4 + 0.6 * scene.noise(2, 2, 2), np.float32)
    for number in range(count):
        late = number / count
        column, row = number * 5 % 7, number // 7 % 5
        x = grid.aspect * (column + 0.5 + scene.between(-0.45, 0.45)) / 7
        y = (row + 0.5 + scene.between(-0.5, 0.5)) / 5
        outward = np.arctan2(y - height, x - middle) + scene.rng.normal(0, 1.4 if fallen else 0.55)
        length = scene.between(0.34, 0.52) * (0.7 + 0.3 * late) * (0.62 if fallen else 1.0)
        centre_near = float(np.exp(-((np.hypot(x - middle, y - height) / 0.42) ** 2)))
        ripe = float(np.clip(0.62 * late + 0.42 * centre_near + scene.between(-0.08, 0.14), 0, 1))
        tone = on_ramp(palette.leaf, ripe)
        if fallen and scene.chance(0.6):
            tone = on_ramp(scene.pick(palette.blossoms), scene.between(0.2, 0.9))
        breadth = scene.between(0.17, 0.26)
        _draw_leaf(scene, colour, flow, x, y, float(outward), length, breadth, tone, late > 0.2)
    return Composition(colour, flow, scene.plane(1.0), scene.focus(middle, height), (), 1.45)


def _draw_leaf(
    scene: Scene,
    colour: Image,
    flow: Plane,
    x: float,
    y: float,
    angle: float,
    length: float,
    breadth: float,
    tone: Colours,
    shadow: bool,
) -> None:
    """A leaf centred at (x, y): a light and a dark half with a rib, in place."""
    grid = scene.grid
    part = np.linspace(0, 1, 20)
    bend = scene.between(-0.6, 0.6)
    heading = angle + bend * (part - 0.5)
    line_x = x - np.cos(angle) * length / 2 + np.cumsum(np.cos(heading)) * length / 20
    line_y = y - np.sin(angle) * length / 2 + np.cumsum(np.sin(heading)) * length / 20
    half = length * breadth * np.sin(np.pi * part**0.8) ** 0.9
    left = np.stack([line_x - np.sin(heading) * half, line_y + np.cos(heading) * half], 1)
    right = np.stack([line_x + np.sin(heading) * half, line_y - np.cos(heading) * half], 1)
    rib = np.stack([line_x, line_y], 1)
    if shadow:
        outline = np.concatenate([left, right[::-1]]) + np.array([0.012, 0.02])
        cv2.fillPoly(colour, [(outline * grid.rows).astype(np.int32)], (tone * 0.36).tolist())
    for edge, light, lean in ((left, tone * 0.78, 0.5), (right, np.clip(tone + 0.1, 0, 1), -0.5)):
        outline = (np.concatenate([edge, rib[::-1]]) * grid.rows).astype(np.int32)
        cv2.fillPoly(colour, [outline], light.tolist())
        cv2.fillPoly(flow, [outline], [float(angle + lean)])
    vein = np.clip(tone * 0.5 + scene.palette.highlight * 0.45, 0, 1)
    cv2.polylines(
        colour, [(rib[1:-2] * grid.rows).astype(np.int32)], False, vein.tolist(), max(1, grid.rows // 128)
    )
