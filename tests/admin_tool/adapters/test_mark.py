"""The mark that says that a machine made a picture."""

import io

from PIL import Image

from admin_tool.adapters.ai_mark import JPEG, PAINTER, PNG, Origin, marked, needs_mark, source_of, type_named
from kiosk.adapters import picture_metadata
from kiosk.adapters.local.generator import GENERATOR, PaintingGenerator
from kiosk.adapters.picture_check import check_picture
from kiosk.adapters.picture_metadata import DigitalSource
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from tests.admin_tool.adapters.promotion_works import ai_made, noise


def test_a_marked_picture_stays_as_it_is() -> None:
    assert not needs_mark(ai_made(1), "a.jpeg")
    assert marked(ai_made(1), "a.jpeg", Mood.HAPPY, Origin()) == ai_made(1)


def test_everything_that_is_known_goes_into_the_mark() -> None:
    origin = Origin("a quiet lake", 42, "Stable Diffusion 2.1")

    described = picture_metadata.read(marked(noise(1), "a.jpeg", Mood.CALM, origin))

    assert described is not None
    assert (described.source, described.mood) == (DigitalSource.TRAINED_MODEL, Mood.CALM)
    assert (described.prompt, described.seed, described.generator) == ("a quiet lake", 42, origin.generator)


def test_our_painter_is_no_trained_model() -> None:
    assert GENERATOR.startswith(PAINTER)
    assert source_of(noise(1), Origin(generator=GENERATOR)) is DigitalSource.ALGORITHM
    assert source_of(noise(1), Origin(source=DigitalSource.ALGORITHM)) is DigitalSource.ALGORITHM
    painted = PaintingGenerator().generate(Prompt(Mood.SAD, "rain", width_px=160, height_px=128))
    assert source_of(painted, Origin()) is DigitalSource.ALGORITHM


def test_a_picture_of_the_wrong_kind_becomes_what_its_name_says() -> None:
    see_through = io.BytesIO()
    Image.new("RGBA", (120, 90), (255, 0, 0, 0)).save(see_through, "PNG")
    for data, name, kind in ((see_through.getvalue(), "a.JPG", "JPEG"), (ai_made(3), "a.png", "PNG")):
        assert needs_mark(data, name)
        made = marked(data, name, Mood.HAPPY, Origin())
        check_picture(made, name)
        assert not needs_mark(made, name)
        with Image.open(io.BytesIO(made)) as image:
            assert image.format == kind
    described = picture_metadata.read(marked(ai_made(3), "a.png", Mood.HAPPY, Origin()))
    assert described is not None and described.prompt == "a quiet lake"


def test_a_see_through_ground_becomes_white_not_black() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (120, 90), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(marked(out.getvalue(), "a.jpeg", Mood.HAPPY, Origin()))) as image:
        assert image.convert("L").getextrema() == (255, 255)


def test_names_promise_a_kind() -> None:
    assert [type_named(name) for name in ("a.jpeg", "a.JPG", "행복.PNG")] == [JPEG, JPEG, PNG]
