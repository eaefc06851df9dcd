"""Promotion in a bucket."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from admin_tool.adapters.aws.live_shelf import FOR_EVER
from admin_tool.adapters.aws.popularity import TablePopularity
from admin_tool.core.promotion import Fate
from kiosk.adapters.aws.table_rows import picture_row
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus, live_key, pool_key
from tests.adapters.aws.conftest import Shop
from tests.adapters.making import NOON, interaction
from tests.admin_tool.adapters.aws.promotion_bucket import Bucket
from tests.admin_tool.adapters.promoter_contract import LONG, PromoterContract
from tests.admin_tool.adapters.promotion_works import Told, ai_made, noise
from tests.admin_tool.adapters.withdrawal_contract import WithdrawalContract

A, B, C = (pool_key(Mood.HAPPY, f"{name}.jpeg") for name in "abc")


@pytest.fixture
def place(shop: Shop, tmp_path: Path) -> Iterator[Bucket]:
    bucket = Bucket(shop, tmp_path)
    yield bucket
    bucket.close()


@pytest.fixture
def vanish(place: Bucket) -> Callable[[str], None]:
    return lambda key: place.s3.delete_object(Bucket=place.shop.names.bucket, Key=key)


class TestBucketPromoter(PromoterContract, WithdrawalContract):
    knows_prompts = False
    """They are in the table's row, which `register_picture` writes."""

    @pytest.fixture
    def place(self, place: Bucket) -> Bucket:
        return place


def test_a_copy_keeps_what_the_pool_knew(place: Bucket) -> None:
    place.put(A, ai_made(1), ContentType="image/jpeg", CacheControl=FOR_EVER, Metadata={"seed": "1"})
    promoter = place.promoter()
    promoter.promote(promoter.plan([A], Told()), Told())

    told = place.s3.head_object(Bucket=place.shop.names.bucket, Key=live_key(Mood.HAPPY, "a.jpeg"))

    assert (told["ContentType"], told["CacheControl"], told["Metadata"]) == (
        "image/jpeg", FOR_EVER, {"seed": "1"}
    )  # fmt: skip


def test_a_marked_picture_is_written_with_everything_that_a_copy_would_have(place: Bucket) -> None:
    about = {"prompt": "%ED%98%B8%EC%88%98", "seed": "7", "generator": "Emotion Kiosk painter 1"}
    place.put(A, noise(1), Metadata=about)
    promoter = place.promoter()
    promoter.promote(promoter.plan([A], Told()), Told())

    live = live_key(Mood.HAPPY, "a.jpeg")
    told = place.s3.head_object(Bucket=place.shop.names.bucket, Key=live)

    assert (told["ContentType"], told["CacheControl"]) == ("image/jpeg", FOR_EVER)
    assert told["Metadata"] == about | {"ai-made": "true", "digital-source-type": "algorithmicMedia"}
    assert "호수".encode() in place.read(live)[:4096]


def test_a_plan_asks_once_for_each_short_picture_and_twice_for_a_long_one(place: Bucket) -> None:
    ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(20)]
    for number, key in enumerate(ids):
        place.put(key, ai_made(number))
    place.put(A, ai_made(5, "", *LONG))
    place.put(live_key(Mood.HAPPY, "0.jpeg"), ai_made(0))
    place.shop.sandbox.clear_journal()

    plan = place.promoter().plan([*ids, A], Told())

    assert plan.count(Fate.ADD) == 20
    assert place.shop.sandbox.counts == {
        "s3:ListObjectsV2": 1,
        "s3:GetObject": 21,
        "rekognition:DetectModerationLabels": 20,
    }
    place.shop.sandbox.clear_journal()
    place.promoter().promote(plan, Told())
    assert place.shop.sandbox.counts == {"s3:ListObjectsV2": 1, "s3:CopyObject": 20}


