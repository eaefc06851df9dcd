"""Whom the faces of the collection belong to; ids only."""

from collections.abc import Iterator
from typing import Any

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.service_errors import asking, check_answer

LIST_USERS = "rekognition:ListUsers"
LIST_FACES = "rekognition:ListFaces"


class FaceOwners:
    """Reads a whole collection, page by page; everything raises ServiceError."""

    def __init__(self, clients: Clients, collection_id: str) -> None:
        self._clients = clients
        self._id = collection_id

    def all(self) -> dict[str, list[str]]:
        """Face ids by visitor id, "" for faces of nobody; users without a face have none."""
        found: dict[str, list[str]] = {}
        for user in self._pages(LIST_USERS, "list_users", "Users"):
            found[user["UserId"]] = []
        for face in self._pages(LIST_FACES, "list_faces", "Faces"):
            owner = face.get("UserId") or face.get("ExternalImageId") or ""
            found.setdefault(owner, []).append(face["FaceId"])
        return found

    def _pages(self, action: str, call: str, member: str) -> Iterator[dict[str, Any]]:
        more: dict[str, Any] = {}
        while True:
            with asking(action):
                ask = getattr(self._clients.client("rekognition"), call)
                answer = ask(CollectionId=self._id, **more)
            check_answer(answer, action, member)
            yield from answer[member]
            if not answer.get("NextToken"):
                return
            more = {"NextToken": answer["NextToken"]}
