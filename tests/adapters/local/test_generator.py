"""The painter behind the port `Generator`."""

import io

import numpy as np
import pytest
from PIL import Image

from kiosk.adapters import picture_metadata
from kiosk.adapters.local.generator import GENERATOR, PaintingGenerator
from kiosk.adapters.picture_metadata import DigitalSource
from kiosk.core.errors import ServiceRefused
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.ports import Generator


@pytest.fixture(scope="module")
def generator() -> Generator:
    return PaintingGenerator()


def test_a_prompt_gives_a_jpeg_of_the_usual_size(generator: Generator) -> None:
    picture = Image.open(io.BytesIO(generator.generate(Prompt(Mood.CALM, "a lake"))))
    picture.load()
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (768, 512), "RGB")


def test_the_same_prompt_gives_the_same_bytes(generator: Generator) -> None:
    prompt = Prompt(Mood.HAPPY, "balloons", seed=3, width_px=240, height_px=160)
    assert generator.generate(prompt) == PaintingGenerator().generate(prompt)


def test_the_picture_says_how_it_was_made(generator: Generator) -> None:
    prompt = Prompt(Mood.FEAR, "a tent & <stars>", "people", seed=3, width_px=240, height_px=160)
    described = picture_metadata.read(generator.generate(prompt))
    assert described is not None
    assert described.source is DigitalSource.ALGORITHM
    assert (described.mood, described.prompt, described.negative) == (Mood.FEAR, "a tent & <stars>", "people")
    assert (described.seed, described.generator) == (3, GENERATOR)
    assert described.focus.y > 0.5


def test_the_red_of_a_picture_is_red(generator: Generator) -> None:
    jpeg = generator.generate(Prompt(Mood.ANGRY, "", seed=2, width_px=240, height_px=160))
    red, _, blue = np.asarray(Image.open(io.BytesIO(jpeg))).mean(axis=(0, 1))
    assert red > 1.5 * blue


@pytest.mark.parametrize("seed", [-1, 2**63, 2**80])
def test_any_seed_will_do(generator: Generator, seed: int) -> None:
    jpeg = generator.generate(Prompt(Mood.SAD, "", seed=seed, width_px=128, height_px=128))
    assert Image.open(io.BytesIO(jpeg)).size == (128, 128)


@pytest.mark.parametrize("size", [(0, 512), (768, 100), (4000, 512)])
def test_absurd_sizes_are_refused(generator: Generator, size: tuple[int, int]) -> None:
    with pytest.raises(ServiceRefused, match=f"{size[0]}x{size[1]}"):
        generator.generate(Prompt(Mood.SAD, "", width_px=size[0], height_px=size[1]))
