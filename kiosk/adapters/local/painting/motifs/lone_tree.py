"""One tree on a hill."""

import numpy as np

from kiosk.adapters.local.painting.mixing import bell, mix, on_ramp, smoothstep
from kiosk.adapters.local.painting.motifs.meadow import meadow_flowers
from kiosk.adapters.local.painting.motifs.ridges import draw_ridges
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import paint_sky, paint_swirling_sky, place_light
from kiosk.adapters.local.painting.touches import Dab, Line, Touch


def lone_tree(
    scene: Scene,
    *,
    crown: str = "leaf",
    wind: bool = False,
    bare: bool = False,
    swirl: bool = False,
    flowers: bool = False,
) -> Composition:
    """One tree on a hill; its crown takes leaf or blossom colours, wind carries some of it away."""
    grid, palette = scene.grid, scene.palette
    horizon = scene.between(0.6, 0.68)
    side = scene.pick((-1, 1))
    x = grid.aspect * (0.5 + side * scene.between(0.02, 0.13))
    light = place_light(scene, horizon - 0.1, 0.02, 0.2)
    sky = paint_swirling_sky(scene, horizon, light) if swirl else paint_sky(scene, horizon + 0.05, light, 0.6)
    detail = scene.plane(0.3)
    draw_ridges(
        scene,
        sky,
        detail,
        light,
        horizon=horizon - 0.04,
        layers=2,
        relief=0.07,
        mist=0.8,
        bottom=horizon + 0.05,
    )
    knoll = horizon + 0.16 - 0.13 * np.exp(-(((grid.x[0] - x) / 0.6) ** 2)) + 0.012 * scene.profile(3, 4)
    below = grid.y - knoll[None]
    inside = smoothstep(-0.004, 0.004, below)
    ground = on_ramp(palette.land, 0.5 + 0.4 * np.clip(below * 2.5, 0, 1) + 0.14 * scene.noise(5, 12, 4))
    ground = mix(ground, palette.lit, 0.4 * bell(grid.x - light.x, 0.5) * np.exp(-np.clip(below, 0, 1) * 7))
    sky.colour[:] = mix(sky.colour, ground, inside)
    sky.flow[:] = np.where(
        inside > 0.5, np.arctan(np.gradient(knoll) * grid.rows)[None] + 0.15 * scene.noise(4, 4, 2), sky.flow
    )
    detail[:] = np.where(inside > 0.5, 0.6, detail)
    column = int(np.clip(x * grid.rows, 0, grid.columns - 1))
    foot, height = float(knoll[column]) + 0.015, scene.between(0.52, 0.62)
    touches: list[Touch] = meadow_flowers(scene, horizon + 0.14, 260) if flowers else []
    touches += _shadow_on_ground(scene, x, foot, np.sign(x - light.x) or 1.0)
    twigs = _grow_tree(scene, x, foot, height, wind, touches)
    if not bare:
        touches += _crown(scene, x, foot - height * 0.68, height, twigs, crown, light.x, wind)
    return Composition(sky.colour, sky.flow, detail, scene.focus(x, foot - height * 0.55), touches)


def _shadow_on_ground(scene: Scene, x: float, foot: float, away: float) -> list[Touch]:
    tone = scene.palette.dark
    strokes: list[Touch] = []
    for _ in range(26):
        reach = scene.rng.random()
        start = x + away * 0.3 * reach + scene.rng.normal(0, 0.05)
        y = foot + 0.01 + 0.05 * reach + scene.rng.normal(0, 0.008)
        dash = points((start - 0.03, y), (start + 0.03, y + 0.004 * away))
        strokes.append(Line(dash, scene.between(0.006, 0.012), tone, 0.4 * (1 - 0.6 * reach), 130))
    return strokes


