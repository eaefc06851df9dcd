"""The faces of visitors in the Rekognition collection: found and deleted, never looked at."""

from collections.abc import Iterable, Iterator
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.functions.queue_batch import code_of

MOST_AT_ONCE = 1000


class FaceShelf:
    """One collection."""

    def __init__(self, rekognition: Any, collection: str) -> None:
        self._rekognition = rekognition
        self._id = collection

    def remove(self, visitor_id: str, face_ids: Iterable[str]) -> int:
        """Deletes a user and their faces; answers how many faces there were. Missing ones are no error.

        The user goes first: Rekognition does not delete a face that still belongs to one.
        """
        known = list(dict.fromkeys([*self._faces(UserId=visitor_id), *face_ids]))
        try:
            self._rekognition.delete_user(CollectionId=self._id, UserId=visitor_id)
        except ClientError as trouble:
            if code_of(trouble) != "ResourceNotFoundException":
                raise
        gone = 0
        for start in range(0, len(known), MOST_AT_ONCE):
            part = known[start : start + MOST_AT_ONCE]
            answer = self._rekognition.delete_faces(CollectionId=self._id, FaceIds=part)
            gone += len(answer["DeletedFaces"])
        return gone

    def owners(self) -> dict[str, list[str]]:
        """Every visitor that the collection knows, with the faces; also those without a user."""
        found: dict[str, list[str]] = {user_id: [] for user_id in self._users()}
        for face in self._all_faces():
            owner = face.get("UserId") or face.get("ExternalImageId") or ""
            found.setdefault(owner, []).append(face["FaceId"])
        return found

    def _users(self) -> Iterator[str]:
        more: dict[str, Any] = {}
        while True:
            answer = self._rekognition.list_users(CollectionId=self._id, **more)
            yield from (user["UserId"] for user in answer["Users"])
            if not answer.get("NextToken"):
                return
            more = {"NextToken": answer["NextToken"]}

    def _faces(self, **only: str) -> Iterator[str]:
        try:
            yield from (face["FaceId"] for face in self._all_faces(**only))
        except ClientError as trouble:
            if code_of(trouble) != "ResourceNotFoundException":
                raise

    def _all_faces(self, **only: str) -> Iterator[dict[str, Any]]:
        more: dict[str, Any] = {}
        while True:
            answer = self._rekognition.list_faces(CollectionId=self._id, **only, **more)
            yield from answer["Faces"]
            if not answer.get("NextToken"):
                return
            more = {"NextToken": answer["NextToken"]}
