"""One small gallery for all tests of the painter: every recipe of every mood once."""

from collections.abc import Mapping

import cv2
import pytest

from kiosk.adapters.local.painting.painter import Painting, paint
from kiosk.adapters.local.painting.recipes import RECIPES
from kiosk.core.mood import MOODS, Mood

Gallery = Mapping[tuple[Mood, str], Painting]
WIDTH_PX, HEIGHT_PX = 240, 160


@pytest.fixture(scope="session")
def gallery() -> Gallery:
    """Paintings by mood and recipe."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        return {
            (mood, recipe.name): paint(mood, seed, WIDTH_PX, HEIGHT_PX)
            for mood in MOODS
            for seed, recipe in enumerate(RECIPES[mood])
        }
    finally:
        cv2.setNumThreads(threads)
