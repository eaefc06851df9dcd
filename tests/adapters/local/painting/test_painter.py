"""The same seed is the same picture, at every size."""

import subprocess
import sys
from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from kiosk.adapters.local.painting.painter import paint
from kiosk.adapters.local.painting.recipes import RECIPES, SWATCHES, recipe_for
from kiosk.core.mood import MOODS, Mood

DIGEST = (
    "import hashlib\n"
    "from kiosk.adapters.local.painting.painter import paint\n"
    "from kiosk.core.mood import Mood\n"
    "print(hashlib.sha256(paint(Mood.CALM, 5, 240, 160).pixels.tobytes()).hexdigest())"
)


@pytest.fixture
def opencv_threads() -> Iterator[None]:
    before = cv2.getNumThreads()
    yield
    cv2.setNumThreads(before)


@pytest.mark.usefixtures("opencv_threads")
def test_a_picture_depends_neither_on_threads_nor_on_what_was_painted_before() -> None:
    cv2.setNumThreads(1)
    first = paint(Mood.SURPRISED, 6, 240, 160).pixels
    paint(Mood.SAD, 1, 160, 240)
    cv2.setNumThreads(4)
    assert np.array_equal(first, paint(Mood.SURPRISED, 6, 240, 160).pixels)


def test_two_processes_paint_the_same() -> None:
    digests = {
        subprocess.run([sys.executable, "-c", DIGEST], capture_output=True, text=True, check=True).stdout
        for _ in "ab"
    }
    assert len(digests) == 1


def test_another_seed_is_another_picture_of_the_same_subject() -> None:
    one, other = paint(Mood.CALM, 0, 240, 160), paint(Mood.CALM, 24, 240, 160)
    assert one.recipe == other.recipe == "mountain_lake"
    assert np.abs(one.pixels.astype(int) - other.pixels.astype(int)).mean() > 8


def test_the_same_seed_differs_from_mood_to_mood() -> None:
    assert paint(Mood.CALM, 6, 240, 160).recipe == paint(Mood.DISGUSTED, 5, 240, 160).recipe == "bamboo"
    first = {round(paint(mood, 3, 128, 128).focus.x, 6) for mood in MOODS}
    assert len(first) == len(MOODS)


def test_a_large_picture_is_the_small_one_made_finer() -> None:
    small, large = paint(Mood.HAPPY, 2, 240, 160), paint(Mood.HAPPY, 2, 960, 640)
    assert large.focus == small.focus
    shrunk = cv2.resize(large.pixels, (240, 160), interpolation=cv2.INTER_AREA)
    blurred = [cv2.GaussianBlur(pixels, (0, 0), 3).astype(int) for pixels in (small.pixels, shrunk)]
    assert np.abs(blurred[0] - blurred[1]).mean() < 4


@pytest.mark.parametrize(("width_px", "height_px"), [(128, 228), (228, 128), (131, 129)])
def test_upright_and_odd_shapes_are_painted_too(width_px: int, height_px: int) -> None:
    painting = paint(Mood.HAPPY, 7, width_px, height_px)
    assert painting.pixels.shape == (height_px, width_px, 3)


@pytest.mark.parametrize("mood", MOODS)
def test_as_many_seeds_in_a_row_as_subjects_times_colours_give_each_pair_once(mood: Mood) -> None:
    subjects, colours = len(RECIPES[mood]), len(SWATCHES[mood])
    chosen = [recipe_for(mood, seed) for seed in range(subjects * colours)]
    assert len({(recipe.name, swatches.sky) for recipe, swatches in chosen}) == subjects * colours == 24


@pytest.mark.parametrize("mood", MOODS)
def test_neighbours_have_different_subjects(mood: Mood) -> None:
    names = [recipe_for(mood, seed)[0].name for seed in range(24)]
    assert all(len(set(names[at : at + 3])) == 3 for at in range(22))
