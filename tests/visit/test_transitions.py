import pytest

from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.reading import Box, Hint
from kiosk.core.strategy import Strategy
from kiosk.core.visitor import Visitor
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit.states import (
    Apology,
    Attract,
    Choosing,
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


def test_three_pages_differ_and_each_view_is_recorded_once() -> None:
    journey = in_gallery()
    pages = [gallery(journey).for_mood.deck.page.impression]
    for _ in range(2):
        journey(on.NextTouched())
        pages.append(gallery(journey).for_mood.deck.page.impression)
    assert len({i for page in pages for i in page}) == 9
    views = [act for act in journey.acts() if act.kind is InteractionKind.VIEW]
    assert [act.pick.picture_id for act in views] == [i for page in pages for i in page]
    assert all(act.pick.picture_id in act.impression and len(act.impression) == 3 for act in views)
    assert {act.user_id for act in views} == {"any/happy"}


def test_a_page_seen_again_is_not_recorded_again() -> None:
    journey = in_gallery()(on.NextTouched())
    before = len(list(journey.acts()))
    journey(on.PreviousTouched(), on.NextTouched())
    assert len(list(journey.acts())) == before


def test_next_wraps_round_when_all_pictures_were_seen() -> None:
    journey = in_gallery(pool=6)
    first = gallery(journey).for_mood.deck.page
    journey(on.NextTouched(), on.NextTouched())
    assert gallery(journey).for_mood.deck.page == first


def test_a_heart_turns_red_when_the_like_is_stored() -> None:
    journey = in_gallery()
    liked = pictures(Mood.HAPPY, 1)[0]
    journey(on.HeartTouched(liked))
    assert gallery(journey).visit.liked == ()
    journey(on.HeartStored("v1", liked, True))
    assert gallery(journey).visit.liked == (liked,)


def test_a_double_tap_is_one_like() -> None:
    journey = in_gallery()
    liked = pictures(Mood.HAPPY, 1)[0]
    journey(on.HeartTouched(liked), on.HeartTouched(liked), on.HeartStored("v1", liked, True))
    assert [act.kind for act in journey.acts()].count(InteractionKind.LIKE) == 1


def test_liking_again_takes_the_like_back() -> None:
    liked = pictures(Mood.HAPPY, 1)[0]
    journey = like(like(in_gallery(), liked), liked, liked=False)
    assert gallery(journey).visit.liked == ()
    assert [a.kind for a in journey.acts()][-1] is InteractionKind.UNLIKE


def test_a_like_that_could_not_be_stored_leaves_the_heart_empty() -> None:
    liked = pictures(Mood.HAPPY, 1)[0]
    journey = in_gallery()(on.HeartTouched(liked), on.HeartNotStored("v1", liked))
    visit = gallery(journey).visit
    assert (visit.liked, visit.storing) == ((), frozenset())


def test_a_like_asks_for_the_next_page_anew() -> None:
    journey = in_gallery(pool=None)
    first = journey.asked(do.Recommend)[-1]
    assert isinstance(first, do.Recommend)
    journey(on.PicksReady("v1", first.asked, recommendation(pictures(Mood.HAPPY, 6))))
    liked = pictures(Mood.HAPPY, 1)[0]
    like(journey, liked)
    request = journey.asked(do.Recommend)[-1]
    assert isinstance(request, do.Recommend)
    assert request.key.liked == (liked,)
    assert request.exclude == frozenset(pictures(Mood.HAPPY, 3))
    fresh = [f"emotions/happy/new{n}.jpeg" for n in range(6)]
    journey(on.PicksReady("v1", request.asked, recommendation(fresh)))
    assert gallery(journey).for_mood.deck.page.impression == tuple(pictures(Mood.HAPPY, 3))
    assert gallery(journey(on.NextTouched())).for_mood.deck.page.impression == tuple(fresh[:3])


def test_a_late_answer_is_ignored() -> None:
    journey = in_gallery(pool=None)
    request = journey.asked(do.Recommend)[-1]
    assert isinstance(request, do.Recommend)
    late = on.PicksReady("v0", request.asked, recommendation(["emotions/sad/x.jpeg"]))
    overtaken = on.PicksReady("v1", request.asked - 1, recommendation(["emotions/sad/x.jpeg"]))
    assert isinstance(journey(late, overtaken).state, Choosing)


def test_a_mood_without_pictures_ends_with_an_apology() -> None:
    assert isinstance(in_gallery(pool=0).state, Apology)


def test_a_mood_all_of_whose_pictures_were_seen_starts_again() -> None:
    journey = in_gallery(pool=3)(on.NotRightTouched(), on.MoodTapped(Mood.HAPPY))
    assert gallery(journey).for_mood.deck.page.impression == tuple(pictures(Mood.HAPPY, 3))


def test_for_you_explains_itself_before_there_are_enough_likes() -> None:
    journey = in_gallery()(on.TabTouched(Strategy.PERSONAL))
    assert gallery(journey).shelf is None
    journey(on.NextTouched(), on.HeartTouched("emotions/happy/0.jpeg"))
    assert gallery(journey).shelf is None


def test_for_you_opens_for_a_known_visitor_with_enough_likes() -> None:
    journey = in_gallery()(on.VisitorKnown("v1", Visitor("visitor", likes=1)))
    assert gallery(journey).personal is None
    like(journey, pictures(Mood.HAPPY, 1)[0])
    assert gallery(journey).personal is not None
    journey(on.TabTouched(Strategy.PERSONAL))
    shelf = gallery(journey).shelf
    assert shelf is not None and shelf.key.user_id == "visitor"
    assert len(shelf.deck.page.picks) == 3
    assert not set(shelf.deck.page.impression) & set(pictures(Mood.HAPPY, 3))


def test_the_personal_list_replaces_the_mood_list_only_before_a_touch() -> None:
    quick = in_gallery()(on.VisitorKnown("v1", Visitor("visitor", likes=9)))
    assert gallery(quick).tab is Strategy.PERSONAL
    touched = in_gallery()(on.NextTouched(), on.VisitorKnown("v1", Visitor("visitor", likes=9)))
    assert gallery(touched).tab is Strategy.MOOD


def test_a_like_counts_for_the_list_and_for_the_known_visitor() -> None:
    journey = in_gallery()(on.VisitorKnown("v1", Visitor("visitor")))
    like(journey, pictures(Mood.HAPPY, 1)[0])
    users = [act.user_id for act in journey.acts() if act.kind is InteractionKind.LIKE]
    assert users == ["any/happy", "visitor"]


def test_likes_made_before_the_visitor_was_known_are_credited() -> None:
    journey = like(in_gallery(), pictures(Mood.HAPPY, 1)[0])
    journey(on.VisitorKnown("v1", Visitor("visitor")))
    users = [act.user_id for act in journey.acts() if act.kind is InteractionKind.LIKE]
    assert users == ["any/happy", "visitor"]


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
