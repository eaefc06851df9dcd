"""The gallery with fingers: hearts, pages, lists, offers."""

import pytest
from PySide6.QtCore import QPoint, QSize

from kiosk.core.mood import Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.recommendation import Pick, Recommendation
from kiosk.core.strategy import Strategy
from kiosk.visit import events as on
from kiosk.visit.states import (
    Choosing,
    Gallery,
)
from tests.screen import ways
from tests.screen.stage import LANDSCAPE, NEVER_MS, PORTRAIT, MakeStage, Stage


def touched(stage: Stage, kind: type[on.Touch]) -> list[on.Event]:
    return [event for event in stage.driver.events if isinstance(event, kind)]


def gallery(stage: Stage) -> Gallery:
    assert isinstance(stage.driver.state, Gallery)
    return stage.driver.state


def test_the_camera_visit_shows_what_the_expression_looks_like(stage: Stage) -> None:
    ways.gallery(stage)
    stage.find("Your expression looks happy")
    stage.find("Camera on")
    stage.find("Read again")


def test_where_nothing_was_read_nothing_is_said_about_an_expression(stage: Stage) -> None:
    ways.tile_gallery(stage)
    stage.find("Your mood: Calm")
    stage.find("Camera off")
    assert not stage.has("Read again")
    assert not any("expression" in text for text in stage.texts())


def test_a_click_on_a_heart_is_dispatched_once_and_the_heart_turns_red_only_when_the_like_is_safe(
    stage: Stage,
) -> None:
    ways.gallery(stage)
    stage.driver.slow = True
    heart = stage.find("Like picture 3")
    picture = gallery(stage).for_mood.deck.page.picks[2].picture_id
    stage.click("Like picture 3")
    assert touched(stage, on.HeartTouched) == [on.HeartTouched(picture)]
    assert heart.property("storing")
    assert not heart.property("liked")
    stage.driver.answer()
    assert heart.property("liked")
    assert not heart.property("storing")


def test_a_second_touch_of_the_heart_takes_the_like_back(stage: Stage) -> None:
    ways.gallery(stage)
    stage.click("Like picture 1")
    stage.click("Take back the like of picture 1")
    assert not gallery(stage).visit.likes
    stage.find("Like picture 1")


def test_a_finger_likes_as_a_mouse_does(stage: Stage) -> None:
    ways.gallery(stage)
    stage.touch(stage.middle(stage.find("Like picture 2")))
    assert len(touched(stage, on.HeartTouched)) == 1
    assert len(gallery(stage).visit.likes) == 1


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
def test_a_swipe_turns_the_page_and_likes_nothing(make_stage: MakeStage, size: QSize) -> None:
    stage = make_stage(size)
    ways.gallery(stage)
    start = stage.middle(stage.find("Like picture 2"))
    stage.touch(start, start - QPoint(400, 0))
    assert gallery(stage).for_mood.deck.index == 1
    stage.touch(start - QPoint(400, 0), start)
    assert gallery(stage).for_mood.deck.index == 0
    assert not touched(stage, on.HeartTouched)


def test_next_wraps_round(stage: Stage) -> None:
    ways.gallery(stage)
    first = gallery(stage).for_mood.deck.page
    for _ in range(3):
        stage.click("Next")
    assert gallery(stage).for_mood.deck.page == first


def test_for_you_explains_itself_and_leads_back(stage: Stage) -> None:
    ways.gallery(stage)
    stage.click("For you")
    assert any("When you ask us to remember you" in text for text in stage.texts())
    assert not stage.has("Like picture 1")
    stage.click("Pictures for this mood")
    assert gallery(stage).tab is Strategy.MOOD
    stage.find("Like picture 1")


def test_likes_still_to_give_are_counted_in_words(stage: Stage) -> None:
    ways.for_you(stage)
    assert any("after 10 more likes" in text for text in stage.texts())


def test_a_changed_mood_is_offered_and_a_finger_on_its_way_does_not_answer(stage: Stage) -> None:
    ways.liked(stage)
    stage.settle()
    stage.stretch("waking", NEVER_MS)
    stage.send(on.MoodChanged(ways.VISIT, MoodVerdict(Mood.SURPRISED, ways.certain(Mood.SURPRISED))))
    stage.find("New mood, new pictures?")
    before = gallery(stage).for_mood.deck.page
    stage.click("Show them")
    assert gallery(stage).for_mood.deck.page == before
    stage.stretch("waking", 1)
    stage.wait_for(lambda: bool(stage.find("MoodOffer").property("awake")))
    stage.click("Show them")
    assert gallery(stage).mood is Mood.SURPRISED


def test_an_offer_can_be_declined(stage: Stage) -> None:
    ways.offer(stage)
    stage.wait_for(lambda: bool(stage.find("MoodOffer").property("awake")))
    stage.click("Stay here")
    assert gallery(stage).mood is Mood.HAPPY
    assert not stage.has("New mood, new pictures?")
    stage.find("For you")


def test_skeleton_cards_stand_until_the_pictures_come(stage: Stage) -> None:
    ways.loading(stage)
    assert isinstance(stage.driver.state, Choosing)
    assert not stage.has("Like picture 1")
    stage.driver.answer()
    stage.settle()
    stage.find("Like picture 1")


def test_a_page_of_one_picture_shows_one_card(stage: Stage) -> None:
    stage.driver.slow = True
    ways.gallery(stage)
    assert isinstance(stage.driver.state, Choosing)
    only = Pick(stage.driver.store.ids(Mood.HAPPY)[0], Strategy.MOOD)
    asked = stage.driver.state.visit.asked
    stage.send(on.PicksReady(ways.VISIT, asked, Recommendation((only,), Strategy.MOOD, "list")))
    stage.find("Like picture 1")
    assert not stage.has("Like picture 2")


def test_a_picture_made_by_hand_carries_no_label(stage: Stage) -> None:
    stage.exhibition.hand_made.add(stage.driver.store.ids(Mood.HAPPY)[0])
    ways.gallery(stage)
    assert stage.texts().count("AI-made image") == 2


def test_not_right_opens_the_tiles_and_back_returns_to_the_pictures(stage: Stage) -> None:
    ways.gallery(stage)
    stage.click("Not right?")
    assert any("Which one is closer?" in text for text in stage.texts())
    stage.click("Back")
    assert gallery(stage).mood is Mood.HAPPY
