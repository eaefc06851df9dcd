"""The Rekognition collection: which visitor a face belongs to, by face vectors, never by pictures."""

import logging
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from botocore.exceptions import ClientError

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.face_picture import checked_face
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of, message_of
from kiosk.core.errors import KioskError, ServiceDown

if TYPE_CHECKING:
    from mypy_boto3_rekognition.client import RekognitionClient

THRESHOLD = 99.0
"""AWS's advice for uses in which a mix-up hurts; its default of 80 merges people who look alike."""
CANDIDATES = 4
"""Somebody whose time was over may still be found before their newer self."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FaceHit:
    """A visitor that a face looks like; `by_old_demo` has no row in our tables."""

    visitor_id: str
    by_old_demo: bool = False


class FaceCollection(Protocol):
    """Faces of visitors; pictures go in, ids come out."""

    def search(self, jpeg: bytes) -> Sequence[FaceHit]:
        """Whom the largest face looks like, best first; none for a picture without a usable face."""
        ...

    def add(self, jpeg: bytes, visitor_id: str) -> tuple[str, ...]:
        """Keeps the largest face for a visitor and answers its ids; none when it is not good enough.

        Doing it again with the same picture and visitor changes nothing.
        """
        ...

    def remove(self, visitor_id: str, face_ids: Iterable[str]) -> int:
        """Deletes every face of a visitor; answers how many there were."""
        ...


class _Collection:
    def __init__(self, clients: Clients, collection_id: str, threshold: float = THRESHOLD) -> None:
        """`threshold` is the similarity in percent from which two faces are one person."""
        self._clients = clients
        self._id = collection_id
        self._threshold = threshold

    def _rekognition(self) -> "RekognitionClient":
        client: RekognitionClient = self._clients.client("rekognition")
        return client

    def _index(self, jpeg: bytes, visitor_id: str) -> tuple[str, ...]:
        action = "rekognition:IndexFaces"
        face_jpeg = checked_face(jpeg)
        with asking(action):
            answer = self._rekognition().index_faces(
                CollectionId=self._id,
                Image={"Bytes": face_jpeg},
                ExternalImageId=visitor_id,  # a second try with the same picture stores nothing twice
                MaxFaces=1,  # bystanders are never stored
                QualityFilter="AUTO",
                DetectionAttributes=["DEFAULT"],
            )
        check_answer(answer, action, "FaceRecords")
        ids = (record.get("Face", {}).get("FaceId") for record in answer["FaceRecords"])
        return tuple(face_id for face_id in ids if face_id)

    def _delete(self, face_ids: Iterable[str]) -> int:
        action = "rekognition:DeleteFaces"
        wanted = list(dict.fromkeys(face_ids))
        if not wanted:
            return 0
        with asking(action):
            answer = self._rekognition().delete_faces(CollectionId=self._id, FaceIds=wanted)
        check_answer(answer, action, "DeletedFaces")
        for kept in answer.get("UnsuccessfulFaceDeletions", []):
            if "FACE_NOT_FOUND" not in kept.get("Reasons", []):
                raise ServiceDown("A face was not deleted yet", item=action, remedy="Ask again in a minute.")
        return len(answer["DeletedFaces"])


class UserCollection(_Collection):
    """Rekognition users: one vector for all faces of a person."""

    def search(self, jpeg: bytes) -> Sequence[FaceHit]:
        """Whom the largest face looks like, best first; none for a picture without a usable face."""
        action = "rekognition:SearchUsersByImage"
        face_jpeg = checked_face(jpeg)
        with asking(action):
            answer = self._rekognition().search_users_by_image(
                CollectionId=self._id,
                Image={"Bytes": face_jpeg},
                UserMatchThreshold=self._threshold,
                MaxUsers=CANDIDATES,
                QualityFilter="AUTO",  # as when faces are added: what can be found can be kept
            )
        check_answer(answer, action, "UserMatches")
        ids = (match.get("User", {}).get("UserId") for match in answer["UserMatches"])
        return [FaceHit(visitor_id) for visitor_id in ids if visitor_id]

    def add(self, jpeg: bytes, visitor_id: str) -> tuple[str, ...]:
        """Keeps the largest face as a user of this id; none when it is not good enough.

        When a step fails, the vector that was stored before it is deleted again.
        """
        face_ids = self._index(jpeg, visitor_id)
        if not face_ids:
            return ()
        try:
            self._create(visitor_id)
            if self._associate(visitor_id, face_ids):
                return face_ids
        except KioskError:
            self._take_back(visitor_id, face_ids)
            raise
        self._take_back(visitor_id, face_ids)
        return ()

    def remove(self, visitor_id: str, face_ids: Iterable[str]) -> int:
        """Deletes the user and their faces; `face_ids` are those that are known from elsewhere.

        The user goes first: Rekognition does not delete a face that still belongs to one. After that only
        `face_ids` tells which faces they were, so they must be kept until this returns.
        """
        found = list(self._faces_of(visitor_id))
        action = "rekognition:DeleteUser"
        with asking(action):
            try:
                answer = self._rekognition().delete_user(CollectionId=self._id, UserId=visitor_id)
                check_answer(answer, action)
            except ClientError as trouble:
                if code_of(trouble) == "ConflictException":
                    raise ServiceDown(
                        "The user is being updated", item=action, remedy="Ask again in a minute."
                    ) from None
                if not _only_the_user_is_missing(trouble):
                    raise
        return self._delete([*found, *face_ids])

    def _create(self, visitor_id: str) -> None:
        action = "rekognition:CreateUser"
        with asking(action):
            try:
                answer = self._rekognition().create_user(
                    CollectionId=self._id, UserId=visitor_id, ClientRequestToken=_new_token()
                )
            except ClientError as trouble:
                if code_of(trouble) == "ConflictException":
                    return  # an earlier try made it
                raise
        check_answer(answer, action)

    def _associate(self, visitor_id: str, face_ids: Sequence[str]) -> bool:
        action = "rekognition:AssociateFaces"
        with asking(action):
            answer = self._rekognition().associate_faces(
                CollectionId=self._id,
                UserId=visitor_id,
                FaceIds=list(face_ids),
                ClientRequestToken=_new_token(),
            )
        check_answer(answer, action, "UserStatus")
        return not answer.get("UnsuccessfulFaceAssociations")

    def _take_back(self, visitor_id: str, face_ids: Sequence[str]) -> None:
        try:
            self.remove(visitor_id, face_ids)
        except KioskError as trouble:
            log.warning("A face that was not wanted any more could not be deleted: %s", trouble)

    def _faces_of(self, visitor_id: str) -> Iterator[str]:
        action = "rekognition:ListFaces"
        more: dict[str, Any] = {}
        while True:
            with asking(action):
                try:
                    answer = self._rekognition().list_faces(CollectionId=self._id, UserId=visitor_id, **more)
                except ClientError as trouble:
                    if _only_the_user_is_missing(trouble):
                        return
                    raise
            check_answer(answer, action, "Faces")
            yield from (face["FaceId"] for face in answer["Faces"] if face.get("FaceId"))
            if not answer.get("NextToken"):
                return
            more = {"NextToken": answer["NextToken"]}


class PlainCollection(_Collection):
    """Single face vectors, for collections that the old demo has filled."""

    def search(self, jpeg: bytes) -> Sequence[FaceHit]:
        """Whom the largest face looks like; a face of the old demo is its own visitor."""
        action = "rekognition:SearchFacesByImage"
        face_jpeg = checked_face(jpeg)
        with asking(action):
            try:
                answer = self._rekognition().search_faces_by_image(
                    CollectionId=self._id,
                    Image={"Bytes": face_jpeg},
                    FaceMatchThreshold=self._threshold,
                    MaxFaces=CANDIDATES,
                    QualityFilter="AUTO",
                )
            except ClientError as trouble:
                # this call has no other word for it
                if code_of(trouble) == "InvalidParameterException" and "no faces" in message_of(trouble):
                    return []
                raise
        check_answer(answer, action, "FaceMatches")
        hits: dict[str, FaceHit] = {}
        for match in answer["FaceMatches"]:
            face = match.get("Face", {})
            visitor_id = face.get("ExternalImageId") or face.get("FaceId")
            if visitor_id:
                hits.setdefault(visitor_id, FaceHit(visitor_id, not face.get("ExternalImageId")))
        return list(hits.values())

    def add(self, jpeg: bytes, visitor_id: str) -> tuple[str, ...]:
        """Keeps the largest face; none when it is not good enough."""
        return self._index(jpeg, visitor_id)

    def remove(self, visitor_id: str, face_ids: Iterable[str]) -> int:
        """Deletes the faces; a visitor of the old demo is the id of their face."""
        return self._delete([*face_ids, visitor_id])


def _new_token() -> str:
    """The SDK's own retries of one call carry one token, a later call another.

    With the visitor's id as token a user who was deleted after a failure would not be made again.
    """
    return str(uuid.uuid4())


def _only_the_user_is_missing(trouble: ClientError) -> bool:
    missing = code_of(trouble) == "ResourceNotFoundException"
    return missing and not message_of(trouble).startswith("The collection")
