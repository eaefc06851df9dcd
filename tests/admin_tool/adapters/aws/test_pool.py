from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from admin_tool.adapters.aws.pool_importer import S3PictureImporter
from admin_tool.adapters.aws.pool_lister import S3PoolLister
from admin_tool.adapters.aws.shared_decisions import TableDecisions
from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.decision_exchange import Unsent
from admin_tool.adapters.pool_lister import Standing
from admin_tool.core.decisions import Choice, DecisionReport
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.table_rows import from_row, picture_row
from kiosk.core.errors import ServiceError, ServiceRefused
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus
from tests.adapters.aws.conftest import Shop
from tests.adapters.making import NOON, jpeg
from tests.admin_tool.adapters.pool_contract import PoolContract
from tests.admin_tool.adapters.pool_works import Machine, Silent, key, made_machine, names, told_jpeg


class Bucket:
    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def put(self, key: str, data: bytes) -> None:
        self.shop.fitter.client("s3").put_object(Bucket=self.shop.names.bucket, Key=key, Body=data)

    def remove(self, key: str) -> None:
        self.shop.fitter.client("s3").delete_object(Bucket=self.shop.names.bucket, Key=key)


def machine(shop: Shop, ended: ExitStack, home: Path) -> Machine:
    lister, importer = S3PoolLister(shop.session, shop.names), S3PictureImporter(shop.session, shop.names)
    store = S3PictureStore(shop.session, shop.names)
    return made_machine(ended, home, Bucket(shop), lister, importer, store)


@pytest.fixture
def pool(shop: Shop, tmp_path: Path) -> Iterator[Machine]:
    with ExitStack() as ended:
        yield machine(shop, ended, tmp_path / "home")


@pytest.fixture
def second(shop: Shop, tmp_path: Path) -> Iterator[Machine]:
    """Another machine of the same shop."""
    with ExitStack() as ended:
        yield machine(shop, ended, tmp_path / "second")


def shared_book(shop: Shop, of: Machine, reviewer: str) -> SqliteDecisionBook:
    return SqliteDecisionBook(of.database, reviewer, TableDecisions(shop.session, shop.names))


def row_of(shop: Shop, picture_id: str) -> dict[str, object]:
    answer = shop.fitter.client("dynamodb").get_item(
        TableName=shop.names.pictures_table, Key={"id": {"S": picture_id}}
    )
    return from_row(answer["Item"])


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


def test_decisions_meet_in_the_table(shop: Shop, pool: Machine, second: Machine) -> None:
    pool.place.put(key("a b+한%.jpeg"), jpeg(1))
    for one in (pool, second):
        one.refresh()
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    picture_id = key("a b+한%.jpeg")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    assert mine.unsent() == 1
    assert mine.exchange().written == (picture_id,)
    assert mine.unsent() == 0
    row = row_of(shop, picture_id)
    assert (row["decision"], row["decided_by"], row["decision_version"]) == ("approved", "me", 1)
    assert (row["shelf"], row["mood"], row["status"]) == ("pool/happy", "happy", "pool")
    assert second.refresh() == 1
    entry = second.index.find(picture_id)
    assert entry is not None
    assert (entry.decision, entry.decided_by) == (Decision.APPROVED, "me")
    assert theirs.decide([Choice(picture_id, Decision.REJECTED, entry.version)]).written
    assert theirs.exchange().written == (picture_id,)
    assert [line.what for line in theirs.history(picture_id)] == ["rejected", "approved", "arrived"]
    assert pool.refresh() == 1
    late = mine.undo()
    assert [(one.stands, one.by) for one in late.conflicts] == [(Decision.REJECTED, "you")]


def test_who_is_late_is_told_once_and_shown_what_stands(shop: Shop, pool: Machine, second: Machine) -> None:
    picture_id = key("a.jpeg")
    pool.place.put(picture_id, jpeg(1))
    for one in (pool, second):
        one.refresh()
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    theirs.decide([Choice(picture_id, Decision.REJECTED, 0)])
    assert mine.exchange().written == (picture_id,)
    (conflict,) = theirs.exchange().conflicts
    assert (conflict.wanted, conflict.stands, conflict.by) == (Decision.REJECTED, Decision.APPROVED, "me")
    entry = second.index.find(picture_id)
    assert entry is not None
    assert (entry.decision, entry.decided_by, entry.version) == (Decision.APPROVED, "me", conflict.version)
    assert theirs.exchange().conflicts == ()
    assert theirs.unsent() == 0
    assert row_of(shop, picture_id)["decision"] == "approved"


