from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk import paths
from kiosk.core.errors import KioskError
from kiosk.own_icons import WINDOW_SIZES, drawn, window_icon

ICONS = paths.resources() / "icons"
PROGRAMS = ("emotion-kiosk", "emotion-admin")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_window_finds_every_size_that_it_may_want(program: str) -> None:
    icon = window_icon(ICONS, program)
    assert sorted(size.width() for size in icon.availableSizes()) == list(WINDOW_SIZES)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("side", [16, 32, 64, 256])
def test_a_drawing_fills_its_square_and_leaves_its_corners_free(program: str, side: int) -> None:
    picture = drawn(ICONS, program, side)
    assert (picture.width(), picture.height()) == (side, side)
    assert picture.pixelColor(side // 2, 1 + side // 16).alpha() == 255
    assert picture.pixelColor(0, 0).alpha() < 128


def colors(picture: QImage) -> set[int]:
    """Hues of what is bright and colourful in a picture, in steps of 30 degrees."""
    seen: set[int] = set()
    for x in range(picture.width()):
        for y in range(picture.height()):
            color: QColor = picture.pixelColor(x, y)
            if color.alpha() == 255 and color.value() > 180 and color.saturation() > 90:
                seen.add(color.hue() // 30)
    return seen


def test_the_two_programs_can_be_told_apart_by_colour_even_when_small() -> None:
    kiosk, admin = (colors(drawn(ICONS, program, 16)) for program in PROGRAMS)
    assert kiosk and admin and not kiosk & admin


@pytest.mark.expects_qt_messages
def test_a_drawing_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"emotion-kiosk\.svg"):
        drawn(tmp_path, "emotion-kiosk", 64)
