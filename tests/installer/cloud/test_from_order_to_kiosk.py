"""From an order to a kiosk that recommends the picture; nothing on the way is a mock of ours."""

import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from kiosk.adapters import picture_metadata
from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.dead_letters import Fate, Parked, redrive
from kiosk.adapters.aws.live_list import LiveList
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.recommender import PersonalizeRecommender
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import PictureStatus, Prompt, live_key, parse_key
from kiosk.core.picture_order import PictureOrder
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from tests.aws_sandbox.sandbox import Sandbox
from tests.aws_sandbox.shop_personalize import PersonalizeMaker, PersonalizeNames
from tests.installer.cloud.works import Works

SMALL = Prompt(Mood.HAPPY, "a happy field", width_px=128, height_px=128)


class NoHistory:
    """A kiosk that nobody has used yet."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the on-device recommender was asked for {name}")


@pytest.fixture(scope="module")
def campaign(sandbox: Sandbox, group: PersonalizeNames) -> PersonalizeNames:
    """A campaign of a shop with sad pictures only."""
    maker = PersonalizeMaker(sandbox.client, "functions")
    items = [(live_key(Mood.SAD, f"old{number}.jpeg"), Mood.SAD) for number in range(3)]
    maker.put_items(group, items)
    maker.import_history(group, sandbox.options.bucket, items)
    return maker.make_campaign(group)


def batch_of(works: Works, name: str, count: int, prompt: Prompt = SMALL) -> list[PictureOrder]:
    return [
        PictureOrder(replace(prompt, seed=number), number, f"img_20261122-101500-{works.name}{name}")
        for number in range(count)
    ]


def test_an_order_of_24_is_made_promoted_registered_and_recommended(
    works: Works, campaign: PersonalizeNames
) -> None:
    works.watch("emotions/", works.events)
    orders = batch_of(works, "", 24)
    works.order(*orders)
    works.drain(works.painter(), works.orders)
    names = AwsNames(
        bucket=works.bucket,
        campaign_arn=campaign.campaign_arn,
        filter_arn=campaign.filter_arn,
        pictures_table=works.tables["pictures"],
    )
    store = S3PictureStore(works, names)
    pool = store.list(PictureStatus.POOL, Mood.HAPPY)
    assert {picture.id for picture in pool} == {order.key for order in orders}
    promoted = set()
    for picture in pool[:20]:
        key = parse_key(picture.id)
        assert key
        store.copy(picture.id, live_key(key[1], key[2]))
        promoted.add(live_key(key[1], key[2]))
    works.drain(works.registrar(), works.events)
    live = LiveList(store)
    live.refresh()
    assert live.ids(Mood.HAPPY) == frozenset(promoted)
    asked = Campaign(works, names)
    spare = ThompsonRecommender(live, NoHistory())
    recommender = PersonalizeRecommender(asked, CohortCache(asked, None), live, spare, rng=random.Random(7))
    guest = RecommendationKey(Strategy.MOOD, cohort(Mood.HAPPY), "visit-1")
    listed = recommender.recommend(guest, Mood.HAPPY, 6)
    assert len(listed.picks) == 6
    assert set(listed.picture_ids) <= promoted
    assert Strategy.MOOD in {pick.strategy for pick in listed.picks}
    shown = store.fetch(listed.picture_ids[0])
    assert shown.startswith(b"\xff\xd8")
    store.delete(listed.picture_ids[0])
    works.drain(works.registrar(), works.events)
    live.refresh()
    assert listed.picture_ids[0] not in asked.ask("any/happy", Mood.HAPPY).picture_ids
    assert listed.picture_ids[0] not in (live.ids(Mood.HAPPY) or ())


@pytest.fixture
def quick_model(monkeypatch: pytest.MonkeyPatch, small_jpeg: bytes) -> None:
    """The endpoint's model answers with one small picture, each time with its own seed in it."""

    def generate(self: PaintingGenerator, prompt: Prompt) -> bytes:
        told = PictureMetadata(DigitalSource.ALGORITHM, prompt.mood, seed=prompt.seed)
        return picture_metadata.write(small_jpeg, told)

    monkeypatch.setattr(PaintingGenerator, "generate", generate)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("quick_model")
def test_a_thousand_orders_make_a_thousand_pictures_whatever_goes_wrong(works: Works) -> None:
    chance, painter = random.Random(3), works.painter(MOST_TRIES="20")
    chaos = works.sandbox.fail("sagemaker-runtime", "InvokeEndpoint", share=0.10)
    works.sandbox.reset("s3", "PutObject", applied=True, times=5)
    orders: list[PictureOrder] = []
    poisoned: list[str] = []
    for number, mood in enumerate([*MOODS, Mood.HAPPY, Mood.CALM]):
        batch = batch_of(works, f"-{number}", 100, replace(SMALL, mood=mood))
        works.order(*batch)
        for order in chance.sample(batch, 10):  # what comes twice, and what an impatient person sends twice
            works.send(works.orders, order.message(), order.group)
        if number % 2:
            poisoned.append(batch[0].message().replace('\\"text\\"', '\\"words\\"'))
            works.send(works.orders, poisoned[-1], batch[0].group)
        works.drain(painter, works.orders)
        orders += batch
    works.sandbox.end_fault(chaos)

    made = [key for key in works.sandbox.object_keys(works.bucket, "imgPool/") if works.name in key]
    assert sorted(made) == sorted(order.key for order in orders)
    calls = works.sandbox.journal("sagemaker-runtime", "InvokeEndpoint")
    outcomes = Counter(one["outcome"] for one in calls)
    assert outcomes["ok"] == 1000
    assert outcomes["fault:fail"] > 50
    assert len(works.sandbox.journal("s3", "PutObject")) == 1000
    reasons = works.reasons(works.orders)
    assert set(reasons) == set(poisoned)
    assert set(reasons.values()) == {"text is missing or empty"}
    dead = works.dead(works.orders)

    def choose(parked: Parked) -> Fate:
        return Fate.DROP if "text" in parked.reason else Fate.AGAIN

    redriven = redrive(works.client("sqs"), dead, works.orders, choose)
    assert redriven.dropped == len(poisoned)
    assert works.waiting(dead) == 0


def test_what_was_given_up_is_made_once_the_cause_is_gone(works: Works) -> None:
    orders = batch_of(works, "", 4)
    works.order(*orders)
    works.sandbox.deny("sagemaker-runtime", "InvokeEndpoint")
    painter = works.painter()
    works.drain(painter, works.orders)
    assert works.waiting(works.dead(works.orders)) == 4
    assert all("AccessDenied" in reason for reason in works.reasons(works.orders).values())
    works.sandbox.clear_faults()
    assert redrive(works.client("sqs"), works.dead(works.orders), works.orders).again == 4
    assert works.waiting(works.dead(works.orders)) == 0
    works.drain(painter, works.orders)
    assert all(works.row(order.key) for order in orders)
    assert works.waiting(works.dead(works.orders)) == 0
