from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.splash import INK, Splash


@pytest.fixture
def splash(qapp: QApplication) -> Iterator[Splash]:
    made = Splash(paths.resources() / "icons", QSize(640, 480), fullscreen=False)
    yield made
    made.close()


def test_the_face_stands_in_the_middle_of_an_ink_ground(splash: Splash, qapp: QApplication) -> None:
    assert splash.show_now(qapp)
    picture = qapp.primaryScreen().grabWindow(splash.winId()).toImage()
    assert picture.pixelColor(20, 20).name().upper() == INK
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert middle.hue() // 30 == 1, "the happy face is amber"


def test_fullscreen_covers_the_screen_without_a_window_manager(qapp: QApplication) -> None:
    splash = Splash(paths.resources() / "icons", QSize(640, 480), fullscreen=True)
    try:
        assert splash.show_now(qapp)
        assert splash.size() == qapp.primaryScreen().size()
    finally:
        splash.close()


def test_it_loads_nothing_that_takes_long() -> None:
    text = Path(paths.__file__).with_name("splash.py").read_text("utf-8")
    for heavy in ("QtQuick", "QtQml", "kiosk.application", "kiosk.bootstrap"):
        assert f"import {heavy}" not in text and f"from {heavy}" not in text
