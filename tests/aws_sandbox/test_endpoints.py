import base64
import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from kiosk.adapters import picture_metadata
from kiosk.vision.pixels import decode, size_of
from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.shop_storage import make_bucket, make_endpoint, make_queue

NAME = "pictures"


@pytest.fixture(scope="module", autouse=True)
def endpoint(running: Sandbox) -> None:
    make_endpoint(running.client, NAME)
    if running.options.bucket not in running.buckets():
        make_bucket(running.client, running.options.bucket, "ap-northeast-2")


def invoke(
    sandbox: Sandbox, order: dict[str, Any], name: str = NAME, accept: str = "application/json;jpeg"
) -> Any:
    answer = sandbox.client("sagemaker-runtime").invoke_endpoint(
        EndpointName=name, ContentType="application/json", Accept=accept, Body=json.dumps(order)
    )
    return json.loads(answer["Body"].read())


def test_a_prompt_becomes_pictures(sandbox: Sandbox) -> None:
    order = {"prompt": "a sad rain", "width": 256, "height": 128, "seed": 3, "num_images_per_prompt": 2}
    answer = invoke(sandbox, order)
    assert answer["prompt"] == "a sad rain"
    pictures = [base64.b64decode(one) for one in answer["generated_images"]]
    assert [size_of(decode(one)) for one in pictures] == [(256, 128)] * 2
    assert pictures[0] != pictures[1]
    known = picture_metadata.read(pictures[0])
    assert known is not None
    assert (known.mood, known.seed) == ("sad", 3)
    (entry,) = sandbox.journal("sagemaker-runtime")
    assert entry["parameters"]["Body"]["prompt"] == "a sad rain"
    assert sandbox.violations == []


def test_without_jpeg_in_accept_pixels_come_as_numbers(sandbox: Sandbox) -> None:
    order = {"prompt": "calm", "width": 128, "height": 128}
    (pixels,) = invoke(sandbox, order, accept="application/json")["generated_images"]
    assert (len(pixels), len(pixels[0]), len(pixels[0][0])) == (128, 128, 3)


def test_an_endpoint_that_is_not_there_is_told(sandbox: Sandbox) -> None:
    with pytest.raises(ClientError, match="not found"):
        invoke(sandbox, {"prompt": "calm"}, name="nowhere")
    assert sandbox.violations == []


@pytest.mark.parametrize("order", [{}, {"prompt": "x", "width": 300}, {"prompt": "x", "height": 5000}])
def test_an_order_that_the_model_cannot_read_is_a_violation(sandbox: Sandbox, order: dict[str, Any]) -> None:
    with pytest.raises(ClientError, match="ModelError"):
        invoke(sandbox, order)
    assert len(sandbox.violations) == 1


def test_an_asynchronous_call_leaves_its_answer_in_s3(sandbox: Sandbox) -> None:
    bucket, s3 = sandbox.options.bucket, sandbox.client("s3")
    order = json.dumps({"prompt": "fear", "width": 128, "height": 128})
    s3.put_object(Bucket=bucket, Key="orders/1.json", Body=order)
    answer = sandbox.client("sagemaker-runtime").invoke_endpoint_async(
        EndpointName=NAME, InputLocation=f"s3://{bucket}/orders/1.json", Accept="application/json;jpeg"
    )
    place = answer["OutputLocation"].removeprefix(f"s3://{bucket}/")
    stored = json.loads(s3.get_object(Bucket=bucket, Key=place)["Body"].read())
    assert size_of(decode(base64.b64decode(stored["generated_images"][0]))) == (128, 128)


def test_what_became_of_an_asynchronous_call_is_told_as_an_event(sandbox: Sandbox) -> None:
    bucket, sqs = sandbox.options.bucket, sandbox.client("sqs")
    url = make_queue(sandbox.client, "outcomes", by_content=True)
    sandbox.send_object_events(bucket, "async-", "outcomes.fifo", "ap-northeast-2", services_too=True)
    runtime = sandbox.client("sagemaker-runtime")
    for name, order in (("good", {"prompt": "sad", "width": 128, "height": 128}), ("bad", {})):
        runtime.invoke_endpoint_async(EndpointName=NAME, Body=json.dumps(order), Filename=f"{name}.out")
    messages = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    keys = {json.loads(one["Body"])["detail"]["object"]["key"] for one in messages}
    assert keys == {"async-output/good.out", "async-error/bad.out"}