def test_a_label_blocks_with_its_percent_and_is_gone_when_it_is_not_seen_any_more(place: Bucket) -> None:
    sandbox = place.shop.sandbox
    for key in (A, B):
        place.put(key, ai_made(1))
    sandbox.pretend_labels(A, {"Weapons": 97.4}, parent="Violence")
    sandbox.pretend_labels(B, {"Weapons": 59.9})
    promoter = place.promoter()

    plan = promoter.plan([A, B], Told())
    report = promoter.promote(plan, Told())

    assert [line.fate for line in plan.lines] == [Fate.BLOCKED, Fate.ADD]
    assert "Violence: Weapons (97 %)" in plan.lines[0].reason
    assert place.notes.flags == {A: "Violence: Weapons (97 %)", B: ""}
    assert [line.fate for line in report.lines] == [Fate.BLOCKED, Fate.DONE]
    sandbox.pretend_labels(A, None)
    sandbox.pretend_labels(B, None)
    assert promoter.plan([A], Told()).count(Fate.ADD) == 1
    assert place.notes.flags[A] == ""


def test_access_denied_to_one_picture_is_its_own_matter(place: Bucket) -> None:
    for number, key in enumerate((A, B, C)):
        place.put(key, ai_made(number))
    promoter = place.promoter()
    plan = promoter.plan([A, B, C], Told())
    place.shop.sandbox.deny("s3", "CopyObject", times=1)

    report = promoter.promote(plan, Told())

    assert sorted(line.fate for line in report.lines) == [Fate.DONE, Fate.DONE, Fate.FAILED]
    [failed] = [line for line in report.lines if line.fate is Fate.FAILED]
    assert failed.reason.startswith("s3:PutObject is denied. Allow it")
    assert promoter.unfinished() is None
    assert promoter.promote(promoter.plan([A, B, C], Told()), Told()).count(Fate.DONE) == 1
    assert len(place.keys()) == 3


def test_a_missing_picture_is_missing_for_those_who_may_not_list_the_bucket(place: Bucket) -> None:
    """S3 answers 403 instead of 404 to a role that may only list some prefixes."""
    place.put(A, ai_made(1))
    place.shop.sandbox.deny("s3", "GetObject", times=1)

    plan = place.promoter(at_once=1).plan([B, A], Told())

    assert [line.fate for line in plan.lines] == [Fate.MISSING, Fate.ADD]


def test_a_busy_service_is_asked_again(place: Bucket) -> None:
    ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(12)]
    for number, key in enumerate(ids):
        place.put(key, ai_made(number))
    promoter = place.promoter()
    plan = promoter.plan(ids, Told())
    place.shop.sandbox.fail("s3", "CopyObject", share=0.4, times=8)
    place.shop.sandbox.reset("s3", "CopyObject", applied=True, times=2)

    report = promoter.promote(plan, Told())

    assert report.count(Fate.FAILED) == 0
    assert set(place.keys()) == {live_key(Mood.HAPPY, f"{number}.jpeg") for number in range(12)}


def test_when_nothing_answers_the_rest_is_kept_for_later(
    place: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("admin_tool.adapters.promoter_crew.FIRST_WAIT_S", 0.001)
    ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(90)]
    for key in ids:
        place.put(key, ai_made(1))
    promoter = place.promoter()
    plan = promoter.plan(ids, Told())
    place.shop.sandbox.garbage("s3", "CopyObject")

    report = promoter.promote(plan, Told())

    assert report.count(Fate.FAILED) >= 32 and report.count(Fate.ADD) > 0
    place.shop.sandbox.clear_faults()
    rest = promoter.unfinished()
    assert rest is not None and rest.count(Fate.ADD) == report.count(Fate.ADD)


def test_a_moderation_that_fails_blocks_nothing_for_ever(place: Bucket) -> None:
    place.put(A, ai_made(1))
    place.shop.sandbox.deny("rekognition", "DetectModerationLabels", times=1)
    promoter = place.promoter()

    [line] = promoter.plan([A], Told()).lines

    assert line.fate is Fate.FAILED
    assert "rekognition:DetectModerationLabels is denied" in line.reason
    assert promoter.plan([A], Told()).count(Fate.ADD) == 1


