from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtQuick import QQuickView

from kiosk.core.errors import KioskError
from kiosk.screen.options import ScreenOptions
from kiosk.screen.window import CloseWatcher, make_window
from kiosk.visit import events as on
from tests.screen.stage import TRANSLATIONS, MakeStage, Stage, below


def another(stage: Stage, translations: Path, fullscreen: bool = False) -> QQuickView:
    """One more window on the same visit."""
    providers = stage.new_providers()
    small = QSize(1280, 720)
    return make_window(
        stage.app, stage.view, stage.preview, stage.staff, providers, translations, small, fullscreen
    )


def test_a_window_bears_the_name_of_the_shop(stage: Stage) -> None:
    assert stage.window.title() == "Mood Gallery"


def test_a_missing_translation_is_told(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"A translation is missing \(kiosk_en.qm\)"):
        another(stage, tmp_path)


def test_a_fullscreen_window_covers_the_screen_without_frame_and_cursor(stage: Stage) -> None:
    window = another(stage, TRANSLATIONS, fullscreen=True)
    assert window.geometry() == window.screen().geometry()
    assert window.flags() & Qt.WindowType.FramelessWindowHint
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    window.setSource("")
    window.deleteLater()


def test_nothing_is_dimmed_while_a_screen_takes_no_touch_yet(make_stage: MakeStage) -> None:
    stage = make_stage(options=ScreenOptions(reduce_motion=True, settle_ms=400))
    stage.driver.dispatch(on.StartTouched("visit"))
    items = list(below(stage.window.contentItem()))
    back = next(item for item in items if item.property("text") == "Back")
    assert not back.isEnabled()
    assert not any(item.property("dimmed") for item in items)


def test_a_window_that_is_asked_to_close_stays_and_tells(stage: Stage) -> None:
    asked: list[str] = []
    watcher = CloseWatcher(stage.window, lambda: asked.append("close"))
    assert not stage.window.close() and stage.window.isVisible()
    assert asked == ["close"]
    watcher.stop()
    assert stage.window.close()
