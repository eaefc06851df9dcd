import base64
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.aws_sandbox.operations import operation_model
from tests.aws_sandbox.validation import Reader


def read(service: str, operation: str, document: Any) -> tuple[Any, list[str], bool]:
    model = operation_model(service, operation)
    assert model is not None
    assert model.input_shape is not None
    reader = Reader()
    return reader.read(model.input_shape, document), reader.problems, reader.wrong_types


def event(**more: Any) -> dict[str, Any]:
    return {"trackingId": "t", "sessionId": "s", "eventList": [{"eventType": "like", "sentAt": 1.5} | more]}


def test_a_good_request_is_decoded() -> None:
    value, problems, _ = read("personalize-events", "PutEvents", event(impression=["a"], eventValue=1))
    assert problems == []
    (decoded,) = value["eventList"]
    assert decoded["sentAt"] == datetime.fromtimestamp(1.5, UTC)
    assert decoded["eventValue"] == 1.0
    image = base64.b64encode(b"abc").decode()
    value, problems, _ = read("rekognition", "DetectFaces", {"Image": {"Bytes": image}})
    assert value == {"Image": {"Bytes": b"abc"}}
    assert problems == []


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ({"trackingId": "t", "sessionId": "s"}, "must not be null"),
        (event(nope=1), "not a member"),
        (event(eventId=""), "greater than or equal to 1"),
        (event(impression=[str(number) for number in range(26)]), "less than or equal to 25"),
        (event(recommendationId="x" * 41), "less than or equal to 40"),
        (event(metricAttribution={"eventAttributionSource": "café"}), "regular expression"),
        (event(metricAttribution={}), "must not be null"),
        ({**event(), "eventList": event()["eventList"] * 11}, "less than or equal to 10"),
    ],
)
def test_what_the_model_does_not_allow_is_said(document: Any, what: str) -> None:
    _, problems, wrong_types = read("personalize-events", "PutEvents", document)
    assert len(problems) == 1
    assert what in problems[0]
    assert not wrong_types


@pytest.mark.parametrize(
    "document",
    [
        event(eventValue="1"),
        event(sentAt="yesterday"),
        event(impression="a"),
        event(eventId=7),
        [],
        event(sentAt=True),
    ],
)
def test_a_wrong_type_is_told_apart(document: Any) -> None:
    _, problems, wrong_types = read("personalize-events", "PutEvents", document)
    assert problems
    assert wrong_types


def test_enums_numbers_and_whole_patterns_are_checked() -> None:
    image = {"Bytes": base64.b64encode(b"abc").decode()}
    for more, what in (
        ({"QualityFilter": "BEST"}, "enum"),
        ({"MaxFaces": 0}, "greater than or equal to 1"),
        ({"FaceMatchThreshold": 100.5}, "less than or equal to 100"),
        ({"CollectionId": "good/bad"}, "regular expression"),
    ):
        document = {"CollectionId": "c", "Image": image} | more
        _, problems, _ = read("rekognition", "SearchFacesByImage", document)
        assert len(problems) == 1
        assert what in problems[0]


def test_javas_character_classes_are_understood() -> None:
    tags = [{"tagKey": "가게 1", "tagValue": "a+b"}]
    _, problems, _ = read("personalize", "CreateDatasetGroup", {"name": "g", "tags": tags})
    assert problems == []
    _, problems, _ = read("personalize", "ListSchemas", {"nextToken": "토큰"})
    assert len(problems) == 1
