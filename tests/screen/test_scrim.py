"""The darkening below words, measured."""

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage

from kiosk.adapters.local.painting.painter import paint
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Focus
from kiosk.screen import contrast, mood_colors, scrim
from kiosk.screen.picture_cut import cut

FRAMES = {
    "left": QSize(960, 540),
    "farewell": QSize(960, 540),
    "below": QSize(540, 960),
    "belowHigh": QSize(540, 960),
    "card": QSize(464, 659),
    "tile": QSize(429, 337),
    "tilePortrait": QSize(462, 272),
}


def shade_of(kind: str, mood: Mood) -> QColor:
    tinted = scrim.KINDS[kind].tinted
    return QColor(mood_colors.DARK[mood]).darker(scrim.TILE_SHADE) if tinted else QColor(mood_colors.INK)


def image_of(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> QImage:
    height, width = pixels.shape[:2]
    solid = np.ascontiguousarray(pixels)
    return QImage(solid.data, width, height, width * 3, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def white(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def measured(image: QImage, kind: str) -> list[tuple[float, float]]:
    """For all words of a kind: the contrast on this image, and the contrast that they need."""
    found = []
    for words in scrim.KINDS[kind].words:
        left, top = round(words.left * image.width()), round(words.top * image.height())
        right, bottom = round(words.right * image.width()), round(words.bottom * image.height())
        ground = contrast.levels(image.copy(QRect(left, top, right - left, bottom - top)))
        found.append((contrast.words_ratio(words.color, ground), words.needed))
    return found


def test_every_kind_is_measured_here() -> None:
    assert set(FRAMES) == set(scrim.KINDS)


@pytest.mark.parametrize("kind", FRAMES)
def test_words_can_be_read_even_on_white(kind: str) -> None:
    image, shade = white(FRAMES[kind]), shade_of(kind, Mood.HAPPY)
    scrim.lay(image, scrim.fitted(image, scrim.KINDS[kind], shade), shade)
    for ratio, needed in measured(image, kind):
        assert ratio > needed * 0.98


@pytest.mark.parametrize("kind", FRAMES)
def test_words_can_be_read_on_noise(kind: str) -> None:
    size, shade = FRAMES[kind], shade_of(kind, Mood.CONFUSED)
    noise = np.random.default_rng(3).integers(0, 256, (size.height(), size.width(), 3), np.uint8)
    image = image_of(noise)
    scrim.lay(image, scrim.fitted(image, scrim.KINDS[kind], shade), shade)
    for ratio, needed in measured(image, kind):
        assert ratio > needed * 0.98


@pytest.fixture(scope="module")
def paintings() -> dict[Mood, QImage]:
    return {mood: image_of(paint(mood, 5, 384, 256).pixels) for mood in MOODS}


@pytest.mark.parametrize("kind", FRAMES)
def test_words_can_be_read_on_our_paintings(kind: str, paintings: dict[Mood, QImage]) -> None:
    for mood, painting in paintings.items():
        image, shade = cut(painting, FRAMES[kind], Focus()), shade_of(kind, mood)
        scrim.lay(image, scrim.fitted(image, scrim.KINDS[kind], shade), shade)
        for ratio, needed in measured(image, kind):
            assert ratio > needed * 0.98, mood


def test_a_dark_picture_keeps_the_lightest_scrim() -> None:
    image = QImage(FRAMES["left"], QImage.Format.Format_RGB32)
    image.fill(QColor("#101010"))
    assert scrim.fitted(image, scrim.KINDS["left"], QColor(mood_colors.INK)) == scrim.KINDS["left"]


def test_a_scrim_leaves_the_picture_alone_where_no_words_are() -> None:
    image, kind, ink = white(FRAMES["left"]), scrim.KINDS["left"], QColor(mood_colors.INK)
    scrim.lay(image, scrim.fitted(image, kind, ink), ink)
    assert image.pixelColor(image.width() - 1, image.height() // 2).lightness() > 250


def test_a_scrim_has_no_step() -> None:
    image, kind, ink = white(FRAMES["below"]), scrim.KINDS["below"], QColor(mood_colors.INK)
    scrim.lay(image, kind, ink)
    column = contrast.levels(image)[200:, 10, 0].astype(int)
    assert np.abs(np.diff(column)).max() <= 4


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast.ratio(
        contrast.luminance_of("#FFFFFF"), contrast.luminance_of("#000000")
    ) == pytest.approx(21)
    assert contrast.ratio(
        contrast.luminance_of("#767676"), contrast.luminance_of("#FFFFFF")
    ) == pytest.approx(4.54, abs=0.01)
