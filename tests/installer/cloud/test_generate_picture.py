import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from botocore.exceptions import ClientError

from installer.cloud.functions.generate_picture import make_shelf
from installer.cloud.functions.order_book import ticket_of
from installer.cloud.functions.pool_shelf import as_header
from kiosk.adapters import picture_metadata
from kiosk.adapters.picture_metadata import DigitalSource
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.picture_order import PictureOrder, read_order
from tests.installer.cloud.works import MODEL, Works

SMALL = Prompt(Mood.HAPPY, "a happy field", "text, letters", 0, 128, 128)


def orders_of(works: Works, count: int, prompt: Prompt = SMALL) -> list[PictureOrder]:
    return [
        PictureOrder(replace(prompt, seed=number), number, f"img_20261122-101500-{works.name}")
        for number in range(count)
    ]


def pool(works: Works) -> set[str]:
    return {key for key in works.sandbox.object_keys(works.bucket, "imgPool/") if works.name in key}


def painted(works: Works) -> int:
    return sum(one["outcome"] == "ok" for one in works.sandbox.journal("sagemaker-runtime", "InvokeEndpoint"))


def test_an_order_becomes_a_picture_with_all_that_is_known_of_it(works: Works) -> None:
    prompt = replace(SMALL, text="a happy field, 100 % 해바라기")
    [order] = orders_of(works, 1, prompt)
    works.order(order)
    works.drain(works.painter(), works.orders)
    found = works.client("s3").get_object(Bucket=works.bucket, Key=order.key)
    told = picture_metadata.read(found["Body"].read())
    assert told
    assert told.source is DigitalSource.TRAINED_MODEL
    assert (told.prompt, told.negative, told.seed, told.generator) == (prompt.text, prompt.negative, 0, MODEL)
    assert found["Metadata"]["prompt"] == "a happy field, 100 %25 %ED%95%B4%EB%B0%94%EB%9D%BC%EA%B8%B0"
    assert found["Metadata"]["ai-made"] == "true"
    assert (found["Metadata"]["seed"], found["Metadata"]["generator"]) == ("0", MODEL)
    row = works.row(order.key)
    assert row
    assert (row["shelf"], row["prompt"], row["number"]) == ("pool/happy", prompt.text, 0)


def test_the_old_demos_message_is_made_under_the_old_demos_key(works: Works) -> None:
    inner = json.dumps({"emotion": "calm", "text": "a quiet lake"})
    fname = f"imgPool/calm/img_20230423-110822{works.name}"
    works.send(works.orders, json.dumps({"index": 9, "prompt": inner, "fname": fname}))
    works.drain(works.painter(), works.orders)
    assert pool(works) == {f"{fname}_9h.jpeg"}


def test_a_message_that_comes_again_makes_nothing_twice(works: Works) -> None:
    orders = orders_of(works, 3)
    for _ in range(3):
        for one in orders:
            works.send(works.orders, one.message(), one.group)
    works.drain(works.painter(), works.orders)
    assert pool(works) == {one.key for one in orders}
    assert painted(works) == 3


def test_what_a_reviewer_decided_in_between_stays(works: Works) -> None:
    [order] = orders_of(works, 1)
    works.order(order)
    works.drain(works.painter(), works.orders)
    works.client("dynamodb").update_item(
        TableName=works.tables["pictures"],
        Key={"id": {"S": order.key}},
        UpdateExpression="SET decision = :d",
        ExpressionAttributeValues={":d": {"S": "rejected"}},
    )
    works.send(works.orders, order.message())
    works.drain(works.painter(), works.orders)
    row = works.row(order.key)
    assert row
    assert row["decision"] == "rejected"


def test_a_late_or_failing_endpoint_is_asked_again_only_where_that_is_safe(works: Works) -> None:
    [order] = orders_of(works, 1)
    works.order(order)
    works.sandbox.fail("sagemaker-runtime", "InvokeEndpoint", status=500, applied=True, times=1)
    painter = works.painter()
    painter.work_once()
    calls = works.sandbox.journal("sagemaker-runtime", "InvokeEndpoint")
    assert len(calls) == 1 or painted(works) == 1  # never twice after the model may have worked
    works.drain(painter, works.orders)
    assert pool(works) == {order.key}


def test_an_endpoint_that_is_busy_is_asked_again_at_once(works: Works) -> None:
    orders = orders_of(works, 2)
    works.order(*orders)
    works.sandbox.throttle("sagemaker-runtime", "InvokeEndpoint", times=2)
    painter = works.painter()
    assert painter.work_once() == 2
    assert painted(works) == 2


def test_a_failing_order_holds_back_its_batch_and_no_other(works: Works) -> None:
    slow, quick = orders_of(works, 3), orders_of(works, 3, replace(SMALL, mood=Mood.SAD))
    works.order(*slow, *quick)
    works.sandbox.reset("sagemaker-runtime", "InvokeEndpoint", times=1)
    painter = works.painter()
    painter.work_once()
    assert pool(works) == {one.key for one in quick}
    works.drain(painter, works.orders)
    assert pool(works) == {one.key for one in [*slow, *quick]}


