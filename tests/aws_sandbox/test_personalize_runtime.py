import json
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from kiosk.core.mood import Mood
from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import TrainedShop


def ask(
    sandbox: Sandbox, shop: TrainedShop, user: str = "any/happy", mood: str = '"happy"', **more: Any
) -> list[str]:
    call: dict[str, Any] = {"campaignArn": shop.names.campaign_arn, "userId": user}
    call |= {
        "filterArn": shop.names.filter_arn,
        "filterValues": {"EMOTION": mood},
        "context": {"EMOTION": mood.strip('"')},
    }
    answer = sandbox.client("personalize-runtime").get_recommendations(**(call | more))
    assert len(answer["recommendationId"]) <= 40
    return [one["itemId"] for one in answer["itemList"]]


def like(sandbox: Sandbox, shop: TrainedShop, user: str, *items: str) -> None:
    for item in items:
        sandbox.client("personalize-events").put_events(
            trackingId=shop.names.tracking_id,
            userId=user,
            sessionId="visit",
            eventList=[
                {
                    "eventId": str(uuid.uuid4()),
                    "eventType": "like",
                    "itemId": item,
                    "sentAt": datetime.now(UTC),
                    "properties": json.dumps({"emotion": item.split("/")[1]}),
                }
            ],
        )


def test_only_pictures_of_the_mood_are_recommended_each_once(sandbox: Sandbox, trained: TrainedShop) -> None:
    assert sorted(ask(sandbox, trained)) == trained.of(Mood.HAPPY)
    assert set(ask(sandbox, trained, mood='"sad","calm"')) == {*trained.of(Mood.SAD), *trained.of(Mood.CALM)}
    assert len(ask(sandbox, trained, numResults=3)) == 3
    assert sandbox.violations == []


def test_a_like_moves_a_picture_up_for_its_user(sandbox: Sandbox, trained: TrainedShop) -> None:
    user = "any/calm"
    last = ask(sandbox, trained, user, '"calm"')[-1]
    like(sandbox, trained, user, *[last] * 5)
    assert ask(sandbox, trained, user, '"calm"')[0] == last


def test_what_somebody_with_the_same_taste_likes_comes_first(sandbox: Sandbox, trained: TrainedShop) -> None:
    shared, hidden = trained.of(Mood.FEAR)[3], trained.of(Mood.FEAR)[4]
    for fan in range(12):
        like(sandbox, trained, f"fan-{fan}", shared, hidden)
    like(sandbox, trained, "newcomer", shared)
    assert set(ask(sandbox, trained, "newcomer", '"fear"')[:2]) == {shared, hidden}


def test_the_fresh_filter_leaves_out_what_the_user_liked(sandbox: Sandbox, trained: TrainedShop) -> None:
    liked = trained.of(Mood.ANGRY)[:2]
    like(sandbox, trained, "picky", *liked)
    fresh = ask(sandbox, trained, "picky", '"angry"', filterArn=trained.names.fresh_filter_arn)
    assert sorted(fresh) == trained.of(Mood.ANGRY)[2:]
    assert sorted(
        ask(sandbox, trained, "other", '"angry"', filterArn=trained.names.fresh_filter_arn)
    ) == trained.of(Mood.ANGRY)


def test_a_withdrawn_picture_is_gone_at_once_and_a_new_one_is_explored(
    sandbox: Sandbox, trained: TrainedShop
) -> None:
    def put(item: str, status: str) -> None:
        fields = {"creationTimestamp": 9_999_999_999, "emotion": "confused", "status": status}
        items = [{"itemId": item, "properties": json.dumps(fields)}]
        sandbox.client("personalize-events").put_items(
            datasetArn=trained.names.datasets["ITEMS"], items=items
        )

    first = trained.of(Mood.CONFUSED)[0]
    put(first, "withdrawn")
    put("emotions/confused/new.jpeg", "live")
    call = {"campaignArn": trained.names.campaign_arn, "userId": "u", "filterArn": trained.names.filter_arn}
    answer = sandbox.client("personalize-runtime").get_recommendations(
        **call, filterValues={"EMOTION": '"confused"'}, numResults=4
    )
    reasons = {one["itemId"]: one.get("reason") for one in answer["itemList"]}
    assert first not in reasons
    assert reasons["emotions/confused/new.jpeg"] == ["Exploration"]
    put(first, "live")


@pytest.mark.parametrize(
    "more",
    [
        {"mood": "happy"},
        {"filterValues": {}},
        {"filterValues": {"EMOTION": '"happy"', "OTHER": '"x"'}},
        {"context": {"WEATHER": "rain"}},
        {"numResults": 501},
        {"userId": ""},
        {"itemId": "emotions/happy/1.jpeg"},
        {"metadataColumns": {"ITEMS": ["EMOTION"]}},
        {"promotions": [{"name": "new"}]},
        {"filterArn": None},
    ],
)
def test_a_request_against_the_rules_is_refused(
    sandbox: Sandbox, trained: TrainedShop, more: dict[str, Any]
) -> None:
    call = {"campaignArn": trained.names.campaign_arn, "userId": "u", "filterArn": trained.names.filter_arn}
    call |= {"filterValues": {"EMOTION": more.pop("mood", '"happy"')}} | more
    with pytest.raises(ClientError, match="InvalidInputException"):
        sandbox.client("personalize-runtime").get_recommendations(
            **{name: value for name, value in call.items() if value is not None}
        )
    assert len(sandbox.violations) == 1


def test_an_unknown_campaign_is_told_as_such(sandbox: Sandbox, trained: TrainedShop) -> None:
    client = sandbox.client("personalize-runtime")
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.get_recommendations(campaignArn=trained.names.campaign_arn + "x", userId="u")


def test_promoted_items_take_their_share_of_the_list(sandbox: Sandbox, trained: TrainedShop) -> None:
    promotion = {
        "name": "sad-ones",
        "percentPromotedItems": 40,
        "filterArn": trained.names.filter_arn,
        "filterValues": {"EMOTION": '"sad"'},
    }
    items = ask(sandbox, trained, numResults=5, promotions=[promotion])
    assert len(items) == 5
    assert len([item for item in items if "/sad/" in item]) == 2


def test_a_given_list_is_put_in_order(sandbox: Sandbox, trained: TrainedShop) -> None:
    given = trained.of(Mood.SURPRISED)
    like(sandbox, trained, "ranker", *[given[3]] * 6)
    answer = sandbox.client("personalize-runtime").get_personalized_ranking(
        campaignArn=trained.names.campaign_arn, inputList=given, userId="ranker"
    )
    ranked = [one["itemId"] for one in answer["personalizedRanking"]]
    assert ranked[0] == given[3]
    assert sorted(ranked) == given
