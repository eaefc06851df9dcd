from dataclasses import replace
from pathlib import Path

import pytest

from admin_tool.core.pool_filter import PoolFilter
from kiosk.adapters.aws.table_rows import picture_row
from kiosk.core.errors import ServiceError, ServiceRefused
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus
from tests.adapters.aws.conftest import Shop
from tests.adapters.making import NOON, jpeg
from tests.admin_tool.adapters.aws.pool_shop import delete_all, row_of
from tests.admin_tool.adapters.pool_contract import PoolContract
from tests.admin_tool.adapters.pool_works import Machine, Silent, key, names, told_jpeg


class TestPoolInTheBucket(PoolContract):
    pass


def test_a_thousand_pictures_a_call_and_nothing_asked_of_single_ones(shop: Shop, pool: Machine) -> None:
    keys = [key(f"{number:05}.jpeg", Mood.CALM) for number in range(2000)] + [key("a.jpeg", Mood.SAD)]
    shop.sandbox.seed_objects(shop.names.bucket, keys, [jpeg(1)])
    assert pool.refresh() == 2001
    asked = shop.sandbox.journal("s3")
    assert [one["operation"] for one in asked] == ["ListObjectsV2"] * 4
    assert [one["parameters"]["prefix"] for one in asked] == ["imgPool/"] * 3 + ["emotions/"]
    delete_all(shop, keys)


def test_a_listing_broken_off_half_way_loses_nothing(shop: Shop, pool: Machine) -> None:
    keys = [key(f"{number:05}.jpeg", Mood.CALM) for number in range(1500)]
    shop.sandbox.seed_objects(shop.names.bucket, keys, [jpeg(1)])
    pool.refresh()
    for gone in keys[:5]:
        pool.place.remove(gone)
    pool.place.put(key("00000-new.jpeg", Mood.CALM), jpeg(2))
    progress = Silent()
    progress.at_report = lambda done: shop.sandbox.outage(60, "s3")
    with pytest.raises(ServiceError):
        pool.index.refresh(progress)
    assert len(pool.ids()) == 1501
    shop.sandbox.clear_faults()
    assert pool.refresh() == 5
    assert len(pool.ids()) == 1496
    delete_all(shop, keys)


def test_the_table_says_how_pictures_were_made(shop: Shop, pool: Machine) -> None:
    pool.place.put(key("a.jpeg"), jpeg(1))
    told = Picture(
        key("a.jpeg"),
        Mood.HAPPY,
        PictureStatus.POOL,
        NOON,
        prompt="새벽 Lake",
        seed=1840275513,
        generator="SDXL",
    )
    tables = shop.fitter.client("dynamodb")
    tables.put_item(TableName=shop.names.pictures_table, Item=picture_row(told))
    lost = replace(told, id=key("huge seed.jpeg"), prompt="lake 새벽")
    tables.put_item(TableName=shop.names.pictures_table, Item=picture_row(lost))
    tables.update_item(
        TableName=shop.names.pictures_table,
        Key={"id": {"S": lost.id}},
        UpdateExpression="SET seed = :seed",
        ExpressionAttributeValues={":seed": {"N": str(10**30)}},
    )
    pool.place.put(lost.id, jpeg(2))
    bad = {"id": {"S": "?"}, "shelf": {"S": "pool/happy"}, "created_at": {"S": "x"}, "seed": {"S": "many"}}
    tables.put_item(TableName=shop.names.pictures_table, Item=bad)
    pool.refresh()
    assert names(pool.ids(PoolFilter(text="lake 새벽"))) == ["a.jpeg", "huge seed.jpeg"]
    assert names(pool.ids(PoolFilter(text="lake 새벽 402755"))) == ["a.jpeg"]
    assert pool.index.generators() == ["SDXL"]


def test_an_import_has_its_row_and_its_kind(shop: Shop, pool: Machine, tmp_path: Path) -> None:
    file = tmp_path / "호수.jpeg"
    file.write_bytes(told_jpeg(7, "a lake"))
    assert pool.index.add_files([file], "sad", Silent()) == []
    row = row_of(shop, key("호수.jpeg", Mood.SAD))
    assert (row["shelf"], row["prompt"], row["negative"], row["seed"]) == ("pool/sad", "a lake", "no text", 7)
    head = shop.fitter.client("s3").head_object(Bucket=shop.names.bucket, Key=key("호수.jpeg", Mood.SAD))
    assert head["ContentType"] == "image/jpeg"


def test_a_denied_import_is_told_on_its_file_and_the_others_are_taken(
    shop: Shop, pool: Machine, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.jpeg" for number in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(jpeg(number))
    shop.sandbox.deny("s3", "PutObject", times=1)
    ((file, why),) = pool.index.add_files(files, "sad", Silent())
    assert file == files[0]
    assert "s3:PutObject is denied" in why
    assert names(pool.ids()) == ["1.jpeg", "2.jpeg"]


def test_a_denied_key_is_told_on_its_own_item_and_is_no_damage(shop: Shop, pool: Machine) -> None:
    for name in ("a.jpeg", "b.jpeg"):
        pool.place.put(key(name), jpeg(1))
    pool.refresh()
    shop.sandbox.deny("s3", "GetObject", times=1)
    first, second = (pool.index.find(key(name)) for name in ("a.jpeg", "b.jpeg"))
    assert first is not None and second is not None
    with pytest.raises(ServiceRefused):
        pool.source.thumbnail(first.id, first.tag)
    assert pool.source.thumbnail(second.id, second.tag)
    again = pool.index.find(first.id)
    assert again is not None and again.trouble == ""
    assert pool.source.thumbnail(first.id, first.tag)