def test_poison_is_set_aside_with_its_reason(works: Works) -> None:
    [good] = orders_of(works, 1)
    odd = replace(good, prompt=replace(SMALL, width_px=100), index=1)
    bodies = ["{", good.message().replace('\\"happy\\"', '\\"jolly\\"')]
    for body in bodies:
        works.send(works.orders, body)
    works.order(good, odd)
    works.drain(works.painter(), works.orders)
    reasons = works.reasons(works.orders)
    works.sandbox.clear_journal()  # the odd size broke a rule of the model, as it was meant to
    assert pool(works) == {good.key}
    assert reasons[bodies[0]] == "The message is no JSON"
    assert reasons[bodies[1]] == "emotion 'jolly' is none of the eight moods"
    assert reasons[odd.message()].startswith("given up after 3 tries: InvokeEndpoint: ModelError")


def test_an_asynchronous_endpoint_is_asked_once_and_its_picture_collected(works: Works) -> None:
    works.watch("async-output/", works.outcomes)
    orders = orders_of(works, 3)
    works.order(*orders)
    painter, collector = works.painter(ENDPOINT_KIND="async"), works.collector()
    for one in orders:  # each comes twice
        works.send(works.orders, one.message(), one.group)
    works.drain(painter, works.orders)
    assert not pool(works)
    assert len(works.sandbox.journal("sagemaker-runtime", "InvokeEndpointAsync", "ok")) == 3
    works.tell_of_outcomes()
    works.drain(collector, works.outcomes)
    assert pool(works) == {one.key for one in orders}
    assert not works.sandbox.object_keys(works.bucket, "async-output/")
    row = works.row(orders[0].key)
    assert row
    assert row["shelf"] == "pool/happy"


def test_an_order_that_the_asynchronous_endpoint_fails_can_be_given_again(works: Works) -> None:
    works.watch("async-", works.outcomes)
    [order] = orders_of(works, 1)
    works.order(order)
    works.sandbox.fail("sagemaker-runtime", "InvokeEndpointAsync", times=1)
    painter = works.painter(ENDPOINT_KIND="async")
    painter.work_once()
    works.drain(painter, works.orders)
    works.client("s3").delete_object(Bucket=works.bucket, Key=f"async-output/{ticket_of(order)}.out")
    works.put(f"async-error/{ticket_of(order)}-error.out", b"CUDA out of memory")
    works.drain(works.collector(), works.outcomes)
    [(body, reason)] = works.reasons(works.orders).items()
    assert read_order(body) == order
    assert reason == "the model ended with an error"
    assert not pool(works)
    works.send(works.orders, body)
    works.drain(painter, works.orders)
    works.tell_of_outcomes()
    works.drain(works.collector(), works.outcomes)
    assert pool(works) == {order.key}


def test_an_answer_without_a_picture_is_tried_again_and_then_set_aside(works: Works) -> None:
    [order] = orders_of(works, 1)
    works.order(order)
    works.sandbox.garbage("sagemaker-runtime", "InvokeEndpoint")
    works.drain(works.painter(), works.orders)
    [reason] = works.reasons(works.orders).values()
    assert reason == "given up after 3 tries: The endpoint answered without a picture"


@pytest.mark.parametrize("text", ["a", "한" * 4000, "%" * 4000, "tab\tand line\n", " spaces "])
def test_any_prompt_fits_into_the_metadata_of_an_object(works: Works, text: str) -> None:
    header = as_header(text)
    assert header.isascii()
    assert header.isprintable()
    assert len(header) <= 1200
    key = f"imgPool/happy/img_20261122-101500-{works.name}_0h.jpeg"
    works.client("s3").put_object(Bucket=works.bucket, Key=key, Body=b"x", Metadata={"prompt": header})
    assert works.client("s3").head_object(Bucket=works.bucket, Key=key)["Metadata"]["prompt"] == header


def test_two_functions_at_once_leave_one_picture(works: Works, small_jpeg: bytes) -> None:
    [order] = orders_of(works, 1)
    works.put(order.key, small_jpeg)
    with pytest.raises(ClientError, match="PreconditionFailed"):
        works.client("s3").put_object(Bucket=works.bucket, Key=order.key, Body=b"late", IfNoneMatch="*")
    shelf = make_shelf(works.environment(works.orders), works.client)
    shelf.put(order, small_jpeg, datetime.now(UTC))
    found = works.client("s3").get_object(Bucket=works.bucket, Key=order.key)["Body"].read()
    assert found == small_jpeg
    assert works.row(order.key)


@pytest.mark.parametrize("kind", ["realtime", "async"])
def test_what_is_left_of_a_cancelled_batch_is_not_made(
    works: Works, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    orders = orders_of(works, 3)
    works.order(*orders)
    rows, row = works.client("dynamodb"), {"id": {"S": f"batch/{orders[0].name}"}}
    rows.put_item(
        TableName=works.tables["batches"], Item=row | {"cancelled_at": {"S": "2026-11-22T10:15:00Z"}}
    )
    works.drain(works.painter(ENDPOINT_KIND=kind), works.orders)
    assert not pool(works)
    assert not works.sandbox.journal("sagemaker-runtime")
    assert not works.reasons(works.orders)
    assert capsys.readouterr().out.count("left out: the batch is cancelled") == 3
    rows.put_item(TableName=works.tables["batches"], Item=row)
    works.send(works.orders, orders[0].message())
    works.drain(works.painter(), works.orders)
    assert pool(works) == {orders[0].key}
