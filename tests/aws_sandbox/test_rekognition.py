import numpy as np
import pytest
from botocore.exceptions import ClientError

from kiosk.core.mood import Mood
from kiosk.vision.pixels import decode
from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import BUCKET, as_jpeg


def test_a_face_is_read_with_the_attributes_that_were_asked_for(sandbox: Sandbox, face: bytes) -> None:
    answer = sandbox.client("rekognition").detect_faces(
        Image={"Bytes": face}, Attributes=["EMOTIONS", "GENDER", "AGE_RANGE"]
    )
    (detail,) = answer["FaceDetails"]
    moods = {one["Type"]: one["Confidence"] for one in detail["Emotions"]}
    assert max(moods, key=lambda mood: moods[mood]) == "HAPPY"
    assert sum(moods.values()) == pytest.approx(100, abs=0.1)
    assert detail["Gender"]["Value"] in ("Male", "Female")
    assert detail["AgeRange"]["Low"] < detail["AgeRange"]["High"]
    assert {"BoundingBox", "Pose", "Quality", "Landmarks", "Confidence"} <= detail.keys()
    assert sandbox.violations == []


def test_without_attributes_no_emotion_is_told(sandbox: Sandbox, face: bytes) -> None:
    (detail,) = sandbox.client("rekognition").detect_faces(Image={"Bytes": face})["FaceDetails"]
    assert "Emotions" not in detail
    assert "Gender" not in detail


def test_faces_are_told_largest_first_and_none_where_there_is_none(
    sandbox: Sandbox, two_faces: bytes, no_face: bytes
) -> None:
    client = sandbox.client("rekognition")
    assert len(client.detect_faces(Image={"Bytes": two_faces})["FaceDetails"]) == 2
    assert client.detect_faces(Image={"Bytes": no_face})["FaceDetails"] == []


def test_a_pretended_mood_is_shown_by_every_face(sandbox: Sandbox, face: bytes) -> None:
    sandbox.pretend_mood({Mood.SAD: 0.3})
    answer = sandbox.client("rekognition").detect_faces(Image={"Bytes": face}, Attributes=["ALL"])
    moods = {one["Type"]: one["Confidence"] for one in answer["FaceDetails"][0]["Emotions"]}
    assert moods["SAD"] == pytest.approx(30)
    assert moods["UNKNOWN"] == pytest.approx(70)


@pytest.mark.parametrize(
    ("image", "code"),
    [
        ({"Bytes": b"GIF89a, not a picture"}, "InvalidImageFormatException"),
        ({"Bytes": as_jpeg(np.zeros((79, 200, 3), np.uint8))}, "InvalidParameterException"),
        ({"Bytes": b"\xff\xd8\xff" + bytes(5 * 1024 * 1024)}, "ValidationException"),
        ({"S3Object": {"Bucket": BUCKET, "Name": "missing.jpeg"}}, "InvalidS3ObjectException"),
        ({}, "InvalidParameterException"),
    ],
)
def test_an_image_outside_the_limits_is_refused_and_noted(
    sandbox: Sandbox, image: dict[str, object], code: str
) -> None:
    with pytest.raises(ClientError, match=code):
        sandbox.client("rekognition").detect_faces(Image=image)
    assert len(sandbox.violations) == 1


def test_an_image_can_come_from_s3(sandbox: Sandbox, face: bytes) -> None:
    sandbox.client("s3").put_object(Bucket=BUCKET, Key="face.jpeg", Body=face)
    image = {"S3Object": {"Bucket": BUCKET, "Name": "face.jpeg"}}
    assert len(sandbox.client("rekognition").detect_faces(Image=image)["FaceDetails"]) == 1
    assert sandbox.client("rekognition").detect_moderation_labels(Image=image)["ModerationLabels"] == []


def test_an_indexed_face_is_found_again_and_a_stranger_is_not(
    sandbox: Sandbox, collection: str, face: bytes, same_face_elsewhere: bytes, other_face: bytes
) -> None:
    client = sandbox.client("rekognition")
    indexed = client.index_faces(
        CollectionId=collection, Image={"Bytes": face}, ExternalImageId="a:1", MaxFaces=1
    )
    face_id = indexed["FaceRecords"][0]["Face"]["FaceId"]
    found = client.search_faces_by_image(CollectionId=collection, Image={"Bytes": same_face_elsewhere})
    assert [hit["Face"]["FaceId"] for hit in found["FaceMatches"]] == [face_id]
    assert found["FaceMatches"][0]["Similarity"] > 99
    stranger = client.search_faces_by_image(CollectionId=collection, Image={"Bytes": other_face})
    assert stranger["FaceMatches"] == []


