import pytest

from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.reading import Box, Hint
from kiosk.core.visitor import Visitor
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit.states import (
    Apology,
    Attract,
    Consent,
    Farewell,
    Gallery,
    MoodPicker,
    PickerReason,
    Preparing,
    Reading,
    Staff,
    StillThere,
    language_of,
    visit_of,
)
from tests.visit.shop import RULES, Journey, certain, in_gallery, like, pictures, recommendation

START = on.StartTouched("v1")
HAPPY = on.MoodRead("v1", Mood.HAPPY, certain(Mood.HAPPY))


def gallery(journey: Journey) -> Gallery:
    assert isinstance(journey.state, Gallery)
    return journey.state


@pytest.mark.parametrize(
    ("events", "screen"),
    [
        ([], Attract),
        ([START], Consent),
        ([START, on.BackTouched()], Attract),
        ([START, on.CameraAgreed()], Reading),
        ([START, on.CameraAgreed(), on.BackTouched()], Consent),
        ([START, on.CameraAgreed(), on.TilesChosen()], MoodPicker),
        ([START, on.CameraAgreed(), HAPPY], Gallery),
        ([START, on.CameraAgreed(), on.MoodRead("v1", None, {})], MoodPicker),
        ([START, on.CameraAgreed(), on.CameraLost("v1")], MoodPicker),
        ([START, on.CameraAgreed(), on.CameraLost("another")], Reading),
        ([START, on.CameraAgreed(), *[on.SecondPassed()] * RULES.reading_s], MoodPicker),
        ([START, on.TilesChosen()], MoodPicker),
        ([START, on.TilesChosen(), on.BackTouched()], Consent),
        ([START, on.TilesChosen(), on.MoodTapped(Mood.SAD)], Gallery),
        ([START, on.TilesChosen(), on.MoodTapped(Mood.SAD), on.DoneTouched()], Farewell),
        ([START, on.TilesChosen(), on.MoodTapped(Mood.SAD), on.DoneTouched(), on.DoneTouched()], Attract),
        ([START, on.WentQuiet()], StillThere),
        ([START, on.WentQuiet(), on.StillHereTouched()], Consent),
        ([START, on.WentQuiet(), *[on.SecondPassed()] * RULES.still_there_s], Attract),
        ([START, on.Faulted()], Apology),
        ([on.Faulted()], Attract),
        ([START, on.Faulted(), *[on.SecondPassed()] * RULES.apology_s], Attract),
        ([on.StaffOpened()], Staff),
        ([on.StaffOpened(), on.StaffClosed()], Attract),
        ([on.StaffOpened(), *[on.SecondPassed()] * RULES.staff_s], Attract),
        ([START, on.StaffOpened()], Staff),
        ([HAPPY], Attract),
        ([START, HAPPY], Consent),
    ],
)
def test_events_lead_from_screen_to_screen(events: list[on.Event], screen: type) -> None:
    assert type(Journey()(*events).state) is screen


def test_the_first_start_shows_how_the_gallery_grows() -> None:
    journey = Journey()
    journey.state = Preparing("ko")
    assert journey(on.GalleryPainted(5, 192)).state == Preparing("ko", 5, 192)
    assert journey(START).state == Preparing("ko", 5, 192)
    assert journey(on.GalleryReady()).state == Attract("ko")


def test_the_camera_opens_with_consent_and_closes_with_the_visit() -> None:
    journey = Journey()(START)
    assert not journey.asked(do.OpenCamera)
    journey(on.CameraAgreed())
    assert journey.asked(do.OpenCamera) == [do.OpenCamera("v1")]
    assert journey.asked(do.KeepConsent) == [do.KeepConsent("camera", "ko")]
    journey(HAPPY, on.DoneTouched())
    assert journey.effects[-1] == do.CloseCamera()


def test_choosing_the_mood_oneself_closes_the_camera() -> None:
    journey = Journey()(START, on.CameraAgreed(), on.TilesChosen())
    assert do.CloseCamera() in journey.effects
    visit = visit_of(journey.state)
    assert visit is not None and not visit.camera


def test_refusing_the_camera_shows_the_same_pictures() -> None:
    by_camera = gallery(Journey()(START, on.CameraAgreed(), HAPPY))
    by_tile = gallery(in_gallery(Mood.HAPPY))
    assert by_camera.for_mood.deck.page == by_tile.for_mood.deck.page


def test_the_ring_never_runs_back() -> None:
    journey = Journey()(START, on.CameraAgreed())
    box = Box(0.4, 0.3, 0.2, 0.3)
    journey(on.FaceSeen("v1", box, None, 0.6), on.FaceSeen("v1", None, Hint.NO_FACE, 0.0))
    assert journey.state == Reading(journey.state.visit, RULES.reading_s, 0.6, Hint.NO_FACE, None)  # type: ignore[union-attr]


