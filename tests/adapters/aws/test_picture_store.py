from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.adapters.aws.picture_delivery import PictureDelivery
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.table_rows import picture_row
from kiosk.adapters.picture_cache import CachedPictureStore
from kiosk.core.errors import PictureMissing, ServiceDown, ServiceError, ServiceRefused
from kiosk.core.mood import Mood
from kiosk.core.picture import Focus, Picture, PictureStatus, live_key, pool_key
from kiosk.core.ports import PictureStore
from tests.adapters.aws.conftest import Shop
from tests.adapters.contracts.picture_store import PictureStoreContract, Put
from tests.adapters.making import jpeg

KEY = live_key(Mood.HAPPY, "a.jpeg")


@pytest.fixture
def delivery(shop: Shop) -> Iterator[PictureDelivery]:
    delivery = PictureDelivery(shop.names.pictures_url)
    yield delivery
    delivery.close()


@pytest.fixture
def put(shop: Shop) -> Put:
    def place(key: str, data: bytes) -> None:
        shop.fitter.client("s3").put_object(
            Bucket=shop.names.bucket, Key=key, Body=data, Metadata={"seed": "7"}
        )

    return place


def in_bucket_only(shop: Shop) -> Shop:
    return replace(shop, names=replace(shop.names, pictures_table=""))


def straight(shop: Shop) -> S3PictureStore:
    return S3PictureStore(shop.session, in_bucket_only(shop).names)


class TestContractFromTheBucket(PictureStoreContract):
    @pytest.fixture
    def store(self, shop: Shop) -> PictureStore:
        return straight(shop)

    @pytest.fixture
    def put(self, put: Put) -> Put:
        return put


class TestContractThroughTheDistribution(TestContractFromTheBucket):
    @pytest.fixture
    def store(self, shop: Shop, delivery: PictureDelivery) -> PictureStore:
        return S3PictureStore(shop.session, in_bucket_only(shop).names, delivery)


class TestContractBehindTheCache(TestContractFromTheBucket):
    @pytest.fixture
    def store(self, shop: Shop, delivery: PictureDelivery, tmp_path: Path) -> PictureStore:
        slow = S3PictureStore(shop.session, in_bucket_only(shop).names, delivery)
        return CachedPictureStore(slow, tmp_path / "cache", 10_000_000)


def test_an_unchanged_picture_is_not_sent_again(shop: Shop, delivery: PictureDelivery, put: Put) -> None:
    put(KEY, jpeg(1))
    for store in (straight(shop), S3PictureStore(shop.session, shop.names, delivery)):
        first = store.fetch_tagged(KEY)
        assert first is not None and first.tag
        assert store.fetch_tagged(KEY, first.tag) is None
        assert store.fetch_tagged(KEY, '"another"') == first


def test_the_pool_is_not_asked_of_the_distribution(shop: Shop, delivery: PictureDelivery, put: Put) -> None:
    put(pool_key(Mood.SAD, "p.jpeg"), jpeg(2))
    store = S3PictureStore(shop.session, shop.names, delivery)
    assert store.fetch(pool_key(Mood.SAD, "p.jpeg")) == jpeg(2)
    assert not shop.sandbox.journal("cloudfront")


def test_a_copy_takes_its_metadata_with_it(shop: Shop, put: Put) -> None:
    put(pool_key(Mood.SAD, "p.jpeg"), jpeg(2))
    straight(shop).copy(pool_key(Mood.SAD, "p.jpeg"), live_key(Mood.SAD, "p.jpeg"))
    head = shop.fitter.client("s3").head_object(Bucket=shop.names.bucket, Key=live_key(Mood.SAD, "p.jpeg"))
    assert head["Metadata"] == {"seed": "7"}


