"""What the pictures look like, as far as numbers can tell."""

from itertools import combinations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.adapters.local.painting.oklab import oklab_of_srgb
from kiosk.adapters.local.painting.painter import Painting
from kiosk.adapters.local.painting.recipes import RECIPES
from kiosk.core.mood import MOODS, Mood
from tests.adapters.local.painting.conftest import HEIGHT_PX, WIDTH_PX, Gallery

# A difference in OKLab that is seen at a glance is about 0.02 (https://bottosson.github.io/posts/oklab/).
SEEN_AT_A_GLANCE = 0.02
ONE_LIGHT = ("lit_tent", "warm_cabin", "firefly_grove", "lamp_path", "moon_lake")


def lab_thumbnail(painting: Painting) -> NDArray[np.float64]:
    small = cv2.resize(painting.pixels, (24, 16), interpolation=cv2.INTER_AREA)
    return np.asarray(oklab_of_srgb(small / 255.0))


def mean_lab(gallery: Gallery, mood: Mood) -> NDArray[np.float64]:
    thumbnails = [lab_thumbnail(painting) for (of, _), painting in gallery.items() if of is mood]
    return np.asarray(np.mean(thumbnails, axis=(0, 1, 2)))


def warmth(painting: Painting) -> NDArray[np.float64]:
    pixels = painting.pixels.astype(float) / 255
    return np.asarray((pixels[..., 0] - pixels[..., 2]) * pixels.max(axis=2))


def test_every_recipe_paints_the_whole_picture(gallery: Gallery) -> None:
    assert len(gallery) == sum(len(recipes) for recipes in RECIPES.values())
    for (mood, name), painting in gallery.items():
        assert painting.recipe == name
        assert painting.pixels.shape == (HEIGHT_PX, WIDTH_PX, 3), (mood, name)
        assert painting.pixels.dtype == np.uint8
        assert painting.pixels.astype(float).std() > 12, (mood, name, "is nearly one colour")


def test_no_picture_has_a_burnt_out_light(gallery: Gallery) -> None:
    for which, painting in gallery.items():
        burnt = (painting.pixels.min(axis=2) >= 252).mean()
        assert burnt < 0.03, (which, burnt)


def test_moods_differ_in_their_mean_colour(gallery: Gallery) -> None:
    means = {mood: mean_lab(gallery, mood) for mood in MOODS}
    for one, other in combinations(MOODS, 2):
        assert np.linalg.norm(means[one] - means[other]) > SEEN_AT_A_GLANCE, (one, other)


@pytest.mark.parametrize("mood", MOODS)
def test_pictures_of_a_mood_are_easy_to_tell_apart(gallery: Gallery, mood: Mood) -> None:
    thumbnails = {name: lab_thumbnail(painting) for (of, name), painting in gallery.items() if of is mood}
    for one, other in combinations(thumbnails, 2):
        apart = np.linalg.norm(thumbnails[one] - thumbnails[other], axis=2).mean()
        assert apart > 2 * SEEN_AT_A_GLANCE, (one, other, apart)


def test_focus_lies_inside_the_picture(gallery: Gallery) -> None:
    for which, painting in gallery.items():
        assert 0.08 <= painting.focus.x <= 0.92, which
        assert 0.08 <= painting.focus.y <= 0.92, which


def test_the_focus_is_not_the_same_for_all_pictures(gallery: Gallery) -> None:
    points = {(round(p.focus.x, 2), round(p.focus.y, 2)) for p in gallery.values()}
    assert len(points) > len(gallery) * 0.8


@pytest.mark.parametrize("name", ONE_LIGHT)
def test_a_card_cut_around_the_focus_keeps_the_warm_light(gallery: Gallery, name: str) -> None:
    painting = gallery[Mood.FEAR, name]
    warm = warmth(painting)
    lights = warm >= np.quantile(warm, 0.985)
    width, height = round(WIDTH_PX * 0.69), round(HEIGHT_PX * 0.6)
    left = int(np.clip(painting.focus.x * WIDTH_PX - width / 2, 0, WIDTH_PX - width))
    top = int(np.clip(painting.focus.y * HEIGHT_PX - height / 2, 0, HEIGHT_PX - height))
    assert lights[:, left : left + width].sum() > 0.8 * lights.sum()
    assert lights[top : top + height].sum() > 0.8 * lights.sum()


def test_every_picture_for_fear_holds_a_warm_light(gallery: Gallery) -> None:
    for (mood, name), painting in gallery.items():
        if mood is Mood.FEAR:
            assert (warmth(painting) > 0.2).sum() > 15, name
