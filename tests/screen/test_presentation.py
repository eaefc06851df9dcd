from dataclasses import replace

import pytest

from kiosk.core.interaction import Act, InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.page import Deck, Page
from kiosk.core.picture import Focus
from kiosk.core.reading import Box, Hint
from kiosk.core.recommendation import Pick, RecommendationKey
from kiosk.core.strategy import Strategy
from kiosk.core.visitor import Visitor
from kiosk.screen.options import ScreenOptions
from kiosk.screen.presentation import present, seconds_to_answer
from kiosk.screen.presentation_gallery import dots
from kiosk.screen.shown import CardShown, GalleryShown, PickerShown, ReadingShown, Shown
from kiosk.screen.shown_values import qml_values
from kiosk.visit.states import (
    Apology,
    Attract,
    Choosing,
    CodeEntry,
    Consent,
    Farewell,
    Gallery,
    MoodPicker,
    PickerReason,
    Preparing,
    Reading,
    Shelf,
    Staff,
    State,
    StillThere,
    Visit,
)


class Wall:
    """An exhibition of made-up ids."""

    def attract(self) -> list[str]:
        return ["first", "second", "last"]

    def sample(self, mood: Mood) -> str | None:
        return None if mood is Mood.FEAR else f"a {mood} one"

    def focus(self, picture_id: str) -> Focus:
        return Focus()

    def ai_made(self, picture_id: str) -> bool:
        return picture_id != "by hand"


class BareWall(Wall):
    def attract(self) -> list[str]:
        return []


VISIT = Visit("visit", "en")
PICKS = tuple(Pick(name, Strategy.MOOD) for name in ("a", "b", "by hand", "d", "e"))
KEY = RecommendationKey(Strategy.MOOD, "any/happy")
CERTAIN = {mood: float(mood is Mood.HAPPY) for mood in MOODS}
DECK = Deck((Page(PICKS[:3]),), 0, PICKS[3:])
GALLERY = Gallery(VISIT, Mood.HAPPY, True, CERTAIN, Shelf(KEY, DECK))


def shown(state: State) -> Shown:
    return present(state, Wall(), ScreenOptions())


def gallery(state: Gallery | Choosing) -> GalleryShown:
    presented = shown(state)
    assert isinstance(presented, GalleryShown)
    return presented


@pytest.mark.parametrize(
    ("state", "screen"),
    [
        (Preparing("ko", 3, 192), "preparing"),
        (Attract("ko"), "attract"),
        (Consent(VISIT), "consent"),
        (Reading(VISIT, 8), "reading"),
        (MoodPicker(VISIT, PickerReason.CHOSEN), "picker"),
        (Choosing(VISIT, Mood.SAD, True, CERTAIN), "gallery"),
        (GALLERY, "gallery"),
        (StillThere(GALLERY, 20), "gallery"),
        (Farewell("visit", "en", 6), "farewell"),
        (Apology("en", 5), "apology"),
        (Staff("ko", 120), "staff"),
    ],
)
def test_every_state_has_its_screen(state: State, screen: str) -> None:
    assert shown(state).screen == screen


def test_still_there_lies_over_what_was_on_screen_and_counts_down() -> None:
    asking = StillThere(GALLERY, 14)
    assert shown(asking) == shown(GALLERY)
    assert seconds_to_answer(asking) == 14
    assert seconds_to_answer(GALLERY) is None


def test_a_shop_without_pictures_still_has_attract_consent_and_farewell() -> None:
    for state in (Attract("ko"), Consent(VISIT), Farewell("visit", "ko", 6)):
        assert present(state, BareWall(), ScreenOptions()).screen


def test_reading_tells_the_hint_and_the_face() -> None:
    seen = shown(Reading(VISIT, 5, 0.4, Hint.MORE_LIGHT, Box(0.1, 0.2, 0.3, 0.4)))
    assert seen == ReadingShown(0.4, "more_light", True, 0.1, 0.2, 0.3, 0.4, 5)
    unseen = shown(Reading(VISIT, 5))
    assert isinstance(unseen, ReadingShown)
    assert (unseen.hint, unseen.has_face) == ("", False)


def test_the_tiles_come_in_the_order_of_the_moods_with_a_picture_where_there_is_one() -> None:
    presented = shown(MoodPicker(VISIT, PickerReason.CANNOT_TELL))
    assert isinstance(presented, PickerShown)
    assert [tile.mood for tile in presented.tiles] == list(MOODS)
    assert [tile.picture for tile in presented.tiles if tile.mood is Mood.FEAR] == [None]
    assert presented.reason == "cannot_tell"