def test_S27_lists_of_more_than_one_page_are_whole(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    s3 = shop.fitter.client("s3")
    for number in range(5):
        s3.put_object(Bucket=shop.names.bucket, Key=live_key(Mood.FEAR, f"{number}.jpeg"), Body=b"x")
    real = shop.session.client("s3")
    monkeypatch.setattr(
        real, "list_objects_v2", lambda **asked: type(real).list_objects_v2(real, MaxKeys=2, **asked)
    )
    assert len(straight(shop).list(PictureStatus.LIVE, Mood.FEAR)) == 5


def test_the_table_knows_prompts_and_the_newest_comes_first(shop: Shop) -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    made = [
        Picture(
            live_key(Mood.CALM, f"{number}.jpeg"),
            Mood.CALM,
            PictureStatus.LIVE,
            start + timedelta(hours=number),
            Focus(0.25, 0.75),
            prompt="a calm sea",
            seed=number,
            generator="sd",
        )
        for number in range(3)
    ]
    hidden = replace(made[0], id=live_key(Mood.CALM, "w.jpeg"), status=PictureStatus.WITHDRAWN)
    tables = shop.fitter.client("dynamodb")
    for picture in (*made, hidden):
        tables.put_item(TableName=shop.names.pictures_table, Item=picture_row(picture))
    store = S3PictureStore(shop.session, shop.names)
    assert store.list(PictureStatus.LIVE, Mood.CALM) == made[::-1]
    assert store.list(PictureStatus.LIVE) == made[::-1]
    assert store.list(PictureStatus.WITHDRAWN) == [hidden]


def test_a_row_that_is_no_picture_does_not_hide_the_others(shop: Shop) -> None:
    tables = shop.fitter.client("dynamodb")
    good = Picture(
        live_key(Mood.CALM, "a.jpeg"), Mood.CALM, PictureStatus.LIVE, datetime(2026, 11, 1, tzinfo=UTC)
    )
    bad = {"id": {"S": "?"}, "shelf": {"S": "live/calm"}, "created_at": {"S": "yesterday"}}
    for row in (picture_row(good), bad):
        tables.put_item(TableName=shop.names.pictures_table, Item=row)
    assert S3PictureStore(shop.session, shop.names).list(PictureStatus.LIVE) == [good]


def test_a_withdrawn_picture_keeps_its_id_in_the_bucket_too(shop: Shop, put: Put) -> None:
    put("withdrawn/happy/a.jpeg", jpeg(1))
    (withdrawn,) = straight(shop).list(PictureStatus.WITHDRAWN)
    assert (withdrawn.id, withdrawn.status) == (KEY, PictureStatus.WITHDRAWN)


def test_a_captive_portal_is_no_picture_and_no_empty_shop(
    shop: Shop, delivery: PictureDelivery, put: Put
) -> None:
    put(KEY, jpeg(1))
    shop.sandbox.garbage()
    store = S3PictureStore(shop.session, shop.names, delivery)
    for call in (
        lambda: store.fetch(KEY),
        lambda: store.list(PictureStatus.LIVE),
        lambda: straight(shop).list(PictureStatus.LIVE),
        lambda: straight(shop).delete(KEY),
        lambda: straight(shop).copy(KEY, live_key(Mood.HAPPY, "b.jpeg")),
    ):
        with pytest.raises(ServiceError):
            call()


def test_a_broken_distribution_is_down_and_a_single_reset_is_not_noticed(
    shop: Shop, delivery: PictureDelivery, put: Put
) -> None:
    put(KEY, jpeg(1))
    store = S3PictureStore(shop.session, shop.names, delivery)
    shop.sandbox.reset("cloudfront", times=1)
    assert store.fetch(KEY) == jpeg(1)
    shop.sandbox.fail("cloudfront")
    with pytest.raises(ServiceDown):
        store.fetch(KEY)


def test_a_denied_bucket_is_said(shop: Shop, put: Put) -> None:
    put(KEY, jpeg(1))
    shop.sandbox.deny("s3")
    with pytest.raises(ServiceRefused, match="s3:GetObject is denied"):
        straight(shop).fetch(KEY)


def test_what_a_bucket_that_may_not_be_listed_refuses_is_missing(delivery: PictureDelivery) -> None:
    with pytest.raises(PictureMissing):
        delivery.fetch_tagged(live_key(Mood.HAPPY, "none.jpeg"))
