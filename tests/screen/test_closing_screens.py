"""Farewell, "Still there?", the apology and the first start, with fingers and keys."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt

from kiosk.core.errors import KioskError
from kiosk.core.visitor import Visitor
from kiosk.screen.options import ScreenOptions
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Farewell, Gallery, StillThere, language_of
from tests.screen import closing_ways, ways
from tests.screen.stage import LANDSCAPE, PORTRAIT, RETURN_CODE, MakeStage, Stage

BOTH = pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


def words(stage: Stage) -> str:
    return "\n".join(stage.texts())


@BOTH
@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_is_cut_off_and_fingers_have_room(make_stage: MakeStage, size: QSize, language: str) -> None:
    stage = make_stage(size, language=language)
    for name, way in closing_ways.CLOSING_WAYS.items():
        closing_ways.start_over(stage, language)
        way(stage)
        for item in stage.items():
            if item.inherits("QQuickText") and item.isEnabled():
                scene = item.mapRectToScene(item.boundingRect())
                where = f"{name}: {item.property('text')}"
                assert scene.left() >= 0 and scene.right() <= size.width() + 1, where
                assert scene.top() >= 0 and scene.bottom() <= size.height() + 1, where
                assert not item.property("truncated"), where
            if item.inherits("QQuickAbstractButton") and item.isEnabled():
                assert min(item.width(), item.height()) >= 64, f"{name}: {item.objectName()}"


def test_a_guest_is_told_that_nothing_names_them(stage: Stage) -> None:
    closing_ways.farewell(stage)
    assert "Nothing that could name you was kept." in words(stage)
    assert not stage.has("forgetMe")


def test_finish_leads_back_to_attract(stage: Stage) -> None:
    closing_ways.farewell(stage)
    stage.click("finish")
    assert isinstance(stage.driver.state, Attract)


def test_enter_and_escape_finish_too(make_stage: MakeStage) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        stage = make_stage()
        closing_ways.farewell(stage)
        stage.key(key)
        assert isinstance(stage.driver.state, Attract)


def test_a_return_code_is_shown_in_letters_and_as_a_qr_picture(stage: Stage) -> None:
    closing_ways.farewell_with_code(stage)
    assert "K7M · 2QX" in words(stage)
    stage.find(f"Your return code: {' '.join(RETURN_CODE)}")
    stage.find("QR picture of the return code")


def test_while_the_code_is_made_its_place_is_kept(stage: Stage) -> None:
    closing_ways.farewell_waiting(stage)
    assert "your code is on its way" in words(stage)
    assert "Back to the start" not in words(stage)
    stage.send(on.VisitorKnown(ways.VISIT, Visitor("new"), RETURN_CODE))
    assert "K7M · 2QX" in words(stage)


def test_a_remembered_visitor_can_be_forgotten(stage: Stage) -> None:
    closing_ways.farewell_known(stage)
    assert "We will know you next time" in words(stage)
    stage.driver.slow = True
    stage.click("forgetMe")
    assert "we are deleting" in words(stage)
    assert not stage.find("forgetMe").isEnabled()
    stage.driver.answer()
    stage.settle()
    assert "Everything about you is deleted." in words(stage)
    assert not stage.has("forgetMe")


def test_when_forgetting_fails_it_can_be_tried_again(stage: Stage) -> None:
    closing_ways.forget_failed(stage)
    assert "That did not work just now." in words(stage)
    stage.click("forgetMe")
    assert isinstance(stage.driver.state, Farewell) and stage.driver.state.forgotten


def test_the_seconds_that_are_left_are_shown(stage: Stage) -> None:
    closing_ways.farewell(stage)
    assert "Back to the start in 6 s" in words(stage)
    stage.send(on.SecondPassed())
    assert "Back to the start in 5 s" in words(stage)


@BOTH
def test_still_here_returns_to_the_screen_below(make_stage: MakeStage, size: QSize) -> None:
    stage = make_stage(size)
    closing_ways.still_there(stage)
    stage.click("stayHere")
    assert isinstance(stage.driver.state, Gallery)
    assert not stage.has("stayHere")


def test_a_touch_anywhere_is_an_answer(stage: Stage) -> None:
    closing_ways.still_there(stage)
    stage.touch(QPoint(40, 540))
    assert isinstance(stage.driver.state, Gallery)
    assert not any(isinstance(event, on.HeartTouched) for event in stage.driver.events)


def test_enter_answers_and_escape_too(make_stage: MakeStage) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        stage = make_stage()
        closing_ways.still_there(stage)
        stage.key(key)
        assert isinstance(stage.driver.state, Gallery)


def test_done_ends_the_visit(stage: Stage) -> None:
    closing_ways.still_there(stage)
    stage.click("finishNow")
    assert isinstance(stage.driver.state, Farewell)


def test_the_seconds_to_answer_are_shown_and_run(stage: Stage) -> None:
    closing_ways.still_there(stage)
    assert "20" in stage.texts()
    stage.send(on.SecondPassed())
    assert "19" in stage.texts()
    assert isinstance(stage.driver.state, StillThere)


def test_with_low_reach_the_answers_lie_in_the_bottom_third(make_stage: MakeStage) -> None:
    stage = make_stage(PORTRAIT, ScreenOptions(reduce_motion=True, settle_ms=1, low_reach=True))
    closing_ways.still_there(stage)
    for name in ("stayHere", "finishNow"):
        assert stage.middle(stage.find(name)).y() > PORTRAIT.height() * 2 / 3


def test_the_apology_shows_no_error(stage: Stage) -> None:
    ways.gallery(stage)
    stage.send(on.Faulted())
    assert "Sorry, something went wrong here" in words(stage)
    assert KioskError.__name__ not in words(stage) and "Traceback" not in words(stage)


def test_the_first_start_counts_the_pictures(stage: Stage) -> None:
    closing_ways.preparing(stage)
    assert "71 of 192 pictures" in words(stage)
    stage.send(on.GalleryPainted(72, 192))
    assert "72 of 192 pictures" in words(stage)
    stage.send(on.GalleryReady())
    assert isinstance(stage.driver.state, Attract)


def test_the_language_can_be_changed_during_the_first_start(stage: Stage) -> None:
    closing_ways.preparing(stage)
    stage.click("한국어")
    assert language_of(stage.driver.state) == "ko"
