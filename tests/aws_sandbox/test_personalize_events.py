import json
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import TrainedShop


def event(**more: Any) -> dict[str, Any]:
    usual = {"eventId": str(uuid.uuid4()), "eventType": "like", "itemId": "emotions/happy/1.jpeg"}
    return usual | {"sentAt": datetime.now(UTC), "properties": json.dumps({"emotion": "happy"})} | more


def put(sandbox: Sandbox, shop: TrainedShop, *events: dict[str, Any], **more: Any) -> None:
    call = {"trackingId": shop.names.tracking_id, "userId": "u", "sessionId": "visit"} | more
    sandbox.client("personalize-events").put_events(eventList=list(events), **call)


def test_an_event_is_stored_under_its_id_with_all_that_was_said(
    sandbox: Sandbox, trained: TrainedShop
) -> None:
    shown = ["emotions/happy/1.jpeg", "emotions/happy/2.jpeg", "emotions/happy/3.jpeg"]
    one = event(
        impression=shown, recommendationId="RID-1", metricAttribution={"eventAttributionSource": "mood"}
    )
    put(sandbox, trained, one)
    stored = sandbox.interactions[one["eventId"]]
    assert stored["item_id"] == one["itemId"]
    assert stored["impression"] == shown
    assert (stored["recommendation_id"], stored["source"]) == ("RID-1", "mood")
    assert stored["fields"] == {"EMOTION": "happy"}
    assert (stored["user_id"], stored["session_id"], stored["sent"]) == ("u", "visit", 1)
    assert sandbox.violations == []


def test_an_event_id_counts_once_however_often_it_is_sent(sandbox: Sandbox, trained: TrainedShop) -> None:
    one = event()
    put(sandbox, trained, one, one)
    put(sandbox, trained, one | {"itemId": "emotions/happy/2.jpeg"})
    stored = sandbox.interactions[one["eventId"]]
    assert (stored["item_id"], stored["sent"]) == ("emotions/happy/1.jpeg", 3)
    assert sandbox.times_sent[one["eventId"]] == 3


def test_without_a_user_the_session_is_the_user(sandbox: Sandbox, trained: TrainedShop) -> None:
    one = event()
    client = sandbox.client("personalize-events")
    client.put_events(trackingId=trained.names.tracking_id, sessionId="guest", eventList=[one])
    assert sandbox.interactions[one["eventId"]]["user_id"] == "guest"


@pytest.mark.parametrize(
    "more",
    [
        {"properties": json.dumps({"EMOTION": "happy"})},
        {"properties": json.dumps({"nope": 1})},
        {"properties": json.dumps({"emotion": 5})},
        {"properties": json.dumps({"userId": "x"})},
        {"properties": "no json"},
        {"properties": json.dumps(["happy"])},
        {"impression": [str(number) for number in range(26)]},
        {"impression": [f"{number}" + "x" * 200 for number in range(6)]},
        {"itemId": "a|b"},
        {"sentAt": datetime(2100, 1, 1, tzinfo=UTC)},
    ],
)
def test_an_event_against_the_rules_is_refused_whole(
    sandbox: Sandbox, trained: TrainedShop, more: dict[str, Any]
) -> None:
    good, bad = event(), event(**more)
    with pytest.raises(ClientError, match="InvalidInputException"):
        put(sandbox, trained, good, bad)
    assert len(sandbox.violations) == 1
    assert not {good["eventId"], bad["eventId"]} & sandbox.interactions.keys()


def test_an_event_without_an_item_and_an_eleventh_event_are_refused(
    sandbox: Sandbox, trained: TrainedShop
) -> None:
    without = event()
    del without["itemId"]
    for events in ([without], [event() for _ in range(11)]):
        with pytest.raises(ClientError, match="InvalidInputException"):
            put(sandbox, trained, *events)


def test_an_unknown_tracking_id_is_no_violation_but_an_error(sandbox: Sandbox, trained: TrainedShop) -> None:
    with pytest.raises(ClientError, match="InvalidInputException"):
        put(sandbox, trained, event(), trackingId="unknown")
    assert sandbox.violations == []


def test_users_and_items_are_replaced_by_what_comes_later(sandbox: Sandbox, trained: TrainedShop) -> None:
    client, datasets = sandbox.client("personalize-events"), trained.names.datasets
    for kind in ("guest", "visitor"):
        users = [{"userId": "one", "properties": json.dumps({"kind": kind})}]
        client.put_users(datasetArn=datasets["USERS"], users=users)
    assert sandbox.personalize_users()["one"] == {"KIND": "visitor"}
    fields = {"creationTimestamp": 5, "emotion": "sad", "status": "withdrawn"}
    items = [{"itemId": "emotions/sad/gone.jpeg", "properties": json.dumps(fields)}]
    client.put_items(datasetArn=datasets["ITEMS"], items=items)
    stored = sandbox.personalize_items()["emotions/sad/gone.jpeg"]
    assert stored == {"CREATION_TIMESTAMP": 5, "EMOTION": "sad", "STATUS": "withdrawn"}


def test_a_record_must_have_what_the_schema_does_not_let_be_null(
    sandbox: Sandbox, trained: TrainedShop
) -> None:
    items = [{"itemId": "x", "properties": json.dumps({"emotion": "sad"})}]
    with pytest.raises(ClientError, match="CREATION_TIMESTAMP is missing"):
        sandbox.client("personalize-events").put_items(
            datasetArn=trained.names.datasets["ITEMS"], items=items
        )


def test_a_dataset_of_another_type_or_none_is_refused(sandbox: Sandbox, trained: TrainedShop) -> None:
    client = sandbox.client("personalize-events")
    users = [{"userId": "one", "properties": json.dumps({"kind": "visitor"})}]
    with pytest.raises(client.exceptions.InvalidInputException):
        client.put_users(datasetArn=trained.names.datasets["ITEMS"], users=users)
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.put_users(datasetArn=trained.names.datasets["USERS"] + "X", users=users)
