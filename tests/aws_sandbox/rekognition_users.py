"""Rekognition's users: several faces of one person under our own id."""

from collections.abc import Callable
from typing import Any

from tests.aws_sandbox.face_details import face_detail, user_status
from tests.aws_sandbox.face_store import (
    MODEL_VERSION,
    MOST_FACES_OF_A_USER,
    Collection,
    FaceStore,
    StoredUser,
)
from tests.aws_sandbox.faces import SeenFace, Vector
from tests.aws_sandbox.paging import page
from tests.aws_sandbox.service import Operation, RuleBroken
from tests.aws_sandbox.wire import Call, ServiceFault

Largest = Callable[[Call], tuple[SeenFace | None, list[tuple[SeenFace, list[str]]]]]


class Users:
    """Handlers of the user operations; a user is UPDATING for `settle_s` after a change of its faces."""

    def __init__(self, store: FaceStore, largest: Largest, settle_s: float) -> None:
        self._store = store
        self._largest = largest
        self._settle_s = settle_s

    def operations(self) -> dict[str, Operation]:
        """See Service."""
        return {
            "CreateUser": self._create,
            "DeleteUser": self._delete,
            "ListUsers": self._list,
            "AssociateFaces": self._associate,
            "DisassociateFaces": self._disassociate,
            "SearchUsers": self._search,
            "SearchUsersByImage": self._search_by_image,
        }

    def _create(self, call: Call) -> dict[str, Any]:
        user_id = call.parameters["UserId"]
        with self._store.lock:
            collection = self._collection(call)
            if self._seen_before(collection, call, (user_id,)):
                return {}
            if user_id in collection.users:
                raise ServiceFault("ConflictException", f"A user with the id: {user_id} already exists")
            collection.users[user_id] = StoredUser(user_id)
            self._remember(collection, call, (user_id,))
        return {}

    def _delete(self, call: Call) -> dict[str, Any]:
        user_id = call.parameters["UserId"]
        with self._store.lock:
            collection = self._collection(call)
            if self._seen_before(collection, call, (user_id,)):
                return {}
            collection.user(user_id)
            for face in collection.faces_of(user_id):
                face.user_id = None
            del collection.users[user_id]
            self._remember(collection, call, (user_id,))
        return {}

    def _list(self, call: Call) -> dict[str, Any]:
        with self._store.lock:
            collection = self._collection(call)
            found = [
                {"UserId": user.id, "UserStatus": self._status(collection, user)}
                for user in collection.users.values()
            ]
        users, token = page(found, call.parameters, "MaxResults", "NextToken", 100)
        return {"Users": users, "NextToken": token}

    def _associate(self, call: Call) -> dict[str, Any]:
        user_id, face_ids = call.parameters["UserId"], list(dict.fromkeys(call.parameters["FaceIds"]))
        threshold = call.parameters.get("UserMatchThreshold", 75.0)
        done: list[dict[str, Any]] = []
        failed: list[dict[str, Any]] = []
        with self._store.lock:
            collection = self._collection(call)
            user = collection.user(user_id)
            self._seen_before(collection, call, (user_id, *face_ids))
            self._remember(collection, call, (user_id, *face_ids))
            had = len(collection.faces_of(user_id))
            if had >= MOST_FACES_OF_A_USER:
                raise ServiceFault(
                    "ServiceQuotaExceededException", f"The user id: {user_id} has {had} faces already"
                )
            known = collection.user_vector(user_id)
            for face_id in face_ids:
                face = collection.faces.get(face_id)
                if face is None:
                    failed.append({"FaceId": face_id, "Reasons": ["FACE_NOT_FOUND"]})
                elif face.user_id == user_id:
                    continue
                elif face.user_id is not None:
                    reasons = ["ASSOCIATED_TO_A_DIFFERENT_USER"]
                    failed.append({"FaceId": face_id, "UserId": face.user_id, "Reasons": reasons})
                elif known is not None and (percent := collection.alike(known, face.seen.vector)) < threshold:
                    failed.append(
                        {"FaceId": face_id, "Confidence": percent, "Reasons": ["LOW_MATCH_CONFIDENCE"]}
                    )
                else:
                    face.user_id = user_id
                    done.append({"FaceId": face_id})
            if done:
                self._changed(user)
            status = self._status(collection, user)
        return {"AssociatedFaces": done, "UnsuccessfulFaceAssociations": failed, "UserStatus": status}

    def _disassociate(self, call: Call) -> dict[str, Any]:
        user_id = call.parameters["UserId"]
        done: list[dict[str, Any]] = []
        failed: list[dict[str, Any]] = []
        with self._store.lock:
            collection = self._collection(call)
            user = collection.user(user_id)
            for face_id in dict.fromkeys(call.parameters["FaceIds"]):
                face = collection.faces.get(face_id)
                if face is None:
                    failed.append({"FaceId": face_id, "Reasons": ["FACE_NOT_FOUND"]})
                elif face.user_id == user_id:
                    face.user_id = None
                    done.append({"FaceId": face_id})
                elif face.user_id is not None:
                    reasons = ["ASSOCIATED_TO_A_DIFFERENT_USER"]
                    failed.append({"FaceId": face_id, "UserId": face.user_id, "Reasons": reasons})
            if done:
                self._changed(user)
            status = self._status(collection, user)
        return {"DisassociatedFaces": done, "UnsuccessfulFaceDisassociations": failed, "UserStatus": status}

    def _search(self, call: Call) -> dict[str, Any]:
        asked = call.parameters
        if ("UserId" in asked) == ("FaceId" in asked):
            raise RuleBroken("InvalidParameterException", "Either UserId or FaceId must be given")
        answer: dict[str, Any] = {"FaceModelVersion": MODEL_VERSION}
        with self._store.lock:
            collection = self._collection(call)
            vector: Vector | None
            if "UserId" in asked:
                answer["SearchedUser"] = {"UserId": collection.user(asked["UserId"]).id}
                vector = collection.user_vector(asked["UserId"])
            else:
                answer["SearchedFace"] = {"FaceId": asked["FaceId"]}
                vector = collection.face(asked["FaceId"]).seen.vector
            matches = self._matches(collection, call, vector) if vector is not None else []
        but = asked.get("UserId")
        return answer | {"UserMatches": [match for match in matches if match["User"]["UserId"] != but]}

    def _search_by_image(self, call: Call) -> dict[str, Any]:
        searched, others = self._largest(call)
        answer: dict[str, Any] = {
            "UserMatches": [],
            "FaceModelVersion": MODEL_VERSION,
            "UnsearchedFaces": [
                {"FaceDetails": face_detail(one), "Reasons": reasons} for one, reasons in others
            ],
        }
        if searched is not None:
            with self._store.lock:
                answer["UserMatches"] = self._matches(self._collection(call), call, searched.vector)
            answer["SearchedFace"] = {"FaceDetail": face_detail(searched)}
        return answer

    def _matches(self, collection: Collection, call: Call, vector: Vector) -> list[dict[str, Any]]:
        threshold = call.parameters.get("UserMatchThreshold", 80.0)
        hits = collection.closest_users(
            vector, threshold, call.parameters.get("MaxUsers", 500), self._store.clock()
        )
        return [
            {"Similarity": percent, "User": {"UserId": user.id, "UserStatus": self._status(collection, user)}}
            for percent, user in hits
        ]

    def _collection(self, call: Call) -> Collection:
        return self._store.collection(call.parameters["CollectionId"])

    def _changed(self, user: StoredUser) -> None:
        user.settled_at_s = self._store.clock() + self._settle_s
        if not user.ever_had_faces:
            user.findable_at_s = user.settled_at_s
        user.ever_had_faces = True

    def _status(self, collection: Collection, user: StoredUser) -> str:
        return user_status(user, len(collection.faces_of(user.id)), self._store.clock())

    def _seen_before(self, collection: Collection, call: Call, what: tuple[str, ...]) -> bool:
        """Whether this token was used for the same call; raises RuleBroken when it was for another."""
        token = call.parameters.get("ClientRequestToken")
        known = collection.tokens.get(f"{call.operation}:{token}") if token else None
        if known is not None and known != what:
            message = "The client request token was used before with other parameters"
            raise RuleBroken("IdempotentParameterMismatchException", message)
        return known is not None

    def _remember(self, collection: Collection, call: Call, what: tuple[str, ...]) -> None:
        token = call.parameters.get("ClientRequestToken")
        if token:
            collection.tokens[f"{call.operation}:{token}"] = what
