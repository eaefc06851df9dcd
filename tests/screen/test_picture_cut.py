"""Cutting pictures to frames."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from kiosk.core.picture import Focus
from kiosk.screen.picture_cut import cut, rounded, window

PICTURE = QSize(768, 512)
CARD, STRIP, PORTRAIT = QSize(576, 557), QSize(950, 380), QSize(1080, 1920)


@pytest.mark.parametrize("frame", [CARD, STRIP, PORTRAIT], ids=["card", "strip", "portrait"])
@pytest.mark.parametrize("focus", [Focus(0, 0), Focus(0.5, 0.3), Focus(1, 1), Focus(0.62, 0.4)])
def test_the_cut_has_the_frames_shape_and_holds_the_focus_point(frame: QSize, focus: Focus) -> None:
    part = window(PICTURE, frame, focus)
    assert part.width() / part.height() == pytest.approx(frame.width() / frame.height())
    assert part.left() >= 0 and part.top() >= 0
    assert part.right() <= PICTURE.width() + 1e-6 and part.bottom() <= PICTURE.height() + 1e-6
    assert part.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(focus.x * 768, focus.y * 512)


def test_a_cut_is_as_large_as_the_picture_allows() -> None:
    part = window(PICTURE, CARD, Focus())
    assert part.height() == pytest.approx(512)
    strip = window(PICTURE, STRIP, Focus())
    assert strip.width() == pytest.approx(768)


def test_a_focus_in_the_middle_is_in_the_middle_of_the_cut() -> None:
    part = window(PICTURE, STRIP, Focus(0.5, 0.4))
    assert part.center().y() == pytest.approx(0.4 * 512)


def test_a_cut_shows_the_right_part() -> None:
    picture = QImage(300, 100, QImage.Format.Format_RGB32)
    for third, color in enumerate(("#FF0000", "#00FF00", "#0000FF")):
        for x in range(100):
            for y in range(100):
                picture.setPixelColor(third * 100 + x, y, QColor(color))
    for focus, color in ((0.1, "#ff0000"), (0.5, "#00ff00"), (0.9, "#0000ff")):
        shown = cut(picture, QSize(60, 80), Focus(focus, 0.5))
        assert shown.pixelColor(30, 40).name() == color


def test_a_tiny_frame_averages_the_picture() -> None:
    picture = QImage(512, 512, QImage.Format.Format_RGB32)
    for x in range(512):
        for y in range(512):
            picture.setPixelColor(x, y, QColor("white" if (x + y) % 2 else "black"))
    shown = cut(picture, QSize(64, 64), Focus())
    assert 100 < shown.pixelColor(32, 32).red() < 155


def test_round_corners_are_smooth() -> None:
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    shown = rounded(image, 32).convertToFormat(QImage.Format.Format_ARGB32)
    bits = np.frombuffer(shown.constBits(), np.uint8).reshape(120, shown.bytesPerLine())
    alpha = bits[:, 3 : 120 * 4 : 4]
    assert alpha[0, 0] == 0 and alpha[60, 60] == 255 and alpha[0, 60] == 255
    corner = alpha[:32, :32]
    assert len(np.unique(corner)) > 20
    assert np.array_equal(alpha, alpha[:, ::-1]) or np.abs(alpha.astype(int) - alpha[:, ::-1]).max() <= 40


def test_no_radius_leaves_the_picture_as_it_is() -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    assert rounded(image, 0) is image
