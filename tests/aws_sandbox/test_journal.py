from datetime import UTC, datetime
from typing import Any

import pytest

from tests.aws_sandbox.journal import Journal, presentable
from tests.aws_sandbox.operations import Signature, find_operation, signature_of
from tests.aws_sandbox.wire import Request


def keep(journal: Journal, **more: Any) -> None:
    usual: dict[str, Any] = {
        "at_s": 0.0,
        "service": "s3",
        "operation": "GetObject",
        "parameters": {"Key": "k"},
    }
    journal.keep(**(usual | {"outcome": "ok", "status": 200, "ms": 1.0} | more))


def test_requests_are_found_by_service_operation_and_outcome() -> None:
    journal = Journal()
    keep(journal)
    keep(journal, outcome="NoSuchKey", violations=("wrong",))
    keep(journal, service="rekognition", operation="DetectFaces")
    assert len(journal.entries("s3")) == 2
    assert len(journal.entries("s3", outcome="ok")) == 1
    assert len(journal.entries(operation="DetectFaces")) == 1
    assert journal.violations() == ["s3:GetObject: wrong"]
    assert journal.face_calls() == 1
    journal.clear()
    assert journal.entries() == []


def test_old_requests_lose_their_parameters_and_nothing_else() -> None:
    journal = Journal(whole=2)
    for number in range(4):
        keep(journal, parameters={"n": number})
    assert [entry["parameters"] for entry in journal.entries()] == [{}, {}, {"n": 2}, {"n": 3}]
    assert journal.counts() == {"s3:GetObject": 4}


def test_bytes_are_kept_as_length_and_hash() -> None:
    shown = presentable({"a": [b"face", datetime(2026, 1, 1, tzinfo=UTC)], "b": {"c": 1.5}})
    assert shown["a"][0].startswith("<4 bytes, sha256 ")
    assert shown["a"][1] == "2026-01-01T00:00:00+00:00"
    assert shown["b"] == {"c": 1.5}


@pytest.mark.parametrize(
    ("method", "target", "signed_for", "headers", "expected"),
    [
        (
            "POST",
            "/",
            "rekognition",
            {"x-amz-target": "RekognitionService.DetectFaces"},
            "rekognition DetectFaces",
        ),
        ("POST", "/events", "personalize", {}, "personalize-events PutEvents"),
        ("POST", "/recommendations", "personalize", {}, "personalize-runtime GetRecommendations"),
        ("POST", "/endpoints/a/invocations", "sagemaker", {}, "sagemaker-runtime InvokeEndpoint"),
        ("PUT", "/b/k", "s3", {}, "s3 PutObject"),
        ("PUT", "/b/k", "s3", {"x-amz-copy-source": "/b/o"}, "s3 CopyObject"),
        ("GET", "/b?list-type=2&prefix=a", "s3", {}, "s3 ListObjectsV2"),
        ("POST", "/b?delete", "s3", {}, "s3 DeleteObjects"),
        ("PUT", "/b/k?tagging", "s3", {}, "s3 PutObjectTagging"),
        ("POST", "/b/k?uploads", "s3", {}, "s3 CreateMultipartUpload"),
        ("GET", "/endpoint?endpointType=x", "iot", {}, "iot DescribeEndpoint"),
        ("POST", "/service/Granite/operation/PutMetricData", "monitoring", {}, "monitoring "),
        ("GET", "/__cdn__/emotions/a.jpeg", "", {}, "cloudfront GetPicture"),
    ],
)
def test_a_request_tells_its_service_and_operation(
    method: str, target: str, signed_for: str, headers: dict[str, str], expected: str
) -> None:
    request = Request(method, target, headers, b"")
    service, operation = find_operation(request, Signature("A", "r", signed_for))
    assert f"{service} {operation}" == expected


def test_who_signed_is_read_from_header_or_query() -> None:
    header = (
        "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0"
    )
    signed = signature_of(Request("GET", "/", {"authorization": header, "x-amz-security-token": "t"}, b""))
    assert signed == Signature("AKIA", "eu-west-1", "s3", "t")
    query = "/?X-Amz-Credential=AKIA%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Security-Token=u"
    assert signature_of(Request("GET", query, {}, b"")) == Signature("AKIA", "eu-west-1", "s3", "u")
    assert signature_of(Request("GET", "/", {}, b"")) == Signature()