def test_a_picture_too_small_to_be_checked_is_told(place: Bucket) -> None:
    place.put(A, ai_made(1, width_px=64, height_px=64))

    [line] = place.promoter().plan([A], Told()).lines
    place.shop.sandbox.clear_journal()  # the sandbox calls it a rule that we broke

    assert (line.fate, line.reason) == (
        Fate.BLOCKED,
        "The picture cannot be checked: it is smaller than 80 pixels a side. Make it larger.",
    )


def test_a_withdrawal_whose_delete_is_denied_is_told_and_can_be_done_again(place: Bucket) -> None:
    live = live_key(Mood.HAPPY, "a.jpeg")
    place.put(live, ai_made(1))
    place.shop.sandbox.deny("s3", "DeleteObject", times=1)
    promoter = place.promoter()

    report = promoter.withdraw([live], Told())

    assert [line.fate for line in report.lines] == [Fate.FAILED]
    assert [one.id for one in promoter.live()] == [live]
    assert promoter.withdraw([live], Told()).count(Fate.DONE) == 1
    assert place.keys() == {"withdrawn/happy/a.jpeg"}


def test_what_is_known_of_a_live_picture_comes_from_its_row(place: Bucket) -> None:
    live = live_key(Mood.HAPPY, "a.jpeg")
    place.put(live, ai_made(1))
    row = picture_row(Picture(live, Mood.HAPPY, PictureStatus.LIVE, NOON, prompt="a quiet lake"))
    place.client("dynamodb").put_item(TableName=place.shop.names.pictures_table, Item=row)
    gone = picture_row(Picture(live_key(Mood.SAD, "gone.jpeg"), Mood.SAD, PictureStatus.LIVE, NOON))
    place.client("dynamodb").put_item(TableName=place.shop.names.pictures_table, Item=gone)

    assert [(one.id, one.prompt, one.created_at) for one in place.promoter().live()] == [
        (live, "a quiet lake", NOON)
    ]


def test_interactions_are_read_page_by_page_and_kept_for_a_minute(place: Bucket) -> None:
    for number in range(30):
        wide = replace(interaction(picture_id=live_key(Mood.HAPPY, "a.jpeg")), impression=("x" * 60_000,))
        place.record(replace(wide, visit_id=f"v{number}"))
    now_s = [100.0]
    popularity = TablePopularity(place.shop.session, place.shop.names, clock=lambda: now_s[0])
    place.shop.sandbox.clear_journal()

    assert popularity()[live_key(Mood.HAPPY, "a.jpeg")] == (30, 0)
    place.record(interaction(picture_id=live_key(Mood.HAPPY, "a.jpeg"), visit_id="late"))
    assert popularity()[live_key(Mood.HAPPY, "a.jpeg")] == (30, 0)
    now_s[0] += 61
    assert popularity()[live_key(Mood.HAPPY, "a.jpeg")] == (31, 0)
    scans = place.shop.sandbox.journal("dynamodb", "Scan")
    assert all("ProjectionExpression" in one["parameters"] for one in scans)
    assert len([one for one in scans if "ExclusiveStartKey" in one["parameters"]]) >= 2


def copies(place: Bucket) -> list[dict[str, Any]]:
    return place.shop.sandbox.journal("s3", "CopyObject")


def test_sixteen_at_once_do_not_wait_for_one_another(place: Bucket, caplog: pytest.LogCaptureFixture) -> None:
    ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(32)]
    for number, key in enumerate(ids):
        place.put(key, ai_made(number))
    promoter = place.promoter(at_once=16)
    place.shop.sandbox.latency(700, "s3", "CopyObject")
    plan = promoter.plan(ids, Told())
    with caplog.at_level(logging.WARNING):
        promoter.promote(plan, Told())

    spans = [(one["at_s"], one["at_s"] + one["ms"] / 1000) for one in copies(place)]
    assert len(spans) == 32
    assert max(sum(begun <= at < ended for begun, ended in spans) for at, _ in spans) >= 8
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