def _grow_tree(
    scene: Scene, x: float, foot: float, height: float, wind: bool, touches: list[Touch]
) -> list[tuple[float, float]]:
    """Adds trunk and boughs to the touches; gives back the ends of the twigs."""
    bark = scene.palette.dark
    ends: list[tuple[float, float]] = []

    def grow(start_x: float, start_y: float, angle: float, length: float, width: float, level: int) -> None:
        line = [(start_x, start_y)]
        for _ in range(4):
            angle += scene.rng.normal(0, 0.12) + (0.05 if wind else 0.0)
            line.append((line[-1][0] + np.cos(angle) * length / 4, line[-1][1] + np.sin(angle) * length / 4))
        for part in range(4):
            piece = np.array(line[part : part + 2], np.float32)
            touches.append(
                Line(piece, max(0.003, width * (1 - 0.13 * part)), bark * scene.between(0.85, 1.3), paint=160)
            )
        if level == 5 or length < 0.016:
            ends.append(line[-1])
            return
        if level >= 2:
            ends.append(line[2])
        boughs = 3 if level in (1, 3) else 2
        for number in range(boughs):
            turn = (number - (boughs - 1) / 2) * scene.between(0.5, 0.75) + scene.rng.normal(0, 0.14)
            grow(*line[-1], angle + turn, length * scene.between(0.62, 0.8), width * 0.6, level + 1)

    grow(x, foot, -np.pi / 2 + scene.rng.normal(0, 0.05), height * 0.3, height * 0.075, 0)
    return ends


def _crown(
    scene: Scene,
    x: float,
    middle: float,
    height: float,
    twigs: list[tuple[float, float]],
    crown: str,
    light_x: float,
    wind: bool,
) -> list[Touch]:
    """Dabs of foliage around the twigs, dark ones first, lit on the side of the light."""
    palette = scene.palette
    ramp = palette.leaf if crown == "leaf" else scene.pick(palette.blossoms)
    towards = np.clip((light_x - x) * 2, -1, 1)
    lean = 0.06 if wind else 0.0
    boughs = [
        (
            x + lean + height * 0.4 * np.cos(turn) * out,
            middle + height * 0.24 * np.sin(turn) * out,
            scene.between(0.045, 0.07),
        )
        for turn, out in zip(np.linspace(0, 2 * np.pi, 12), scene.rng.uniform(0.25, 1, 12), strict=True)
    ]
    marks: list[tuple[float, Dab]] = []
    for number in range(760):
        if number % 2:
            twig_x, twig_y = twigs[int(scene.rng.integers(len(twigs)))]
            spot_x, spot_y = twig_x + scene.rng.normal(0, 0.045), twig_y + scene.rng.normal(0, 0.035)
        else:
            bough_x, bough_y, reach = boughs[int(scene.rng.integers(len(boughs)))]
            spot_x, spot_y = bough_x + scene.rng.normal(0, reach), bough_y + scene.rng.normal(0, reach * 0.62)
        facing = ((spot_x - x) * towards - (spot_y - middle) * 1.1) / height
        light = float(np.clip(0.42 + 1.0 * facing + scene.rng.normal(0, 0.16), 0, 1))
        marks.append((light, _leaf_dab(scene, spot_x, spot_y, ramp, light)))
    for _ in range(90 if wind else 14):
        drift = scene.rng.random() ** 0.8
        spot_x = x + height * 0.3 + drift * 0.9 if wind else x + scene.rng.normal(0, 0.3)
        spot_y = (
            middle + scene.rng.normal(0, 0.10) + 0.2 * drift if wind else middle + scene.between(0.2, 0.55)
        )
        light = scene.between(0.3, 1)
        marks.append((2.0, _leaf_dab(scene, spot_x, spot_y, ramp, light)))
    marks.sort(key=lambda mark: mark[0])
    return [dab for _, dab in marks]


def _leaf_dab(scene: Scene, x: float, y: float, ramp: Colours, light: float) -> Dab:
    paint = int(scene.rng.integers(80, 235))
    return Dab(
        x, y, scene.between(0.010, 0.022), on_ramp(ramp, light), 0.6, scene.between(-0.9, 0.9), paint=paint
    )
