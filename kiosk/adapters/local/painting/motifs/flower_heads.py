"""Flower heads seen close."""

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.adapters.local.painting.mixing import Image, Plane, bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.oklab import Colours
from kiosk.adapters.local.painting.outlines import points
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.touches import Dab, Touch


@dataclass(frozen=True, slots=True)
class FlowerKind:
    """The shape of a flower head; `gap` is how far petals part, `heart` the centre's part of the radius."""

    fewest_petals: int
    most_petals: int
    layers: int
    pointed: float
    gap: float
    heart: float
    dark_heart: bool = False


DAHLIA = FlowerKind(8, 11, 4, 0.55, 0.40, 0.13)
DAISY = FlowerKind(13, 17, 1, 0.42, 0.62, 0.24)
SUNFLOWER = FlowerKind(15, 19, 2, 0.75, 0.42, 0.42, dark_heart=True)
COSMOS = FlowerKind(7, 8, 1, 0.36, 0.45, 0.15)
POPPY = FlowerKind(4, 5, 2, 0.25, 0.26, 0.18, dark_heart=True)
PEONY = FlowerKind(5, 7, 5, 0.22, 0.24, 0.10)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a flower head is and how large."""

    x: float
    y: float
    radius: float


def draw_head(
    scene: Scene,
    colour: Image,
    flow: Plane,
    detail: Plane,
    ruffle: Plane,
    head: Head,
    kind: FlowerKind,
    ramp: Colours,
) -> list[Touch]:
    """Draws one flower head in place; gives back the touches of its heart."""
    grid = scene.grid
    reach = head.radius * 1.4
    around = grid.patch(head.x, head.y, reach)
    patch, bent = colour[around], flow[around]
    dx, dy = grid.x[around] - head.x, (grid.y[around] - head.y) * scene.between(1.0, 1.14)
    distance, angle = np.hypot(dx, dy), np.arctan2(dy, dx)
    wobble = ruffle[around]
    petals = int(scene.rng.integers(kind.fewest_petals, kind.most_petals + 1))
    turn = scene.between(0, 6)
    for layer in range(kind.layers):
        inner = layer / kind.layers
        size = head.radius * (1 - 0.74 * inner)
        swing = np.abs(np.cos(petals * (angle + turn + layer * np.pi / petals) / 2))
        petal = swing**kind.pointed
        rim = size * (1 - kind.gap + kind.gap * petal) * (1 + 0.07 * wobble)
        inside = smoothstep(0.008 * head.radius / 0.2 + 0.004, -0.004, distance - rim)
        out = np.clip(distance / size, 0, 1.2)
        tone = on_ramp(ramp, 0.12 + 0.66 * out - 0.2 * inner + 0.18 * (petal - 0.5) + 0.08 * wobble)
        tone = shade(tone, (1 - 0.34 * bell(swing, 0.22)) * (1.06 - 0.12 * smoothstep(-0.6, 0.6, dx + dy)))
        shadow = smoothstep(0.05, -0.01, distance - rim) * (1 - inside)
        patch[:] = mix(shade(patch, 1 - 0.3 * shadow), tone, inside)
        bent[:] = np.where(inside > 0.4, angle, bent)
        detail[around] = np.where(inside > 0.4, 0.85, detail[around])
    return _heart(scene, head, kind, ramp)


def _heart(scene: Scene, head: Head, kind: FlowerKind, ramp: Colours) -> list[Touch]:
    """Seeds and stamens: dabs packed to the heart's rim, shaded on one side."""
    size = head.radius * kind.heart
    seed = scene.palette.dark if kind.dark_heart else mix(scene.palette.lights[0], ramp[40], 0.35)
    touches: list[Touch] = []
    count = int(10 + 900 * size)
    for number in range(count):
        out = np.sqrt((number + 0.5) / count)
        angle = number * 2.39996  # the golden angle, as seeds grow
        x, y = head.x + np.cos(angle) * out * size, head.y + np.sin(angle) * out * size
        light = 0.85 - 0.35 * (np.cos(angle) + np.sin(angle)) * out * 0.7 + scene.between(-0.2, 0.2)
        tone = mix(seed, on_ramp(ramp, 0.3), 0.5 * (out > 0.75)) if kind.dark_heart else seed
        dab = Dab(
            x,
            y,
            max(0.003, size * 0.16),
            np.clip(tone * light, 0, 1),
            0.75,
            angle,
            paint=int(scene.rng.integers(120, 250)),
        )
        touches.append(dab)
    return touches


