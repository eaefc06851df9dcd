"""A visit with fingers: what is touched, what is dispatched, what is seen."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.core.mood import Mood
from kiosk.screen.options import ScreenOptions
from kiosk.visit import events as on
from kiosk.visit.states import (
    Attract,
    Consent,
    Farewell,
    Gallery,
    MoodPicker,
    Reading,
    Staff,
)
from tests.screen import ways
from tests.screen.stage import NEVER_MS, RETURN_CODE, MakeStage, Stage


def touched(stage: Stage, kind: type[on.Touch]) -> list[on.Event]:
    return [event for event in stage.driver.events if isinstance(event, kind)]


def gallery(stage: Stage) -> Gallery:
    assert isinstance(stage.driver.state, Gallery)
    return stage.driver.state


def test_the_whole_camera_free_visit_by_touch(stage: Stage) -> None:
    stage.click("Start")
    assert isinstance(stage.driver.state, Consent)
    stage.click("Choose my mood")
    assert isinstance(stage.driver.state, MoodPicker)
    stage.click("Calm")
    assert gallery(stage).mood is Mood.CALM
    stage.click("Like picture 2")
    assert len(gallery(stage).visit.likes) == 1
    stage.click("Next")
    assert gallery(stage).for_mood.deck.index == 1
    stage.click("Done")
    assert isinstance(stage.driver.state, Farewell)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (ways.cannot_tell, "I can't tell from your expression."),
        (ways.camera_gone, "The camera is not answering."),
        (ways.welcome_back, "Welcome back!"),
    ],
)
def test_the_tiles_say_why_they_are_there(stage: Stage, way: ways.Way, words: str) -> None:
    way(stage)
    assert words in stage.texts()


def test_remember_me_is_off_until_it_is_touched(stage: Stage) -> None:
    ways.consent(stage)
    assert "Your choice. It is off now." in stage.texts()
    stage.click("Remember me next time")
    assert touched(stage, on.RememberSwitched) == [on.RememberSwitched(True)]
    assert stage.find("Remember me next time").property("checked")


def test_the_two_answers_have_the_same_size(stage: Stage) -> None:
    ways.consent(stage)
    camera, tiles = stage.find("Use the camera"), stage.find("Choose my mood")
    assert (camera.width(), camera.height()) == (tiles.width(), tiles.height())


def test_the_sheet_about_pictures_closes_and_gives_the_screen_back(stage: Stage) -> None:
    ways.sheet(stage)
    assert any("never saved and never sent" in text for text in stage.texts())
    stage.click("Close")
    assert not stage.has("Close")
    stage.click("Use the camera")
    assert isinstance(stage.driver.state, Reading)


def test_the_sheet_tells_when_a_service_elsewhere_reads_faces(make_stage: MakeStage) -> None:
    stage = make_stage(options=ScreenOptions(reduce_motion=True, settle_ms=1, picture_leaves_kiosk=True))
    ways.sheet(stage)
    assert any("goes to our reading service" in text for text in stage.texts())
    assert not any("never sent" in text for text in stage.texts())


def test_the_keypad_takes_six_letters(stage: Stage) -> None:
    ways.code_pad(stage)
    for letter in RETURN_CODE:
        stage.click(letter)
    stage.click("Delete")
    assert not stage.find("Continue").isEnabled()
    stage.click(RETURN_CODE[-1])
    stage.click("Continue")
    assert touched(stage, on.CodeEntered) == [on.CodeEntered(RETURN_CODE)]
    stage.find("Welcome back!")


def test_a_scanner_that_types_enters_a_code(stage: Stage) -> None:
    ways.code_pad(stage)
    stage.click("2")
    stage.key(Qt.Key.Key_Backspace)
    for letter in RETURN_CODE:
        QTest.keyClick(stage.window, ord(letter))
    stage.key(Qt.Key.Key_Return)
    assert touched(stage, on.CodeEntered) == [on.CodeEntered(RETURN_CODE)]


def test_a_refused_code_is_said_and_cleared(stage: Stage) -> None:
    ways.code_pad(stage)
    for letter in "234567":
        stage.click(letter)
    stage.click("Continue")
    assert "We do not know this code. Please try again." in stage.texts()
    assert not stage.find("Delete").isEnabled()
    stage.click("3")
    assert stage.find("Delete").isEnabled()


def test_too_many_wrong_codes_close_the_keypad_for_a_while(stage: Stage) -> None:
    ways.code_pad(stage)
    stage.driver.slow = True
    stage.send(on.CodeEntered("333333"))
    assert "One moment, we are looking …" in stage.texts()
    assert not stage.find("2").isEnabled()
    stage.send(on.CodeRefused(ways.VISIT, 2))
    assert "Too many tries. Please wait 2 seconds." in stage.texts()
    stage.send(on.SecondPassed())
    assert "Too many tries. Please wait 1 second." in stage.texts()
    stage.send(on.SecondPassed())
    assert stage.find("2").isEnabled()


def test_the_language_changes_at_once_and_in_place(stage: Stage) -> None:
    ways.liked(stage)
    stage.click("한국어")
    assert isinstance(stage.driver.state, Gallery)
    stage.find("다음 그림")
    stage.find("행복해 보이는 표정이에요")
    stage.find("그림 2 좋아요 취소")
    assert not stage.has("Next")
    stage.click("English")
    stage.find("Next")


def test_the_mirror_runs_only_while_reading(stage: Stage) -> None:
    assert not stage.preview.property("running")
    ways.reading(stage)
    assert stage.preview.property("running")
    stage.wait_for(lambda: int(stage.preview.property("serial")) > 0)
    stage.click("Cancel")
    assert not stage.preview.property("running")
    assert stage.preview.property("serial") == 0


def test_the_corners_frame_the_mirrored_face(stage: Stage) -> None:
    ways.reading(stage)
    stage.wait_for(lambda: int(stage.preview.property("serial")) > 0)
    stage.settle()
    corners = stage.find("faceCorners")
    # A 4:3 frame loses an eighth of its width on either side; the box runs from .36 to .53 of the width.
    left, width = (0.36 - 0.125) / 0.75, 0.17 / 0.75
    assert corners.width() == pytest.approx(width * 74 * 10.8, abs=1)
    assert corners.x() == pytest.approx((1 - left - width) * 74 * 10.8, abs=1)


def test_a_hint_stays_long_enough_to_be_read(stage: Stage) -> None:
    ways.reading(stage)
    assert "Look at the screen" in stage.texts()
    stage.driver.dispatch(on.FaceSeen(ways.VISIT, None, None, 0.7))
    assert "Look at the screen" in stage.texts()
    stage.wait_for(lambda: "Look at the screen" not in stage.texts())


def test_a_double_tap_does_not_land_on_the_next_screen(stage: Stage) -> None:
    stage.stretch("settling", NEVER_MS)
    at = stage.middle(stage.find("Start"))
    for _ in range(2):
        QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert [type(event) for event in stage.driver.events] == [on.StartTouched]
    stage.stretch("settling", 1)
    stage.settle()
    stage.click("Use the camera")
    assert isinstance(stage.driver.state, Reading)


def test_still_there_covers_the_screen_and_gives_it_back(stage: Stage) -> None:
    ways.gallery(stage)
    stage.send(on.WentQuiet())
    stage.click("I'm still here")
    assert isinstance(stage.driver.state, Gallery)
    stage.key(Qt.Key.Key_N)
    assert gallery(stage).for_mood.deck.index == 1


def test_a_long_press_on_the_corner_opens_the_staff_panel(stage: Stage) -> None:
    corner = QPoint(20, 20)
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    stage.wait_for(lambda: isinstance(stage.driver.state, Staff))
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    assert len(touched(stage, on.StaffOpened)) == 1


def test_a_short_press_on_the_corner_is_nothing(stage: Stage) -> None:
    stage.touch(QPoint(20, 20))
    assert isinstance(stage.driver.state, Attract)
    assert not stage.driver.events


def test_every_touch_and_key_is_noticed(stage: Stage) -> None:
    before = stage.touches
    stage.touch(QPoint(900, 500))
    assert stage.touches > before
    before = stage.touches
    stage.key(Qt.Key.Key_Q)
    assert stage.touches == before + 1


def test_nothing_of_a_visit_stays_in_the_scene_when_it_is_over(stage: Stage) -> None:
    ways.liked(stage)
    stage.send(on.VisitorLeft())
    QCoreApplication.processEvents()
    assert not stage.has("Your expression looks happy")
    assert stage.view.property("shown").keys() == {"pictures"}
