import json
import uuid
from typing import Any

import pytest

from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import BUCKET
from tests.aws_sandbox.queue_worker import QueueWorker
from tests.aws_sandbox.shop_storage import make_queue


@pytest.fixture
def queue(sandbox: Sandbox) -> str:
    """A queue that is told of the objects below a prefix of its own name."""
    name = f"events-{uuid.uuid4().hex[:8]}"
    url = make_queue(sandbox.client, name, by_content=True)
    sandbox.send_object_events(BUCKET, f"{name}/", f"{name}.fifo", "ap-northeast-2")
    return url


def prefix(queue: str) -> str:
    return queue.rsplit("/", 1)[1].removesuffix(".fifo")


def test_writes_copies_and_deletes_are_told_in_order(sandbox: Sandbox, queue: str) -> None:
    s3 = sandbox.client("s3")
    told: list[dict[str, Any]] = []
    key, copy = f"{prefix(queue)}/한 글.jpeg", f"{prefix(queue)}/copy.jpeg"
    s3.put_object(Bucket=BUCKET, Key=key, Body=b"abc")
    s3.copy_object(Bucket=BUCKET, Key=copy, CopySource={"Bucket": BUCKET, "Key": key})
    s3.delete_object(Bucket=BUCKET, Key=copy)
    s3.delete_objects(Bucket=BUCKET, Delete={"Objects": [{"Key": key}]})
    s3.put_object(Bucket=BUCKET, Key="elsewhere.jpeg", Body=b"abc")

    def keep(event: dict[str, Any], context: Any) -> None:
        told.extend(json.loads(record["body"]) for record in event["Records"])

    worker = QueueWorker(sandbox.client("sqs"), queue, keep)
    while worker.work_once():
        pass
    told.sort(key=lambda one: one["detail"]["object"]["sequencer"])
    assert [(one["detail-type"], one["detail"]["object"]["key"]) for one in told] == [
        ("Object Created", key),
        ("Object Created", copy),
        ("Object Deleted", copy),
        ("Object Deleted", key),
    ]
    assert [one["detail"]["reason"] for one in told[:2]] == ["PutObject", "CopyObject"]
    assert told[0]["detail"]["object"]["size"] == 3
    assert worker.handled == 4


def test_a_failed_message_and_all_of_a_handler_that_raises_come_again(sandbox: Sandbox) -> None:
    client = sandbox.client("sqs")
    url = make_queue(sandbox.client, f"again-{uuid.uuid4().hex[:8]}")
    client.set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "0"})
    for body in ("good", "bad"):
        client.send_message(QueueUrl=url, MessageBody=body, MessageGroupId=body, MessageDeduplicationId=body)
    calls: list[list[str]] = []

    def handler(event: dict[str, Any], context: Any) -> Any:
        calls.append(sorted(record["body"] for record in event["Records"]))
        if len(calls) == 1:
            raise RuntimeError("first time is hard")
        failed = [record["messageId"] for record in event["Records"] if record["body"] == "bad"]
        return {"batchItemFailures": [{"itemIdentifier": one} for one in failed]}

    worker = QueueWorker(client, url, handler)
    done = [worker.work_once() for _ in range(3)]
    assert calls == [["bad", "good"], ["bad", "good"], ["bad"]]
    assert done == [0, 1, 0]
    assert worker.failures == ["RuntimeError: first time is hard"]
