"""Flowers in a vase on a table."""

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Image, Plane, bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.motifs.flower_heads import (
    COSMOS,
    DAHLIA,
    DAISY,
    POPPY,
    FlowerKind,
    Head,
    draw_head,
    is_uncovered,
)
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.touches import Dab, Touch


def bouquet(scene: Scene, *, kinds: tuple[FlowerKind, ...] = (DAHLIA, DAISY, COSMOS, POPPY)) -> Composition:
    """Flowers in a vase on a table, light from one side."""
    grid, palette = scene.grid, scene.palette
    side = scene.pick((-1, 1))
    middle = grid.aspect * scene.between(0.44, 0.56)
    table = scene.between(0.74, 0.8)
    wall = on_ramp(
        palette.sky, 0.12 + 0.5 * (0.5 - side * (grid.x / grid.aspect - 0.5)) + 0.16 * scene.noise(3, 3, 4)
    )
    wall = mix(wall, palette.dark, 0.24)
    colour = mix(wall, palette.glow, 0.42 * glow_around(scene, middle - side * 0.5, 0.3, 0.4))
    ground = smoothstep(-0.003, 0.003, grid.y - table)
    wood = on_ramp(palette.land, 0.34 + 0.35 * (grid.y - table) / (1 - table) + 0.12 * scene.noise(3, 24, 3))
    colour = mix(colour, wood, ground)
    flow = np.where(ground > 0.5, 0.04, 0.9 + 0.8 * scene.noise(2, 2, 2)).astype(np.float32)
    detail = np.where(ground > 0.5, 0.35, 0.25).astype(np.float32)
    foot = table + 0.12
    _vase(scene, colour, flow, detail, middle, foot, side)
    heads = _bunch(scene, middle, foot - 0.34)
    _leaves_around(scene, colour, flow, middle, foot - 0.3)
    ruffle = scene.noise(7, 7, 3)
    touches: list[Touch] = []
    for number, head in enumerate(heads):
        ramp = scene.pick(palette.blossoms)
        touches += [
            touch
            for touch in draw_head(scene, colour, flow, detail, ruffle, head, scene.pick(kinds), ramp)
            if isinstance(touch, Dab) and is_uncovered(touch, heads[number + 1 :])
        ]
    for _ in range(int(scene.rng.integers(2, 6))):
        x, y = middle + scene.between(-0.4, 0.4), table + scene.between(0.08, 0.2)
        petal = on_ramp(scene.pick(palette.blossoms), scene.between(0.3, 0.9))
        touches.append(
            Dab(x, y, scene.between(0.010, 0.018), petal, 0.45, scene.between(-0.5, 0.5), paint=220)
        )
    return Composition(colour, flow, detail, scene.focus(middle, 0.4), touches, 1.2)


def _vase(
    scene: Scene, colour: Image, flow: Plane, detail: Plane, middle: float, foot: float, side: int
) -> None:
    grid, palette = scene.grid, scene.palette
    height = 0.32
    up = np.clip((foot - grid.y) / height, -0.2, 1.2)
    belly = scene.between(0.4, 0.55)
    half = 0.075 + 0.075 * np.exp(-(((up - belly) / 0.3) ** 2)) + 0.016 * smoothstep(0.88, 1.0, up)
    across = (grid.x - middle) / half
    curve = 0.018 * np.sqrt(np.clip(1 - across**2, 0, 1))
    inside = smoothstep(1.04, 0.96, np.abs(across)) * smoothstep(-0.006, 0.006, grid.y - (foot - height))
    inside *= smoothstep(0.004, -0.004, grid.y - foot - curve)
    cast = bell(grid.y - foot - 0.01, 0.025) * bell(grid.x - middle - side * 0.16, 0.2)
    colour[:] = shade(colour, 1 - 0.42 * cast)
    round_light = np.sqrt(np.clip(1 - (across * 0.86 + side * 0.4) ** 2, 0, 1))
    glaze = on_ramp(palette.water, 0.95 - 0.62 * round_light + 0.08 * scene.noise(3, 3, 3))
    stripe = bell(up - belly - 0.08, 0.035) + bell(up - belly + 0.12, 0.02)
    glaze = mix(glaze, palette.highlight, 0.4 * stripe)
    glaze = shade(glaze, 1 - 0.3 * smoothstep(0.7, 1.0, np.abs(across)))
    glaze = mix(
        glaze, palette.highlight, 0.75 * bell(across + side * 0.4, 0.12) * bell(up - belly - 0.04, 0.18)
    )
    colour[:] = mix(colour, glaze, inside)
    flow[:] = np.where(inside > 0.5, np.pi / 2 + 0.4 * across * np.sign(up - belly), flow)
    detail[:] = np.where(
        smoothstep(1.25, 1.05, np.abs(across)) * (up < 1.05) * (up > -0.1) > 0.5, 1.0, detail
    )


def _bunch(scene: Scene, middle: float, neck: float) -> list[Head]:
    """Heads from back to front: a dome over the neck of the vase."""
    heads: list[Head] = []
    for _ in range(400):
        angle, out = scene.between(-np.pi * 1.06, 0.06 * np.pi), np.sqrt(scene.rng.random())
        x, y = middle + np.cos(angle) * out * 0.46, neck - 0.02 + np.sin(angle) * out * 0.42
        radius = scene.between(0.075, 0.135) * (1.1 - 0.25 * out)
        if (
            all(np.hypot(x - head.x, y - head.y) > (radius + head.radius) * 0.66 for head in heads)
            and y - radius > -0.01
        ):
            heads.append(Head(x, y, radius))
        if len(heads) >= 20:
            break
    return sorted(heads, key=lambda head: -np.hypot(head.x - middle, head.y - neck + 0.12))


def _leaves_around(scene: Scene, colour: Image, flow: Plane, middle: float, neck: float) -> None:
    grid = scene.grid
    for _ in range(80):
        angle = scene.between(-np.pi * 1.12, 0.12 * np.pi)
        start, length = scene.between(0.02, 0.38), scene.between(0.1, 0.18)
        x, y = middle + np.cos(angle) * start, neck + np.sin(angle) * start
        lean = angle + scene.between(-0.5, 0.5)
        side_x, side_y = -np.sin(lean) * length * 0.2, np.cos(lean) * length * 0.2
        tip = x + np.cos(lean) * length, y + np.sin(lean) * length
        half = x + np.cos(lean) * length * 0.5, y + np.sin(lean) * length * 0.5
        leaf = points((x, y), (half[0] + side_x, half[1] + side_y), tip, (half[0] - side_x, half[1] - side_y))
        tone = on_ramp(scene.palette.leaf, scene.between(0.0, 0.8))
        outline = (leaf * grid.rows).astype(np.int32)
        cv2.fillPoly(colour, [outline], tone.tolist())
        cv2.fillPoly(flow, [outline], [float(lean)])
