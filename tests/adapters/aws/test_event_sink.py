import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.adapters.aws.event_sink import PersonalizeEventSink, as_event, impression_of
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds, marked
from kiosk.core.errors import ServiceDown, ServiceRefused, SignInFailed
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.ports import EventSink
from kiosk.core.recommendation import cohort
from kiosk.core.strategy import Strategy
from tests.adapters.aws.acts import act
from tests.adapters.aws.conftest import Shop
from tests.adapters.contracts.event_sink import EventSinkContract

VISITOR = "7b7a0a3e-6f0c-4b43-9d0e-0f8f1d8f5f11"


def sink_of(shop: Shop, user_ids: UserIds = UserIds.CONTEXT) -> PersonalizeEventSink:
    return PersonalizeEventSink(shop.session, shop.names, user_ids)


def stored(shop: Shop) -> set[str]:
    rows = shop.fitter.client("dynamodb").scan(TableName=shop.names.interactions_table)["Items"]
    return {row["event_id"]["S"] for row in rows}


class TestContract(EventSinkContract):
    @pytest.fixture
    def sink(self, trained_shop: Shop) -> EventSink:
        return sink_of(trained_shop)

    @pytest.fixture
    def counted(self, trained_shop: Shop) -> Callable[[Interaction], int]:
        def count(view: Interaction) -> int:
            return int(
                view.event_id in trained_shop.sandbox.interactions and view.event_id in stored(trained_shop)
            )

        return count


def test_an_event_carries_what_was_on_screen_and_which_list_it_came_from(trained_shop: Shop) -> None:
    like = act("carries", VISITOR)
    sink_of(trained_shop).send([like])
    (call,) = trained_shop.sandbox.journal("personalize-events", "PutEvents")
    (event,) = call["parameters"]["eventList"]
    assert call["parameters"]["userId"] == VISITOR
    assert event["eventId"] == "carries"
    assert event["eventType"] == "like"
    assert event["itemId"] == like.picture_id
    assert event["impression"] == list(like.impression)
    assert event["recommendationId"] == "RID-1"
    assert event["metricAttribution"] == {"eventAttributionSource": "mood"}
    assert event["properties"] == '{"emotion": "happy"}'
    assert datetime.fromisoformat(event["sentAt"]) == like.at.replace(microsecond=0)


def test_S11_a_session_is_a_visit_not_a_picture(trained_shop: Shop) -> None:
    sink = sink_of(trained_shop)
    sink.send([act("one", visit_id="visit-1"), act("two", visit_id="visit-1", file_name="b.jpeg")])
    (call,) = trained_shop.sandbox.journal("personalize-events")
    assert call["parameters"]["sessionId"] == "visit-1"
    assert len(call["parameters"]["eventList"]) == 2


def test_one_visit_and_one_user_a_call(trained_shop: Shop) -> None:
    acts = [act("u1"), act("u2", VISITOR), act("u3", visit_id="other")]
    assert sink_of(trained_shop).send(acts) == {"u1", "u2", "u3"}
    calls = trained_shop.sandbox.journal("personalize-events")
    assert [(call["parameters"]["sessionId"], call["parameters"]["userId"]) for call in calls] == [
        ("visit", "any/happy"),
        ("visit", VISITOR),
        ("other", "any/happy"),
    ]


def test_S12_views_likes_and_their_taking_back_are_events_of_their_own() -> None:
    kinds = [as_event(act("k", kind=kind))["eventType"] for kind in InteractionKind]
    assert kinds == ["view", "like", "unlike"]


def test_S10_a_like_under_a_mood_list_is_recorded_for_the_cohort(trained_shop: Shop) -> None:
    sink_of(trained_shop, UserIds.DEMO).send([act("cohort", cohort(Mood.HAPPY)), act("own", VISITOR)])
    users = [call["parameters"]["userId"] for call in trained_shop.sandbox.journal("personalize-events")]
    assert users == ["any/happy", f"{VISITOR}/happy"]


def test_S13_the_impression_is_the_whole_page_and_nothing_else() -> None:
    for page in (("a",), ("a", "b"), ("b", "a", "c")):
        ids = tuple(f"emotions/happy/{name}.jpeg" for name in page)
        assert impression_of(act("i", impression=ids)) == list(ids)


def test_an_impression_stays_within_the_limits_and_keeps_the_picture_that_was_touched() -> None:
    many = tuple(f"emotions/happy/{number}.jpeg" for number in range(40))
    shown = impression_of(act("i", file_name="39.jpeg", impression=many))
    assert len(shown) == 25 and "emotions/happy/39.jpeg" in shown
    long = tuple(f"emotions/happy/{'x' * 240}{number}.jpeg" for number in range(6))
    shown = impression_of(replace(act("i", impression=long), picture_id=long[5]))
    assert len("|".join(shown)) <= 1000 and long[5] in shown


def test_S16_properties_are_a_json_text_with_camel_case_keys() -> None:
    assert as_event(act("p"))["properties"] == '{"emotion": "happy"}'


