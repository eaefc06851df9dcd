"""Turns a painted canvas into a picture: bristle marks, relief, weave, bloom and a vignette."""

from functools import lru_cache

import cv2
import numpy as np

from kiosk.adapters.local.painting.grid import combed
from kiosk.adapters.local.painting.mixing import Plane, smoothstep
from kiosk.adapters.local.painting.touches import Canvas

_RELIEF = np.array([[-1, -1, 0], [-1, 0, 1], [0, 1, 1]], np.float32)
"""Light from the top left."""
_RELIEF_STRENGTH = 0.085 / 255
_BRISTLE_THICKNESS = 13.0
_BRISTLE_TONE = 0.022
_WEAVE_STRENGTH = 0.013
_CLOTH_SEED = 3
_BLOOM_FROM, _BLOOM_STRENGTH = 0.5, 0.5
_VIGNETTE = 0.22


def finish(canvas: Canvas, flow: Plane, rng: np.random.Generator) -> Canvas:
    """The picture, shape (height, width, 3), red green blue."""
    height, width = canvas.shape[:2]
    scale = min(height, width) / 512
    bristles = _bristles(flow, width, height, rng)
    thickness = canvas[..., 3].astype(np.float32) + bristles * np.float32(_BRISTLE_THICKNESS)
    thickness = np.asarray(cv2.GaussianBlur(thickness, (0, 0), 0.9 * scale), np.float32)
    light = np.asarray(cv2.filter2D(thickness, cv2.CV_32F, _RELIEF * np.float32(_RELIEF_STRENGTH * scale)))
    weave, vignette = _cloth(width, height)
    light = (light + bristles * np.float32(_BRISTLE_TONE) + weave) * vignette
    colour = canvas[..., :3].astype(np.float32)
    colour += (255 - colour) * _bloom(canvas, scale)
    colour *= light[..., None]
    return np.asarray(np.clip(colour, 0, 255, out=colour), np.uint8)


def _bristles(flow: Plane, width: int, height: int, rng: np.random.Generator) -> Plane:
    size = (width // 2, height // 2)
    # The angle itself must not be interpolated: half a turn is the same stroke.
    wide_flow = np.asarray(cv2.resize(flow, size, interpolation=cv2.INTER_NEAREST), np.float32)
    hairs = combed(rng.random(size[::-1], dtype=np.float32), wide_flow)
    return np.asarray(cv2.resize(hairs, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


@lru_cache(maxsize=4)
def _cloth(width: int, height: int) -> tuple[Plane, Plane]:
    """The weave about 1 and the vignette: all pictures of a size are painted on the same cloth."""
    rng = np.random.default_rng(_CLOTH_SEED)
    scale = min(width, height) / 512
    pitch = 2.1 / scale
    threads = 0.5 * np.sin(np.arange(width) * pitch)[None] * np.sin(np.arange(height) * pitch)[:, None]
    grain = rng.random((height, width), dtype=np.float32) * np.float32(3.4) - np.float32(1.7)
    grain = np.asarray(cv2.GaussianBlur(grain, (0, 0), 0.7 * scale), np.float32)
    weave = 1 + (threads.astype(np.float32) + grain) * np.float32(_WEAVE_STRENGTH)
    x, y = (np.arange(width) / width - 0.5) * 1.5, (np.arange(height) / height - 0.5) * 1.5
    distance = np.hypot(x[None], y[:, None]).astype(np.float32)
    vignette = 1 - np.float32(_VIGNETTE) * smoothstep(0.55, 1.25, distance)
    return weave, np.asarray(vignette, np.float32)


def _bloom(canvas: Canvas, scale: float) -> Plane:
    height, width = canvas.shape[:2]
    small = cv2.resize(canvas, (width // 8, height // 8), interpolation=cv2.INTER_AREA)[..., :3]
    small = np.asarray(cv2.GaussianBlur(small.astype(np.float32) / 255, (0, 0), 3 * scale), np.float32)
    bright = np.clip(small - np.float32(_BLOOM_FROM), 0, 1) * np.float32(_BLOOM_STRENGTH)
    return np.asarray(cv2.resize(bright, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
