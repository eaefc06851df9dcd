"""From mood and seed to pixels."""

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.adapters.local.painting.finish import finish
from kiosk.adapters.local.painting.grid import make_grid
from kiosk.adapters.local.painting.mixing import Image
from kiosk.adapters.local.painting.palette import Drift, mix_palette
from kiosk.adapters.local.painting.recipes import recipe_for
from kiosk.adapters.local.painting.scene import Scene
from kiosk.adapters.local.painting.strokes import paint_strokes
from kiosk.adapters.local.painting.touches import Canvas, draw
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Focus


@dataclass(frozen=True, slots=True)
class Painting:
    """A finished picture: pixels (height, width, 3) as red green blue, and the point a crop must keep."""

    pixels: Canvas
    focus: Focus
    recipe: str


def paint(mood: Mood, seed: int, width_px: int = 768, height_px: int = 512) -> Painting:
    """Composes and paints one picture; the same arguments give the same pixels on the same machine.

    `seed` is 0 or more. Sizes of the same shape give the same picture, finer or coarser.
    """
    recipe, swatches = recipe_for(mood, seed)
    rng = np.random.default_rng([MOODS.index(mood), seed])
    drift = Drift(float(rng.normal(0, 5)), float(rng.uniform(0.97, 1.04)), float(rng.uniform(0.98, 1.12)))
    scene = Scene(make_grid(width_px, height_px), mix_palette(swatches, drift), rng)
    composition = recipe.compose(scene)
    colour = np.clip(composition.colour, 0, 1)
    canvas = _primed(colour, width_px, height_px)
    paint_strokes(canvas, colour, composition.flow, composition.detail, composition.fineness, rng)
    draw(canvas, composition.touches)
    return Painting(finish(canvas, composition.flow, rng), composition.focus, recipe.name)


def _primed(colour: Image, width_px: int, height_px: int) -> Canvas:
    """A soft underpainting, so that no bare canvas shows between strokes."""
    soft = cv2.GaussianBlur(np.asarray(colour * 255, np.uint8), (0, 0), 3)
    canvas = np.full((height_px, width_px, 4), 128, np.uint8)
    canvas[..., :3] = cv2.resize(soft, (width_px, height_px))
    return canvas