def test_the_same_image_under_the_same_external_id_is_stored_once(
    sandbox: Sandbox, collection: str, face: bytes
) -> None:
    client = sandbox.client("rekognition")
    for name in ("a", "a", "b"):
        client.index_faces(CollectionId=collection, Image={"Bytes": face}, ExternalImageId=name, MaxFaces=1)
    assert client.describe_collection(CollectionId=collection)["FaceCount"] == 2


def test_only_the_largest_face_is_indexed_when_one_is_asked_for(
    sandbox: Sandbox, collection: str, two_faces: bytes
) -> None:
    answer = sandbox.client("rekognition").index_faces(
        CollectionId=collection, Image={"Bytes": two_faces}, MaxFaces=1
    )
    assert len(answer["FaceRecords"]) == 1
    assert [one["Reasons"] for one in answer["UnindexedFaces"]] == [["EXCEEDS_MAX_FACES"]]


def test_a_face_in_the_dark_can_be_searched_for_but_is_not_indexed(
    sandbox: Sandbox, collection: str, face: bytes
) -> None:
    dark = as_jpeg((decode(face) // 5).astype(np.uint8))
    client = sandbox.client("rekognition")
    found = client.search_faces_by_image(CollectionId=collection, Image={"Bytes": dark})
    assert found["SearchedFaceConfidence"] > 0
    indexed = client.index_faces(CollectionId=collection, Image={"Bytes": dark})
    assert indexed["FaceRecords"] == []
    assert "LOW_BRIGHTNESS" in indexed["UnindexedFaces"][0]["Reasons"]


def test_searching_without_a_face_is_an_error_for_faces_and_an_empty_answer_for_users(
    sandbox: Sandbox, collection: str, no_face: bytes
) -> None:
    client = sandbox.client("rekognition")
    with pytest.raises(ClientError, match="InvalidParameterException"):
        client.search_faces_by_image(CollectionId=collection, Image={"Bytes": no_face})
    answer = client.search_users_by_image(CollectionId=collection, Image={"Bytes": no_face})
    assert answer["UserMatches"] == []
    assert "SearchedFace" not in answer
    assert sandbox.violations == []


@pytest.mark.parametrize("external_id", ["a/b", "", "x" * 256])
def test_an_external_image_id_follows_its_pattern(
    sandbox: Sandbox, collection: str, face: bytes, external_id: str
) -> None:
    client = sandbox.client("rekognition")
    with (
        pytest.raises(ClientError, match="ValidationException")
        if external_id
        else pytest.raises(Exception, match="length")
    ):
        client.index_faces(CollectionId=collection, Image={"Bytes": face}, ExternalImageId=external_id)


def test_faces_are_listed_in_pages_and_deleted(sandbox: Sandbox, collection: str, face: bytes) -> None:
    client = sandbox.client("rekognition")
    for name in "abc":
        client.index_faces(CollectionId=collection, Image={"Bytes": face}, ExternalImageId=name, MaxFaces=1)
    pages = client.get_paginator("list_faces").paginate(
        CollectionId=collection, PaginationConfig={"PageSize": 2}
    )
    ids = [one["FaceId"] for page in pages for one in page["Faces"]]
    assert len(set(ids)) == 3
    assert sorted(client.delete_faces(CollectionId=collection, FaceIds=ids)["DeletedFaces"]) == sorted(ids)
    with pytest.raises(ClientError, match="InvalidPaginationTokenException"):
        client.list_faces(CollectionId=collection, NextToken="nonsense")


def test_an_unknown_collection_is_told_as_such(sandbox: Sandbox, face: bytes) -> None:
    client = sandbox.client("rekognition")
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.search_users_by_image(CollectionId="nobody", Image={"Bytes": face})


def test_face_calls_are_counted_and_no_face_is_in_the_journal(
    sandbox: Sandbox, collection: str, face: bytes
) -> None:
    client = sandbox.client("rekognition")
    client.detect_faces(Image={"Bytes": face})
    client.search_users_by_image(CollectionId=collection, Image={"Bytes": face})
    client.list_faces(CollectionId=collection)
    assert sandbox.face_calls == 2
    (entry,) = sandbox.journal("rekognition", "DetectFaces")
    assert entry["parameters"]["Image"]["Bytes"].startswith(f"<{len(face)} bytes, sha256 ")