def test_reviewers_who_agree_have_no_conflict(shop: Shop, pool: Machine, second: Machine) -> None:
    picture_id = key("a.jpeg")
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    for one in (mine, theirs):
        one.decide([Choice(picture_id, Decision.APPROVED, 0)])
        assert one.exchange() == DecisionReport(written=(picture_id,))
    assert (theirs.history(picture_id)[0].what, theirs.history(picture_id)[0].by) == ("approved", "me")
    assert row_of(shop, picture_id)["decision_version"] == 1


def test_an_undo_is_sent_and_loses_against_a_newer_decision(
    shop: Shop, pool: Machine, second: Machine
) -> None:
    picture_id = key("a.jpeg")
    pool.place.put(picture_id, jpeg(1))
    for one in (pool, second):
        one.refresh()
    mine, theirs = shared_book(shop, pool, "me"), shared_book(shop, second, "you")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    mine.exchange()
    mine.undo()
    mine.exchange()
    assert row_of(shop, picture_id)["decision"] == "undecided"
    mine.redo()
    mine.exchange()
    second.refresh()
    seen = second.index.find(picture_id)
    assert seen is not None
    theirs.decide([Choice(picture_id, Decision.REJECTED, seen.version)])
    theirs.exchange()
    mine.undo()
    (conflict,) = mine.exchange().conflicts
    assert (conflict.stands, conflict.by) == (Decision.REJECTED, "you")
    assert row_of(shop, picture_id)["decision"] == "rejected"


def test_a_denied_decision_stays_queued_and_the_rest_goes_on(shop: Shop, pool: Machine) -> None:
    ids = [key(f"{number}.jpeg") for number in range(40)]
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(one, Decision.APPROVED, 0) for one in ids])
    shop.sandbox.deny("dynamodb", "UpdateItem", times=1)
    report = mine.exchange()
    assert len(report.written) == 39
    ((denied, why),) = report.failed
    assert "dynamodb:UpdateItem is denied" in why
    assert mine.unsent() == 1
    assert mine.exchange().written == (denied,)


def test_what_is_throttled_or_cut_off_is_sent_later_and_only_once(shop: Shop, pool: Machine) -> None:
    ids = [key(f"{number}.jpeg") for number in range(100)]
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(one, Decision.REJECTED, 0) for one in ids])
    shop.sandbox.fail("dynamodb", "UpdateItem", status=500, applied=True, share=0.5)  # done, but not answered
    first = mine.exchange()
    assert first.conflicts == ()
    shop.sandbox.clear_faults()
    rest = mine.exchange()
    assert sorted(first.written + rest.written) == sorted(ids)
    assert (rest.conflicts, rest.failed, mine.unsent()) == ((), (), 0)
    assert {row_of(shop, one)["decision_version"] for one in ids} == {1}


def test_a_service_that_is_down_is_not_asked_for_every_decision(shop: Shop, pool: Machine) -> None:
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(key(f"{number}.jpeg"), Decision.REJECTED, 0) for number in range(500)])
    shop.sandbox.deny("dynamodb")
    report = mine.exchange()
    assert (report.written, len(report.failed), mine.unsent()) == ((), 64, 500)


def test_a_decision_made_while_another_is_under_way_is_sent_after_it(shop: Shop, pool: Machine) -> None:
    picture_id = key("a.jpeg")
    real = TableDecisions(shop.session, shop.names)

    class Slow:
        def send(self, one: Unsent) -> Standing:
            stands = real.send(one)
            book.decide([Choice(picture_id, Decision.REJECTED, 1)])
            return stands

    book = SqliteDecisionBook(pool.database, "me", Slow())
    book.decide([Choice(picture_id, Decision.APPROVED, 0)])
    book.exchange()
    assert book.unsent() == 1
    assert shared_book(shop, pool, "me").exchange().written == (picture_id,)
    assert (row_of(shop, picture_id)["decision"], row_of(shop, picture_id)["decision_version"]) == (
        "rejected",
        2,
    )


def test_a_table_that_was_made_anew_takes_decisions_again(shop: Shop, pool: Machine) -> None:
    picture_id = key("a.jpeg")
    mine = shared_book(shop, pool, "me")
    mine.decide([Choice(picture_id, Decision.APPROVED, 0)])
    mine.exchange()
    shop.fitter.client("dynamodb").delete_item(
        TableName=shop.names.pictures_table, Key={"id": {"S": picture_id}}
    )
    mine.undo()
    assert mine.exchange().written == (picture_id,)
    assert row_of(shop, picture_id)["decision"] == "undecided"


def delete_all(shop: Shop, keys: list[str]) -> None:
    """The bucket is emptied by one page only."""
    for start in range(0, len(keys), 1000):
        objects = [{"Key": one} for one in keys[start : start + 1000]]
        shop.fitter.client("s3").delete_objects(Bucket=shop.names.bucket, Delete={"Objects": objects})
