import pytest
from botocore.exceptions import ClientError

from tests.aws_sandbox import Sandbox


def index(sandbox: Sandbox, collection: str, image: bytes, name: str) -> str:
    answer = sandbox.client("rekognition").index_faces(
        CollectionId=collection, Image={"Bytes": image}, ExternalImageId=name, MaxFaces=1
    )
    return str(answer["FaceRecords"][0]["Face"]["FaceId"])


def test_a_user_is_found_by_their_face(
    sandbox: Sandbox, collection: str, face: bytes, same_face_elsewhere: bytes, other_face: bytes
) -> None:
    client = sandbox.client("rekognition")
    client.create_user(CollectionId=collection, UserId="visitor:1")
    face_id = index(sandbox, collection, face, "1")
    answer = client.associate_faces(CollectionId=collection, UserId="visitor:1", FaceIds=[face_id])
    assert answer["AssociatedFaces"] == [{"FaceId": face_id}]
    found = client.search_users_by_image(CollectionId=collection, Image={"Bytes": same_face_elsewhere})
    assert [hit["User"]["UserId"] for hit in found["UserMatches"]] == ["visitor:1"]
    assert found["SearchedFace"]["FaceDetail"]["Confidence"] > 0
    assert (
        client.search_users_by_image(CollectionId=collection, Image={"Bytes": other_face})["UserMatches"]
        == []
    )
    assert sandbox.faces(collection) == {face_id: "visitor:1"}
    assert sandbox.violations == []


def test_others_in_the_picture_are_told_as_not_searched(
    sandbox: Sandbox, collection: str, two_faces: bytes
) -> None:
    found = sandbox.client("rekognition").search_users_by_image(
        CollectionId=collection, Image={"Bytes": two_faces}
    )
    assert [one["Reasons"] for one in found["UnsearchedFaces"]] == [["FACE_NOT_LARGEST"]]


def test_creating_a_user_twice_is_fine_with_one_token_and_a_conflict_without(
    sandbox: Sandbox, collection: str
) -> None:
    client = sandbox.client("rekognition")
    for _ in range(2):
        client.create_user(CollectionId=collection, UserId="u", ClientRequestToken="one-token")
    with pytest.raises(client.exceptions.ConflictException):
        client.create_user(CollectionId=collection, UserId="u")
    with pytest.raises(client.exceptions.IdempotentParameterMismatchException):
        client.create_user(CollectionId=collection, UserId="v", ClientRequestToken="one-token")
    assert sandbox.users(collection) == ["u"]


@pytest.mark.parametrize("user_id", ["any/happy", "방문자", "x" * 129])
def test_a_user_id_follows_its_pattern(sandbox: Sandbox, collection: str, user_id: str) -> None:
    with pytest.raises(ClientError, match="ValidationException"):
        sandbox.client("rekognition").create_user(CollectionId=collection, UserId=user_id)
    assert len(sandbox.violations) == 1


def test_a_face_is_not_associated_when_it_is_unknown_taken_or_does_not_match(
    sandbox: Sandbox, collection: str, face: bytes, other_face: bytes
) -> None:
    client = sandbox.client("rekognition")
    for user in ("first", "second"):
        client.create_user(CollectionId=collection, UserId=user)
    mine, stranger = index(sandbox, collection, face, "1"), index(sandbox, collection, other_face, "2")
    unknown = "00000000-0000-0000-0000-000000000000"
    client.associate_faces(CollectionId=collection, UserId="first", FaceIds=[mine])
    again = client.associate_faces(CollectionId=collection, UserId="first", FaceIds=[mine, stranger, unknown])
    assert again["AssociatedFaces"] == []
    reasons = {one["FaceId"]: one["Reasons"] for one in again["UnsuccessfulFaceAssociations"]}
    assert reasons == {stranger: ["LOW_MATCH_CONFIDENCE"], unknown: ["FACE_NOT_FOUND"]}
    taken = client.associate_faces(CollectionId=collection, UserId="second", FaceIds=[mine])
    assert taken["UnsuccessfulFaceAssociations"][0]["Reasons"] == ["ASSOCIATED_TO_A_DIFFERENT_USER"]


def test_a_users_face_is_deleted_only_after_the_user(sandbox: Sandbox, collection: str, face: bytes) -> None:
    client = sandbox.client("rekognition")
    client.create_user(CollectionId=collection, UserId="u")
    face_id = index(sandbox, collection, face, "1")
    client.associate_faces(CollectionId=collection, UserId="u", FaceIds=[face_id])
    refused = client.delete_faces(CollectionId=collection, FaceIds=[face_id])
    assert refused["UnsuccessfulFaceDeletions"][0]["Reasons"] == ["ASSOCIATED_TO_AN_EXISTING_USER"]
    client.delete_user(CollectionId=collection, UserId="u")
    assert client.delete_faces(CollectionId=collection, FaceIds=[face_id])["DeletedFaces"] == [face_id]
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.delete_user(CollectionId=collection, UserId="u")


def test_a_dissociated_face_stays_without_a_user(sandbox: Sandbox, collection: str, face: bytes) -> None:
    client = sandbox.client("rekognition")
    client.create_user(CollectionId=collection, UserId="u")
    face_id = index(sandbox, collection, face, "1")
    client.associate_faces(CollectionId=collection, UserId="u", FaceIds=[face_id])
    assert len(client.list_faces(CollectionId=collection, UserId="u")["Faces"]) == 1
    client.disassociate_faces(CollectionId=collection, UserId="u", FaceIds=[face_id])
    assert client.list_faces(CollectionId=collection, UserId="u")["Faces"] == []
    assert sandbox.faces(collection) == {face_id: None}
    (user,) = client.list_users(CollectionId=collection)["Users"]
    assert user == {"UserId": "u", "UserStatus": "ACTIVE"}


def test_users_and_faces_are_searched_by_id(
    sandbox: Sandbox, collection: str, face: bytes, same_face_elsewhere: bytes
) -> None:
    client = sandbox.client("rekognition")
    client.create_user(CollectionId=collection, UserId="u")
    first, second = (
        index(sandbox, collection, face, "1"),
        index(sandbox, collection, same_face_elsewhere, "2"),
    )
    client.associate_faces(CollectionId=collection, UserId="u", FaceIds=[first])
    alike = client.search_faces(CollectionId=collection, FaceId=first)
    assert [hit["Face"]["FaceId"] for hit in alike["FaceMatches"]] == [second]
    matches = client.search_users(CollectionId=collection, FaceId=second)["UserMatches"]
    assert [hit["User"]["UserId"] for hit in matches] == ["u"]
    with pytest.raises(ClientError, match="Either UserId or FaceId"):
        client.search_users(CollectionId=collection)
