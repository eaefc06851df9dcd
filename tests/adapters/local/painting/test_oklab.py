import numpy as np
import pytest

from kiosk.adapters.local.painting.oklab import oklab_of_srgb, shift, srgb, srgb_of_oklab
from kiosk.adapters.local.painting.palette import Drift, mix_palette
from kiosk.adapters.local.painting.recipes import SWATCHES
from kiosk.core.mood import Mood


# The reference values of https://bottosson.github.io/posts/oklab/, for sRGB primaries.
@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#ffffff", (1.0, 0.0, 0.0)),
        ("#ff0000", (0.628, 0.225, 0.126)),
        ("#00ff00", (0.866, -0.234, 0.179)),
        ("#0000ff", (0.452, -0.032, -0.312)),
    ],
)
def test_oklab_agrees_with_its_reference(colour: str, expected: tuple[float, float, float]) -> None:
    assert oklab_of_srgb(srgb(colour)) == pytest.approx(expected, abs=1e-3)


def test_colours_survive_the_way_there_and_back() -> None:
    colours = np.random.default_rng(0).random((100, 3))
    assert srgb_of_oklab(oklab_of_srgb(colours)) == pytest.approx(colours, abs=1e-4)


def test_a_full_turn_of_the_hue_changes_nothing() -> None:
    colours = oklab_of_srgb(np.random.default_rng(0).random((10, 3)))
    assert shift(colours, 360, 1, 1) == pytest.approx(colours)
    assert shift(colours, 180, 1, 1)[:, 1:] == pytest.approx(-colours[:, 1:])


def test_a_ramp_begins_and_ends_with_its_swatches() -> None:
    swatches = SWATCHES[Mood.CALM][0]
    sky = mix_palette(swatches, Drift()).sky
    first, *_, last = swatches.sky.split()
    assert sky[0] == pytest.approx(srgb(first), abs=1e-3)
    assert sky[-1] == pytest.approx(srgb(last), abs=1e-3)
    assert np.abs(np.diff(sky, axis=0)).max() < 0.05
