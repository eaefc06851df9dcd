"""Collections of face vectors and users, as Rekognition keeps them."""

import hashlib
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from tests.aws_sandbox.faces import SeenFace, Vector
from tests.aws_sandbox.wire import ServiceFault

MODEL_VERSION = "7.0"
MOST_FACES_OF_A_USER = 100

Alike = Callable[[Vector, Vector], float]
"""Similarity of two faces in percent."""


@dataclass(slots=True)
class StoredFace:
    """One face vector; the image itself is not kept."""

    id: str
    image_id: str
    external_image_id: str | None
    image_hash: str
    seen: SeenFace
    user_id: str | None = None


@dataclass(slots=True)
class StoredUser:
    """One user; its vector is up to date from `settled_at_s`, and it can be found from `findable_at_s`."""

    id: str
    settled_at_s: float = 0.0
    findable_at_s: float = 0.0
    ever_had_faces: bool = False


@dataclass(slots=True)
class Collection:
    """Faces and users by id, in the order in which they came."""

    id: str
    arn: str
    created_at: datetime
    alike: Alike
    faces: dict[str, StoredFace] = field(default_factory=dict)
    users: dict[str, StoredUser] = field(default_factory=dict)
    tokens: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def user(self, user_id: str) -> StoredUser:
        """A user. Raises ResourceNotFoundException."""
        if user_id not in self.users:
            raise ServiceFault("ResourceNotFoundException", f"The user id: {user_id} does not exist")
        return self.users[user_id]

    def face(self, face_id: str) -> StoredFace:
        """A face. Raises InvalidParameterException, as the service does for an unknown id."""
        if face_id not in self.faces:
            raise ServiceFault(
                "InvalidParameterException", f"faceId {face_id} was not found in the collection."
            )
        return self.faces[face_id]

    def faces_of(self, user_id: str) -> list[StoredFace]:
        """The faces associated with a user."""
        return [face for face in self.faces.values() if face.user_id == user_id]

    def index(self, seen: SeenFace, image: bytes, image_id: str, external_image_id: str | None) -> StoredFace:
        """Stores a face; the same image under the same external id is not stored twice."""
        image_hash = hashlib.sha256(image + repr((seen.left, seen.top)).encode()).hexdigest()
        for face in self.faces.values():
            if (face.image_hash, face.external_image_id) == (image_hash, external_image_id):
                return face
        face = StoredFace(str(uuid.uuid4()), image_id, external_image_id, image_hash, seen)
        self.faces[face.id] = face
        return face

    def closest_faces(
        self, vector: Vector, threshold: float, most: int, but: str = ""
    ) -> list[tuple[float, StoredFace]]:
        """(similarity in percent, face), most similar first."""
        scored = [
            (self.alike(vector, face.seen.vector), face) for face in self.faces.values() if face.id != but
        ]
        return sorted((hit for hit in scored if hit[0] >= threshold), key=lambda hit: -hit[0])[:most]

    def closest_users(
        self, vector: Vector, threshold: float, most: int, now_s: float
    ) -> list[tuple[float, StoredUser]]:
        """(similarity in percent, user) over users that can be found by now, most similar first."""
        scored = [
            (self.alike(vector, mean), user)
            for user in self.users.values()
            if user.findable_at_s <= now_s and (mean := self.user_vector(user.id)) is not None
        ]
        return sorted((hit for hit in scored if hit[0] >= threshold), key=lambda hit: -hit[0])[:most]

    def user_vector(self, user_id: str) -> Vector | None:
        """The mean of a user's faces, length 1; None without faces."""
        faces = self.faces_of(user_id)
        if not faces:
            return None
        mean = np.mean([face.seen.vector for face in faces], axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)


class FaceStore:
    """All collections of the account; callers hold `lock` while they work on one."""

    def __init__(self, clock: Callable[[], float], alike: Alike) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.alike = alike
        self.collections: dict[str, Collection] = {}

    def collection(self, collection_id: str) -> Collection:
        """A collection. Raises ResourceNotFoundException."""
        if collection_id not in self.collections:
            message = f"The collection id: {collection_id} does not exist"
            raise ServiceFault("ResourceNotFoundException", message)
        return self.collections[collection_id]