@pytest.mark.parametrize(
    ("entry", "pad", "checking", "wrong", "wait_s"),
    [
        (None, False, False, False, 0),
        (CodeEntry(), True, False, False, 0),
        (CodeEntry(checking=True), True, True, False, 0),
        (CodeEntry(wrong=True, wait_s=30), True, False, True, 30),
    ],
)
def test_the_keypad_is_there_while_a_code_is_entered(
    entry: CodeEntry | None, pad: bool, checking: bool, wrong: bool, wait_s: int
) -> None:
    presented = shown(MoodPicker(VISIT, PickerReason.CHOSEN, code=entry))
    assert isinstance(presented, PickerShown)
    assert (presented.code_pad, presented.checking, presented.wrong, presented.wait_s) == (
        pad,
        checking,
        wrong,
        wait_s,
    )


def test_a_heart_is_red_only_when_the_like_is_safe() -> None:
    storing = replace(GALLERY, visit=replace(VISIT, storing=frozenset({"b"})))
    assert gallery(storing).cards[1] == CardShown("b", ai_made=True, liked=False, storing=True)
    like = Act(InteractionKind.LIKE, "any/happy", PICKS[1], ("a", "b", "by hand"))
    stored = replace(GALLERY, visit=replace(VISIT, likes=(like,)))
    assert gallery(stored).cards[1] == CardShown("b", ai_made=True, liked=True, storing=False)


def test_only_generated_pictures_carry_the_label() -> None:
    assert [card.ai_made for card in gallery(GALLERY).cards] == [True, True, False]


def test_skeletons_stand_while_pictures_are_on_their_way() -> None:
    choosing = gallery(Choosing(VISIT, Mood.SAD, False, CERTAIN))
    assert choosing.loading
    assert choosing.cards == ()
    assert not choosing.by_camera
    assert not gallery(GALLERY).loading


def test_an_own_list_that_is_on_its_way_shows_skeletons_and_does_not_explain_itself() -> None:
    waiting = replace(GALLERY, tab=Strategy.PERSONAL, personal=Shelf(KEY))
    assert gallery(waiting).loading
    assert not gallery(waiting).explains


@pytest.mark.parametrize(
    ("visit", "remembered", "to_go"),
    [
        (VISIT, False, 10),
        (replace(VISIT, remember=True), True, 10),
        (replace(VISIT, visitor=Visitor("known", likes=7)), True, 3),
        (replace(VISIT, visitor=Visitor("known", likes=12)), True, 0),
    ],
)
def test_for_you_explains_itself_before_there_is_a_list(visit: Visit, remembered: bool, to_go: int) -> None:
    presented = gallery(replace(GALLERY, visit=visit, tab=Strategy.PERSONAL))
    assert presented.explains
    assert not presented.loading
    assert (presented.remembered, presented.likes_to_go) == (remembered, to_go)


def test_another_mood_is_offered_by_its_name() -> None:
    assert gallery(GALLERY).offer == ""
    offered = replace(GALLERY, offer=MoodVerdict(Mood.SURPRISED, CERTAIN))
    assert gallery(offered).offer == "surprised"
    assert gallery(replace(GALLERY, offer=MoodVerdict(None, CERTAIN))).offer == ""


@pytest.mark.parametrize(
    ("seen", "index", "upcoming", "expected"),
    [
        (0, 0, 0, (0, 0)),
        (1, 0, 0, (0, 1)),
        (1, 0, 3, (0, 2)),
        (1, 0, 4, (0, 3)),
        (7, 6, 0, (6, 7)),
        (9, 0, 0, (0, 7)),
        (9, 5, 0, (3, 7)),
        (9, 8, 3, (5, 7)),
    ],
)
def test_the_dots_follow_the_pages(seen: int, index: int, upcoming: int, expected: tuple[int, int]) -> None:
    pages = tuple(Page((Pick(str(number), Strategy.MOOD),)) for number in range(seen))
    deck = Deck(pages, index, tuple(Pick(f"u{number}", Strategy.MOOD) for number in range(upcoming)))
    assert dots(deck) == expected


def test_qml_reads_plain_values_by_camel_case_names() -> None:
    values = qml_values(gallery(GALLERY))
    assert values["mood"] == "happy"
    assert values["byCamera"] is True
    assert values["likesToGo"] == 10
    assert values["cards"] == [
        {"picture": name, "aiMade": name != "by hand", "liked": False, "storing": False}
        for name in ("a", "b", "by hand")
    ]
    tiles = qml_values(shown(MoodPicker(VISIT, PickerReason.CHOSEN)))["tiles"]
    assert isinstance(tiles, list)
    assert tiles[5] == {"mood": "fear", "picture": ""}
