"""Points of lines and shapes."""

import numpy as np

from kiosk.adapters.local.painting.mixing import Plane


def points(*pairs: tuple[float, float]) -> Plane:
    """Points of a line or shape."""
    return np.array(pairs, np.float32)


def placed(x: float, y: float, size: float, *pairs: tuple[float, float]) -> Plane:
    """Points given in sizes from (x, y)."""
    return np.array([(x + dx * size, y + dy * size) for dx, dy in pairs], np.float32)
