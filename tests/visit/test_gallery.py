"""The gallery: pages, hearts, and the two lists."""

from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.strategy import Strategy
from kiosk.core.visitor import Visitor
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit.states import Apology, Choosing, Gallery
from tests.visit.shop import Journey, in_gallery, like, pictures, recommendation


def gallery(journey: Journey) -> Gallery:
    assert isinstance(journey.state, Gallery)
    return journey.state


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
