"""The kiosk without fingers: Tab in reading order, Enter, arrows, 1-3, N, Esc."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtQuick import QQuickItem

from kiosk.core.mood import Mood
from kiosk.screen.options import ScreenOptions
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Consent, Farewell, Gallery, MoodPicker, Reading
from tests.screen import ways
from tests.screen.stage import LANDSCAPE, PORTRAIT, MakeStage, Stage, accessible_name


def focused(stage: Stage) -> str:
    item = stage.window.activeFocusItem()
    return accessible_name(item) if item else ""


def walk(stage: Stage) -> list[str]:
    """The names of the controls that Tab reaches, until the first comes again."""
    names: list[str] = []
    for _ in range(60):
        stage.key(Qt.Key.Key_Tab)
        if names and focused(stage) == names[0]:
            return names
        names.append(focused(stage))
    raise AssertionError(f"Tab never came back: {names}")


MOODS = ["Happy", "Surprised", "Calm", "Confused", "Sad", "Afraid", "Angry", "Put off"]
CONSENT = [
    "Back",
    "한국어",
    "English",
    "Use the camera",
    "Choose my mood",
    "Remember me next time",
    "What happens to my picture?",
]
HEARTS = ["Like picture 1", "Take back the like of picture 2", "Like picture 3"]
LISTS = ["For this mood", "For you"]


@pytest.mark.parametrize(
    ("way", "size", "names"),
    [
        (ways.attract, LANDSCAPE, ["한국어", "English", "Start"]),
        (ways.consent, LANDSCAPE, CONSENT),
        (ways.consent, PORTRAIT, CONSENT),
        (ways.sheet, LANDSCAPE, ["Close"]),
        (ways.reading, LANDSCAPE, ["Choose my mood", "Cancel"]),
        (ways.picker, PORTRAIT, ["Back", "한국어", "English", *MOODS, "I have a code"]),
        (
            ways.liked,
            LANDSCAPE,
            ["Not right?", "한국어", "English", *LISTS, *HEARTS, "Read again", "Next", "Done"],
        ),
        (
            ways.liked,
            PORTRAIT,
            ["한국어", "English", *HEARTS, *LISTS, "Next", "Not right?", "Read again", "Done"],
        ),
    ],
)
def test_tab_walks_in_reading_order(
    make_stage: MakeStage, way: ways.Way, size: QSize, names: list[str]
) -> None:
    stage = make_stage(size)
    way(stage)
    assert sorted(walk(stage)) == sorted(names)
    first = names.index(focused(stage))
    rest = []
    for _ in names:
        rest.append(focused(stage))
        stage.key(Qt.Key.Key_Tab)
    assert rest == names[first:] + names[:first]


def test_the_keyboard_alone_makes_a_visit(stage: Stage) -> None:
    stage.key(Qt.Key.Key_Return)
    assert isinstance(stage.driver.state, Consent)
    while focused(stage) != "Choose my mood":
        stage.key(Qt.Key.Key_Tab)
    stage.key(Qt.Key.Key_Space)
    assert isinstance(stage.driver.state, MoodPicker)
    while focused(stage) != "Happy":
        stage.key(Qt.Key.Key_Tab)
    for arrow, name in (
        (Qt.Key.Key_Right, "Surprised"),
        (Qt.Key.Key_Down, "Afraid"),
        (Qt.Key.Key_Left, "Sad"),
        (Qt.Key.Key_Left, "Sad"),
        (Qt.Key.Key_Up, "Happy"),
        (Qt.Key.Key_Up, "Happy"),
    ):
        stage.key(arrow)
        assert focused(stage) == name
    stage.key(Qt.Key.Key_Enter)
    assert isinstance(stage.driver.state, Gallery)
    assert stage.driver.state.mood is Mood.HAPPY


def test_arrows_walk_where_a_screen_has_no_other_use_for_them(stage: Stage) -> None:
    ways.consent(stage)
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        stage.key(arrow)
    there = focused(stage)
    stage.key(Qt.Key.Key_Left)
    assert focused(stage) != there
    stage.key(Qt.Key.Key_Tab)
    assert focused(stage) == there


def test_digits_like_n_turns_arrows_turn_and_escape_ends(stage: Stage) -> None:
    ways.gallery(stage)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_2):
        stage.key(key)
    assert isinstance(stage.driver.state, Gallery)
    page = stage.driver.state.for_mood.deck.page.impression
    assert stage.driver.state.visit.liked == (page[0], page[2])
    for key, index in ((Qt.Key.Key_N, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Right, 1)):
        stage.key(key)
        assert isinstance(stage.driver.state, Gallery)
        assert stage.driver.state.for_mood.deck.index == index
    stage.key(Qt.Key.Key_Escape)
    assert isinstance(stage.driver.state, Farewell)


def test_a_digit_without_a_card_is_nothing(stage: Stage) -> None:
    ways.loading(stage)
    stage.key(Qt.Key.Key_2)
    assert not any(isinstance(event, on.HeartTouched) for event in stage.driver.events)


@pytest.mark.parametrize(
    ("way", "after"),
    [
        (ways.consent, Attract),
        (ways.sheet, Consent),
        (ways.reading, Consent),
        (ways.picker, Consent),
        (ways.code_pad, MoodPicker),
        (ways.not_right, Gallery),
    ],
)
def test_escape_goes_one_step_back(stage: Stage, way: ways.Way, after: type) -> None:
    way(stage)
    stage.key(Qt.Key.Key_Escape)
    assert isinstance(stage.driver.state, after)
    assert not stage.has("Close")


def rings(stage: Stage) -> Iterator[QQuickItem]:
    return (item for item in stage.items() if item.objectName() == "focusRing")


def test_a_ring_shows_where_the_keyboard_is_and_no_finger_brings_it(stage: Stage) -> None:
    ways.consent(stage)
    assert not list(rings(stage))
    for _ in range(8):
        stage.key(Qt.Key.Key_Tab)
        assert len(list(rings(stage))) == 1
    stage.click("Remember me next time")
    assert not list(rings(stage))


def test_the_hearts_of_the_low_row_are_in_the_walk(make_stage: MakeStage) -> None:
    stage = make_stage(PORTRAIT, ScreenOptions(reduce_motion=True, settle_ms=1, low_reach=True))
    ways.gallery(stage)
    names = walk(stage)
    assert names.count("Like picture 1") == 2
    assert isinstance(stage.driver.state, Gallery)
    assert not isinstance(stage.driver.state, Reading)