def is_uncovered(dab: Dab, nearer: list[Head]) -> bool:
    """Whether no nearer flower hides the dab."""
    return all(np.hypot(dab.x - head.x, dab.y - head.y) > head.radius * 0.92 for head in nearer)


def large_blooms(
    scene: Scene,
    *,
    kinds: tuple[FlowerKind, ...] = (DAHLIA,),
    count: int = 9,
    small: float = 0.12,
    large: float = 0.27,
    ramps: tuple[int, ...] = (0, 1, 2, 3),
) -> Composition:
    """Flower heads seen close, the main one near the middle."""
    grid, palette = scene.grid, scene.palette
    tone = 0.1 + 0.72 * grid.y + 0.3 * scene.noise(2, 2, 4)
    colour = mix(
        on_ramp(palette.sky, tone), on_ramp(palette.leaf, 0.25 + 0.3 * tone), smoothstep(0.25, 1.0, grid.y)
    )
    colour = mix(colour, palette.glow, 0.5 * glow_around(scene, grid.aspect * 0.5, 0.3, 0.4))
    flow = np.asarray(1.2 * scene.noise(2, 2, 2) + 1.2, np.float32)
    detail = scene.plane(0.5)
    heads = _layout(scene, count, small, large)
    _stems(scene, colour, heads, 34)
    ruffle = scene.noise(7, 7, 3)
    kind, first_ramp = scene.pick(kinds), int(scene.rng.integers(len(ramps)))
    touches: list[Touch] = []
    for number, head in reversed(list(enumerate(heads))):
        ramp = palette.blossoms[ramps[(first_ramp + number) % len(ramps)] % len(palette.blossoms)]
        hearts = draw_head(
            scene, colour, flow, detail, ruffle, head, kind if number < 3 else scene.pick(kinds), ramp
        )
        touches += [
            touch for touch in hearts if isinstance(touch, Dab) and is_uncovered(touch, heads[:number])
        ]
    return Composition(colour, flow, detail, scene.focus(heads[0].x, heads[0].y), touches, 1.12)


def _stems(scene: Scene, colour: Image, heads: list[Head], blades: int) -> None:
    """Blades of grass and a stalk for each head, in place, behind the flowers."""
    grid = scene.grid
    scale = grid.rows / 256
    starts = [(scene.between(0, grid.aspect), 1.02, scene.between(0.15, 0.6)) for _ in range(blades)]
    starts += [(head.x + scene.between(-0.05, 0.05), 1.02, head.y) for head in heads]
    for x, foot, top in starts:
        bend = scene.between(-0.12, 0.12)
        curve = points((x + bend, foot), (x + bend * 0.4, (foot + top) / 2), (x, top)) * grid.rows
        tone = on_ramp(scene.palette.leaf, scene.between(0.05, 0.95))
        cv2.polylines(
            colour, [curve.astype(np.int32)], False, tone.tolist(), max(1, int(scene.between(2, 7) * scale))
        )


def _layout(scene: Scene, count: int, small: float, large: float) -> list[Head]:
    """The main flower first, near the middle; the others overlap it little."""
    heads = [Head(scene.across(0.38, 0.62), scene.between(0.4, 0.54), large * scene.between(0.92, 1.1))]
    for _ in range(90):
        radius = scene.between(small, large) * 0.88
        x, y = scene.grid.aspect * scene.between(0.03, 0.97), scene.between(0.04, 0.96)
        if all(np.hypot(x - head.x, y - head.y) > (radius + head.radius) * 0.76 for head in heads):
            heads.append(Head(x, y, radius))
        if len(heads) >= count:
            break
    return heads
