"""Backgrounds, shadows, ticket paper and QR codes."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.screen import contrast, mood_colors, soft_light
from kiosk.screen.decoration_provider import DecorationProvider
from kiosk.screen.qr_provider import QrProvider, qr_image
from kiosk.screen.ticket_paper import ticket


@pytest.mark.parametrize("tint", mood_colors.LIGHTS)
def test_cream_words_can_be_read_all_over_every_background(tint: str) -> None:
    pixels = contrast.levels(soft_light.backdrop(tint, 192, 108))
    assert contrast.words_ratio(mood_colors.CREAM, pixels) >= 7


@pytest.mark.parametrize("tint", mood_colors.LIGHTS)
def test_the_outline_of_controls_can_be_seen_on_every_background(tint: str) -> None:
    pixels = contrast.levels(soft_light.backdrop(tint, 192, 108))
    assert contrast.words_ratio("#A8A3B5", pixels) >= 3


def test_a_background_has_no_bands() -> None:
    pixels = contrast.levels(soft_light.backdrop("slate", 960, 540)).astype(int)
    rows = pixels[:, :, 2]
    assert all(len(np.unique(row[:200])) > 1 for row in rows[::20])


def test_an_unknown_tint_is_neutral() -> None:
    assert soft_light.backdrop("beige", 40, 30) == soft_light.backdrop("neutral", 40, 30)


def test_a_shadow_is_dark_inside_and_fades_to_nothing() -> None:
    shadow = soft_light.shadow(97, 32, 10.8)
    middle = shadow.width() // 2
    edge = [shadow.pixelColor(middle, y).alpha() for y in range(middle)]
    assert edge[0] <= 2 and edge[-1] > 200 and edge == sorted(edge)
    assert shadow.pixelColor(2, 2).alpha() == 0


def test_a_disc_is_round_smooth_and_lighter_above() -> None:
    disc = soft_light.disc("sad", 124)
    edge = {disc.pixelColor(x, 20).alpha() for x in range(62)}
    assert disc.pixelColor(0, 0).alpha() == 0 and len(edge - {0, 255}) >= 1
    assert disc.pixelColor(62, 6).lightness() > disc.pixelColor(62, 118).lightness()
    assert contrast.words_ratio("#14131A", contrast.levels(disc.copy(40, 40, 44, 44))) >= 4.5


def test_a_ticket_has_paper_a_notch_on_both_sides_and_round_corners() -> None:
    paper = ticket(580, 780, 30, 22, 480)
    assert paper.pixelColor(290, 200).lightness() > 230
    for x, y in ((0, 0), (579, 779), (2, 480), (577, 480)):
        assert paper.pixelColor(x, y).alpha() < 60


def test_the_captions_of_a_ticket_can_be_read() -> None:
    paper = ticket(580, 780, 30, 22, 480).copy(60, 20, 460, 420)
    darkest = float(np.percentile(contrast.luminance(contrast.levels(paper)), 2))
    assert contrast.ratio(contrast.luminance_of("#5B5466"), darkest) >= 4.5


def read_by_a_phone(image: QImage) -> str:
    """What OpenCV reads of a code on paper with a quiet zone."""
    levels = contrast.levels(image)
    paper = np.full((image.height() + 120, image.width() + 120), 255, np.uint8)
    paper[60:-60, 60:-60] = levels[..., 0]
    # The older QRCodeDetector does not find one code in a hundred, whoever drew it.
    text, _, _ = cv2.QRCodeDetectorAruco().detectAndDecode(paper)
    return text


def test_return_codes_can_be_read_by_a_phone() -> None:
    for code in ("K7M2QX", "222222", "ZZZZZZ", "Q33QTM", "H2V4KY", "69XWJR"):
        image = QImage(367, 367, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.drawImage(0, 0, qr_image(code, 367))
        painter.end()
        assert read_by_a_phone(image) == code


def test_the_modules_of_a_code_are_whole_pixels() -> None:
    image = qr_image("K7M2QX", 367)
    alphas = {image.pixelColor(x, 100).alpha() for x in range(367)}
    assert alphas == {0, 255}


@pytest.mark.expects_errors
@pytest.mark.parametrize("name", ["", "moon", "backdrop/calm", "shadow/x/y/z"])
def test_a_decoration_that_does_not_exist_is_a_blank(name: str) -> None:
    assert DecorationProvider().requestImage(name, QSize(), QSize()).width() == 2


@pytest.mark.expects_errors
def test_a_code_that_is_none_is_a_blank() -> None:
    assert QrProvider().requestImage("no side", QSize(), QSize()).width() == 2