def test_a_changed_mood_is_offered_and_never_forced() -> None:
    journey = Journey()(START, on.CameraAgreed(), HAPPY)
    assert journey.effects[-1] == do.WatchMood("v1", Mood.HAPPY)
    page = gallery(journey).for_mood.deck.page
    verdict = MoodVerdict(Mood.SAD, certain(Mood.SAD))
    journey(on.MoodChanged("v1", verdict))
    assert gallery(journey).for_mood.deck.page == page
    assert gallery(journey).offer == verdict
    assert gallery(Journey.__call__(journey, on.OfferAccepted())).mood is Mood.SAD


def test_a_declined_offer_is_not_repeated_for_that_mood() -> None:
    journey = Journey()(START, on.CameraAgreed(), HAPPY)
    journey(on.MoodChanged("v1", MoodVerdict(Mood.SAD, certain(Mood.SAD))), on.OfferDismissed())
    assert gallery(journey).offer is None
    assert journey.effects[-1] == do.WatchMood("v1", Mood.SAD)


def test_a_wrong_mood_is_corrected_with_the_tiles_or_left_with_back() -> None:
    journey = Journey()(START, on.CameraAgreed(), HAPPY)
    before = gallery(journey).for_mood
    journey(on.NotRightTouched())
    assert isinstance(journey.state, MoodPicker) and journey.state.reason is PickerReason.NOT_RIGHT
    assert gallery(journey(on.BackTouched())).for_mood == before
    assert gallery(journey(on.NotRightTouched(), on.MoodTapped(Mood.CALM))).mood is Mood.CALM


def test_reading_again_needs_the_camera() -> None:
    assert isinstance(in_gallery()(on.ReadAgainTouched()).state, Gallery)
    assert isinstance(Journey()(START, on.CameraAgreed(), HAPPY, on.ReadAgainTouched()).state, Reading)


def test_a_return_code_is_checked_once_at_a_time_and_pauses() -> None:
    journey = Journey()(START, on.TilesChosen(), on.CodePadOpened(), on.CodeEntered("K7M2QX"))
    journey(on.CodeEntered("K7M2QX"))
    assert journey.asked(do.CheckCode) == [do.CheckCode("v1", "K7M2QX")]
    journey(on.CodeRefused("v1", wait_s=2), on.CodeEntered("K7M2QX"))
    assert len(journey.asked(do.CheckCode)) == 1
    journey(on.SecondPassed(), on.SecondPassed(), on.CodeEntered("K7M2QX"))
    assert len(journey.asked(do.CheckCode)) == 2
    journey(on.VisitorKnown("v1", Visitor("visitor", 12)))
    assert isinstance(journey.state, MoodPicker) and journey.state.code is None


def test_who_is_remembered_without_a_face_gets_a_code_at_the_end() -> None:
    journey = Journey()(START, on.RememberSwitched(True), on.TilesChosen(), on.MoodTapped(Mood.SAD))
    like(journey, pictures(Mood.SAD, 1)[0])
    journey(on.DoneTouched())
    give = journey.asked(do.GiveCode)[0]
    assert isinstance(give, do.GiveCode) and len(give.likes) == 1
    journey(on.SecondPassed(), on.VisitorKnown("v1", Visitor("visitor"), "K7M2QX"))
    assert isinstance(journey.state, Farewell)
    assert (journey.state.return_code, journey.state.seconds_left) == ("K7M2QX", RULES.farewell_with_code_s)


def test_forget_me_is_carried_out_and_said() -> None:
    journey = in_gallery()(on.VisitorKnown("v1", Visitor("visitor")), on.DoneTouched(), on.ForgetMeTouched())
    assert journey.effects[-1] == do.Forget("v1", "visitor")
    failed = journey(on.NotForgotten("v1")).state
    assert isinstance(failed, Farewell) and failed.forget_failed and failed.visitor_id
    state = journey(on.ForgetMeTouched(), on.Forgotten("v1")).state
    assert isinstance(state, Farewell) and state.forgotten and state.visitor_id is None


def test_the_language_switches_at_once_and_falls_back_at_the_next_visit() -> None:
    journey = Journey()(START, on.LanguageChosen("en"))
    assert language_of(journey.state) == "en"
    assert language_of(journey(on.WentQuiet(), on.LanguageChosen("ko")).state) == "ko"
    assert language_of(journey(on.LanguageChosen("en"), on.VisitorLeft()).state) == "ko"


def test_answers_reach_the_visit_below_the_idle_question() -> None:
    journey = in_gallery(pool=None)(on.WentQuiet())
    request = journey.asked(do.Recommend)[-1]
    assert isinstance(request, do.Recommend)
    journey(on.PicksReady("v1", request.asked, recommendation(pictures(Mood.HAPPY, 3))))
    assert isinstance(journey.state, StillThere) and isinstance(journey.state.under, Gallery)
    assert isinstance(journey(on.DoneTouched()).state, Farewell)


def test_every_mood_can_be_tapped() -> None:
    for mood in MOODS:
        assert gallery(in_gallery(mood)).mood is mood