def test_the_kiosk_is_told_with_every_event(trained_shop: Shop) -> None:
    sink = PersonalizeEventSink(trained_shop.session, trained_shop.names, kiosk="강남 1")
    assert sink.send([act("named")]) == {"named"}
    (call,) = trained_shop.sandbox.journal("personalize-events")
    assert json.loads(call["parameters"]["eventList"][0]["properties"])["kiosk"] == "강남 1"


def test_S17_two_likes_in_one_second_are_two_rows(trained_shop: Shop) -> None:
    first = act("first")
    second = replace(first, event_id="second", at=first.at + timedelta(milliseconds=1))
    sink_of(trained_shop).send([first, second])
    assert stored(trained_shop) == {"first", "second"}


def test_only_lists_of_personalize_are_named_to_it() -> None:
    assert "recommendationId" not in as_event(act("l", recommendation_id="0f8e-of-the-local-recommender"))
    assert "recommendationId" not in as_event(act("l", recommendation_id=marked("x" * 41)))
    assert as_event(act("l", recommendation_id=marked("x" * 40)))["recommendationId"] == "x" * 40


def test_the_source_of_an_event_is_its_strategy() -> None:
    fresh = replace(act("f"), strategy=Strategy.FRESH)
    assert as_event(fresh)["metricAttribution"]["eventAttributionSource"] == "fresh"


@pytest.mark.parametrize("operation", ["personalize-events", "dynamodb"])
def test_an_answer_that_was_lost_is_made_up_for_without_a_double(trained_shop: Shop, operation: str) -> None:
    sink = sink_of(trained_shop)
    acts = [act(f"{operation}-{number}", file_name=f"{number}.jpeg") for number in range(3)]
    trained_shop.sandbox.reset(operation, applied=True, times=2)
    with pytest.raises(ServiceDown):
        sink.send(acts)
    ids = {one.event_id for one in acts}
    assert sink.send(acts) == ids
    assert stored(trained_shop) == ids
    assert ids <= set(trained_shop.sandbox.interactions)


def test_rows_that_are_there_already_do_not_keep_the_others_out(trained_shop: Shop) -> None:
    sink = sink_of(trained_shop)
    sink.send([act("old")])
    assert sink.send([act("old"), act("new", file_name="b.jpeg")]) == {"old", "new"}
    assert stored(trained_shop) == {"old", "new"}


def test_the_same_event_twice_in_one_call_counts_once(trained_shop: Shop) -> None:
    assert sink_of(trained_shop).send([act("twin"), act("twin")]) == {"twin"}
    assert trained_shop.sandbox.interactions["twin"]["sent"] == 1


def test_nothing_is_accepted_that_only_one_of_the_two_has(trained_shop: Shop) -> None:
    trained_shop.sandbox.fail("personalize-events")
    with pytest.raises(ServiceDown):
        sink_of(trained_shop).send([act("half")])
    assert stored(trained_shop) == {"half"}
    trained_shop.sandbox.clear_faults()
    assert sink_of(trained_shop).send([act("half")]) == {"half"}


def test_an_event_that_personalize_refuses_is_refused(trained_shop: Shop) -> None:
    with pytest.raises(ServiceRefused):
        sink_of(trained_shop).send([act("bad", file_name="with|bar.jpeg")])
    trained_shop.sandbox.clear_journal()  # the violation was meant


def test_a_denied_action_makes_good_events_wait(trained_shop: Shop) -> None:
    trained_shop.sandbox.deny("personalize-events", "PutEvents")
    with pytest.raises(ServiceDown, match="personalize:PutEvents is denied"):
        sink_of(trained_shop).send([act("waits")])


def test_a_missing_table_makes_good_events_wait(trained_shop: Shop) -> None:
    elsewhere = replace(trained_shop, names=replace(trained_shop.names, interactions_table="no-such-table"))
    with pytest.raises(ServiceDown, match="not there"):
        sink_of(elsewhere).send([act("waits")])


def test_expired_credentials_make_good_events_wait(trained_shop: Shop) -> None:
    trained_shop.sandbox.expired()
    with pytest.raises(SignInFailed):
        sink_of(trained_shop).send([act("waits")])


@pytest.mark.parametrize("service", ["personalize-events", "dynamodb"])
def test_a_captive_portal_accepts_nothing(trained_shop: Shop, service: str) -> None:
    trained_shop.sandbox.garbage(service)
    with pytest.raises(ServiceDown):
        sink_of(trained_shop).send([act(f"portal-{service}")])


def test_without_an_event_tracker_the_table_alone_takes_them(shop: Shop) -> None:
    assert sink_of(shop).send([act("alone")]) == {"alone"}
    assert not shop.sandbox.journal("personalize-events")
    assert stored(shop) == {"alone"}


def test_with_nowhere_to_go_nothing_is_accepted(shop: Shop) -> None:
    nowhere = PersonalizeEventSink(shop.session, AwsNames())
    with pytest.raises(ServiceDown, match="nowhere"):
        nowhere.send([act("lost")])
