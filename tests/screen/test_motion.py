"""What moves, and that nothing does where motion is off."""

from PySide6.QtQuick import QQuickItem

from kiosk.core.mood import Mood
from kiosk.screen.options import ScreenOptions
from kiosk.visit import events as on
from tests.screen import ways
from tests.screen.stage import MakeStage, Stage

LIVELY = ScreenOptions(settle_ms=320)


def front(stage: Stage) -> QQuickItem:
    """What holds the screen that came last."""
    root = stage.window.rootObject()
    assert isinstance(root, QQuickItem)
    return next(item for item in root.childItems() if item.property("name") == root.property("screen"))


def cards(stage: Stage) -> list[QQuickItem]:
    return [item for item in stage.items() if item.property("shift") is not None and item.isEnabled()]


def test_a_new_screen_fades_in(make_stage: MakeStage) -> None:
    stage = make_stage(options=LIVELY)
    stage.driver.dispatch(on.StartTouched(ways.VISIT))
    assert front(stage).opacity() < 1
    stage.wait_for(lambda: front(stage).opacity() == 1)


def test_a_new_page_slides_in_and_comes_to_rest(make_stage: MakeStage) -> None:
    stage = make_stage(options=LIVELY)
    ways.gallery(stage)
    stage.settle()
    stage.driver.dispatch(on.NextTouched())
    root = stage.window.rootObject()
    assert not root.property("settled")
    stage.wait_for(lambda: bool(root.property("settled")))
    assert len(cards(stage)) == 3
    assert all(card.property("shift") == 0 for card in cards(stage))
    stage.find("Like picture 1")


def test_a_heart_pops_when_the_like_is_safe(make_stage: MakeStage) -> None:
    stage = make_stage(options=LIVELY)
    ways.liked(stage)
    heart = stage.find("Take back the like of picture 2")
    stage.wait_for(lambda: not bool(heart.property("popping")))
    assert heart.property("liked")


def test_without_motion_everything_is_at_its_place_at_once(stage: Stage) -> None:
    stage.driver.dispatch(on.StartTouched(ways.VISIT))
    assert front(stage).opacity() == 1
    stage.send(on.CameraAgreed(), on.MoodRead(ways.VISIT, Mood.SAD, ways.certain(Mood.SAD)))
    stage.settle()
    stage.driver.dispatch(on.NextTouched())
    assert stage.window.rootObject().property("settled")
    assert all(card.property("shift") == 0 for card in cards(stage))


def test_the_pictures_of_attract_change_without_being_touched(make_stage: MakeStage) -> None:
    stage = make_stage(options=LIVELY)
    slides = next(item for item in stage.items() if item.objectName() == "slideshow")
    shown = slides.property("index")
    slides.setProperty("everyMs", 50)
    stage.wait_for(lambda: slides.property("index") != shown)
