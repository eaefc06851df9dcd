"""What is counted of camera readings."""

import pytest

from kiosk.core.mood import Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.visit import effects as do
from kiosk.visit import events as on
from tests.visit.shop import RULES, Journey, certain

START = on.StartTouched("v1")
CAMERA = on.CameraAgreed()
HAPPY = on.MoodRead("v1", Mood.HAPPY, certain(Mood.HAPPY))
UNCLEAR = on.MoodRead("v1", None, {})
WRONG = on.NotRightTouched()
READ = do.KeepReading(Mood.HAPPY)
UNTOLD = do.KeepReading(None)


def tap(mood: Mood) -> on.MoodTapped:
    return on.MoodTapped(mood)


@pytest.mark.parametrize(
    ("events", "kept"),
    [
        ([START, CAMERA, HAPPY], [READ]),
        ([START, CAMERA, HAPPY, WRONG, tap(Mood.SAD)], [READ, do.KeepReading(Mood.HAPPY, Mood.SAD)]),
        ([START, CAMERA, HAPPY, WRONG, tap(Mood.HAPPY)], [READ]),
        ([START, CAMERA, HAPPY, WRONG, on.BackTouched()], [READ]),
        ([START, CAMERA, UNCLEAR], [UNTOLD]),
        ([START, CAMERA, *[on.SecondPassed()] * RULES.reading_s], [UNTOLD]),
        ([START, CAMERA, UNCLEAR, tap(Mood.FEAR)], [UNTOLD, do.KeepReading(None, Mood.FEAR)]),
        ([START, CAMERA, on.CameraLost("v1"), tap(Mood.SAD)], []),
        ([START, CAMERA, on.TilesChosen(), tap(Mood.SAD)], []),
        ([START, on.TilesChosen(), tap(Mood.SAD), WRONG, tap(Mood.CALM)], []),
        ([START, CAMERA, on.MoodRead("another", Mood.SAD, certain(Mood.SAD))], []),
    ],
)
def test_readings_and_corrections_are_kept(events: list[on.Event], kept: list[do.Effect]) -> None:
    assert Journey()(*events).asked(do.KeepReading) == kept


def test_a_mood_is_corrected_once_for_each_reading() -> None:
    journey = Journey()(START, CAMERA, HAPPY, WRONG, tap(Mood.SAD), WRONG, tap(Mood.CALM))
    assert journey.asked(do.KeepReading) == [READ, do.KeepReading(Mood.HAPPY, Mood.SAD)]
    journey(on.ReadAgainTouched(), HAPPY, WRONG, tap(Mood.CALM))
    assert journey.asked(do.KeepReading)[2:] == [READ, do.KeepReading(Mood.HAPPY, Mood.CALM)]


def test_an_accepted_change_of_mood_is_a_reading_and_a_dismissed_one_is_none() -> None:
    changed = on.MoodChanged("v1", MoodVerdict(Mood.SAD, certain(Mood.SAD)))
    journey = Journey()(START, CAMERA, HAPPY, changed, on.OfferDismissed())
    assert journey.asked(do.KeepReading) == [READ]
    journey(changed, on.OfferAccepted())
    assert journey.asked(do.KeepReading) == [READ, do.KeepReading(Mood.SAD)]


def test_asking_again_for_a_small_gallery_counts_no_second_reading() -> None:
    journey = Journey(pool=3)(START, CAMERA, HAPPY, on.NextTouched(), on.ReadAgainTouched(), HAPPY)
    assert journey.asked(do.KeepReading) == [READ, READ]
