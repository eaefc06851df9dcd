import time
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import BUCKET, TrainedShop
from tests.aws_sandbox.faults import Fault, FaultKind, Faults


def kinds(
    faults: Faults, count: int, service: str = "s3", operation: str = "GetObject"
) -> list[FaultKind | None]:
    verdicts = [faults.judge(service, operation) for _ in range(count)]
    return [verdict.spoil.kind if verdict.spoil else None for verdict in verdicts]


def test_a_fault_meets_its_service_and_operation_only() -> None:
    faults = Faults()
    faults.add(Fault(0, FaultKind.RESET, "rekognition", "DetectFaces"))
    assert kinds(faults, 1, "rekognition", "DetectFaces") == [FaultKind.RESET]
    assert kinds(faults, 1, "rekognition", "IndexFaces") == [None]
    assert kinds(faults, 1, "s3", "DetectFaces") == [None]


def test_a_share_of_requests_is_met_the_same_ones_for_the_same_seed() -> None:
    seen = []
    for seed in (1, 1, 2):
        faults = Faults(seed)
        faults.add(Fault(0, FaultKind.THROTTLE, share=0.2))
        seen.append(kinds(faults, 1000))
    assert seen[0] == seen[1] != seen[2]
    assert 150 < sum(kind is not None for kind in seen[0]) < 250


def test_a_fault_ends_by_time_by_number_and_by_hand() -> None:
    now = [0.0]
    faults = Faults(clock=lambda: now[0])
    faults.add(Fault(0, FaultKind.RESET), seconds=30)
    assert kinds(faults, 1) == [FaultKind.RESET]
    now[0] = 30.0
    assert kinds(faults, 1) == [None]
    faults.add(Fault(0, FaultKind.GARBAGE, left=2))
    assert kinds(faults, 3) == [FaultKind.GARBAGE, FaultKind.GARBAGE, None]
    fault_id = faults.add(Fault(0, FaultKind.FAIL))
    faults.remove(fault_id)
    assert kinds(faults, 1) == [None]


def test_latency_adds_up_and_goes_with_another_fault() -> None:
    faults = Faults()
    faults.add(Fault(0, FaultKind.LATENCY, latency_ms=100))
    faults.add(Fault(0, FaultKind.LATENCY, "s3", latency_ms=50))
    faults.add(Fault(0, FaultKind.FAIL))
    verdict = faults.judge("s3", "GetObject")
    assert verdict.wait_s == pytest.approx(0.15)
    assert verdict.spoil is not None


def detect(sandbox: Sandbox) -> Any:
    return sandbox.client("rekognition").list_collections()


def test_throttling_and_failures_come_in_each_services_own_words(sandbox: Sandbox) -> None:
    calls = {
        "rekognition": ("ProvisionedThroughputExceededException", "list_collections"),
        "personalize": ("ThrottlingException", "list_schemas"),
        "dynamodb": ("ProvisionedThroughputExceededException", "list_tables"),
        "s3": ("SlowDown", "list_buckets"),
        "sqs": ("ThrottlingException", "list_queues"),
        "sts": ("Throttling", "get_caller_identity"),
        "sagemaker": ("ThrottlingException", "list_models"),
    }
    for service, (code, name) in calls.items():
        call = getattr(sandbox.client(service), name)
        sandbox.throttle(service, times=1)
        sandbox.fail(service, times=1)
        with pytest.raises(ClientError) as throttled:
            call()
        assert throttled.value.response["Error"]["Code"] == code
        with pytest.raises(ClientError) as failed:
            call()
        assert failed.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503
        call()
    assert sandbox.violations == []


def test_a_reset_cuts_the_connection_and_the_next_request_works(sandbox: Sandbox) -> None:
    sandbox.reset("rekognition", times=1)
    with pytest.raises(ConnectionClosedError):
        detect(sandbox)
    detect(sandbox)
    outcomes = [entry["outcome"] for entry in sandbox.journal("rekognition")]
    assert outcomes == ["fault:reset", "ok"]


def test_an_applied_reset_does_the_work_and_loses_the_answer(sandbox: Sandbox, trained: TrainedShop) -> None:
    client = sandbox.client("personalize-events")
    one = {"eventId": "lost-answer", "eventType": "like", "itemId": "i", "sentAt": time.time()}
    call = {"trackingId": trained.names.tracking_id, "sessionId": "v", "eventList": [one]}
    sandbox.reset("personalize-events", "PutEvents", times=1, applied=True)
    with pytest.raises(ConnectionClosedError):
        client.put_events(**call)
    client.put_events(**call)
    assert sandbox.interactions["lost-answer"]["sent"] == 2


def test_a_captive_portal_answers_with_its_page(sandbox: Sandbox) -> None:
    sandbox.garbage("rekognition", times=1)
    answer = detect(sandbox)
    assert answer["ResponseMetadata"]["HTTPHeaders"]["content-type"].startswith("text/html")
    assert "CollectionIds" not in answer


def test_a_denied_action_is_named(sandbox: Sandbox) -> None:
    sandbox.deny("rekognition", "ListCollections")
    sandbox.deny("s3", "PutObject")
    with pytest.raises(ClientError, match=r"AccessDeniedException.*rekognition:ListCollections"):
        detect(sandbox)
    with pytest.raises(ClientError, match="AccessDenied"):
        sandbox.client("s3").put_object(Bucket=BUCKET, Key="k", Body=b"")


def test_an_outage_ends_by_itself(sandbox: Sandbox) -> None:
    detect(sandbox)  # makes the client, which takes its time
    sandbox.outage(2, "rekognition")
    with pytest.raises(ConnectionClosedError):
        detect(sandbox)
    sandbox.client("s3").list_buckets()
    ends_at = time.monotonic() + 60
    while True:
        try:
            detect(sandbox)
            break
        except ConnectionClosedError:
            assert time.monotonic() < ends_at


def test_latency_is_the_least_time_an_answer_takes(sandbox: Sandbox) -> None:
    sandbox.latency(120, "rekognition")
    detect(sandbox)
    (entry,) = sandbox.journal("rekognition")
    assert entry["ms"] >= 120


def test_a_fault_can_be_ended_from_outside(sandbox: Sandbox) -> None:
    fault_id = sandbox.hang(30, "rekognition")
    sandbox.end_fault(fault_id)
    detect(sandbox)
