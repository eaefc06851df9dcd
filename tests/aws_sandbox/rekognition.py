"""The Rekognition stand-in: faces of images, collections, and what is written below them."""

import uuid
from dataclasses import dataclass
from typing import Any

from kiosk.core.mood import Mood
from tests.aws_sandbox import rekognition_users
from tests.aws_sandbox.face_details import bounding_box, face, face_detail
from tests.aws_sandbox.face_images import FaceImages
from tests.aws_sandbox.face_store import MODEL_VERSION, Collection, FaceStore
from tests.aws_sandbox.faces import FaceReader, SeenFace
from tests.aws_sandbox.moderation import PretendedLabels
from tests.aws_sandbox.paging import page
from tests.aws_sandbox.service import Operation
from tests.aws_sandbox.wire import ACCOUNT, Call, ServiceFault, from_epoch

_LEAST_MATCHABLE_PX = 40
_MOST_TURNED = 45.0  # degrees
# By QualityFilter: least brightness and sharpness, 0 to 1.
_QUALITY = {
    "NONE": (0.0, 0.0),
    "LOW": (0.05, 0.02),
    "AUTO": (0.15, 0.05),
    "MEDIUM": (0.2, 0.1),
    "HIGH": (0.3, 0.2),
}


@dataclass(slots=True)
class PretendedMood:
    """What a test wants every face to show; None reads the face."""

    moods: dict[Mood, float] | None = None


class Rekognition:
    """Faces are really read, stored as vectors, and found again."""

    name = "rekognition"
    invalid = "ValidationException"

    def __init__(
        self,
        reader: FaceReader,
        images: FaceImages,
        store: FaceStore,
        pretended: PretendedMood,
        labels: PretendedLabels,
        settle_s: float,
    ) -> None:
        self._reader = reader
        self._images = images
        self._store = store
        self._pretended = pretended
        self._labels = labels
        self._users = rekognition_users.Users(store, self._largest, settle_s)

    def operations(self) -> dict[str, Operation]:
        """See Service."""
        return {
            "CreateCollection": self._create_collection,
            "DeleteCollection": self._delete_collection,
            "DescribeCollection": self._describe_collection,
            "ListCollections": self._list_collections,
            "DetectFaces": self._detect_faces,
            "DetectModerationLabels": self._detect_moderation_labels,
            "IndexFaces": self._index_faces,
            "SearchFacesByImage": self._search_faces_by_image,
            "SearchFaces": self._search_faces,
            "ListFaces": self._list_faces,
            "DeleteFaces": self._delete_faces,
            **self._users.operations(),
        }

    def _create_collection(self, call: Call) -> dict[str, Any]:
        collection_id = call.parameters["CollectionId"]
        with self._store.lock:
            if collection_id in self._store.collections:
                message = f"The collection id: {collection_id} already exists"
                raise ServiceFault("ResourceAlreadyExistsException", message)
            arn = f"arn:aws:rekognition:{call.region}:{ACCOUNT}:collection/{collection_id}"
            self._store.collections[collection_id] = Collection(
                collection_id, arn, from_epoch(self._store.clock()), self._store.alike
            )
        return {"StatusCode": 200, "CollectionArn": arn, "FaceModelVersion": MODEL_VERSION}

    def _delete_collection(self, call: Call) -> dict[str, Any]:
        with self._store.lock:
            del self._store.collections[self._collection(call).id]
        return {"StatusCode": 200}

    def _describe_collection(self, call: Call) -> dict[str, Any]:
        with self._store.lock:
            collection = self._collection(call)
            return {
                "FaceCount": len(collection.faces),
                "UserCount": len(collection.users),
                "FaceModelVersion": MODEL_VERSION,
                "CollectionARN": collection.arn,
                "CreationTimestamp": collection.created_at,
            }

    def _list_collections(self, call: Call) -> dict[str, Any]:
        ids, token = page(sorted(self._store.collections), call.parameters, "MaxResults", "NextToken", 1000)
        return {"CollectionIds": ids, "NextToken": token, "FaceModelVersions": [MODEL_VERSION] * len(ids)}

    def _detect_faces(self, call: Call) -> dict[str, Any]:
        seen = self._reader.read(*self._images.open(call.parameters["Image"]))
        asked = call.parameters.get("Attributes", ())
        return {"FaceDetails": [face_detail(one, asked, self._pretended.moods) for one in seen[:100]]}

    def _detect_moderation_labels(self, call: Call) -> dict[str, Any]:
        self._images.open(call.parameters["Image"])
        return self._labels.answer(call.parameters)

    def _index_faces(self, call: Call) -> dict[str, Any]:
        with self._store.lock:
            self._collection(call)
        encoded, pixels = self._images.open(call.parameters["Image"])
        seen = self._reader.read(encoded, pixels)
        asked = call.parameters.get("DetectionAttributes", ())
        most = call.parameters.get("MaxFaces", 100)
        quality = call.parameters.get("QualityFilter", "AUTO")
        indexed: list[dict[str, Any]] = []
        left_out: list[dict[str, Any]] = []
        with self._store.lock:
            collection = self._collection(call)
            image_id = str(uuid.uuid4())
            for one in seen:
                detail = face_detail(one, asked, self._pretended.moods)
                reasons = unfit_reasons(one, quality)
                if not reasons and len(indexed) >= most:
                    reasons = ["EXCEEDS_MAX_FACES"]
                if reasons:
                    left_out.append({"Reasons": reasons, "FaceDetail": detail})
                    continue
                stored = collection.index(one, encoded, image_id, call.parameters.get("ExternalImageId"))
                indexed.append({"Face": face(stored), "FaceDetail": detail})
        return {"FaceRecords": indexed, "UnindexedFaces": left_out, "FaceModelVersion": MODEL_VERSION}

    def _search_faces_by_image(self, call: Call) -> dict[str, Any]:
        searched, _ = self._largest(call)
        if searched is None:
            message = "There are no faces in the image. Should be at least 1."
            raise ServiceFault("InvalidParameterException", message)
        threshold = call.parameters.get("FaceMatchThreshold", 80.0)
        with self._store.lock:
            hits = self._collection(call).closest_faces(
                searched.vector, threshold, call.parameters.get("MaxFaces", 80)
            )
            matches = [{"Similarity": percent, "Face": face(hit)} for percent, hit in hits]
        return {
            "SearchedFaceBoundingBox": bounding_box(searched),
            "SearchedFaceConfidence": searched.confidence,
            "FaceMatches": matches,
            "FaceModelVersion": MODEL_VERSION,
        }

    def _search_faces(self, call: Call) -> dict[str, Any]:
        with self._store.lock:
            collection = self._collection(call)
            searched = collection.face(call.parameters["FaceId"])
            threshold = call.parameters.get("FaceMatchThreshold", 80.0)
            most = call.parameters.get("MaxFaces", 80)
            hits = collection.closest_faces(searched.seen.vector, threshold, most, but=searched.id)
            matches = [{"Similarity": percent, "Face": face(hit)} for percent, hit in hits]
        return {"SearchedFaceId": searched.id, "FaceMatches": matches, "FaceModelVersion": MODEL_VERSION}

    def _list_faces(self, call: Call) -> dict[str, Any]:
        asked = call.parameters
        with self._store.lock:
            collection = self._collection(call)
            if "UserId" in asked:
                collection.user(asked["UserId"])
            found = [
                face(one, with_user=True)
                for one in collection.faces.values()
                if asked.get("UserId", one.user_id) == one.user_id
                and one.id in asked.get("FaceIds", (one.id,))
            ]
        faces, token = page(found, asked, "MaxResults", "NextToken", 1000)
        return {"Faces": faces, "NextToken": token, "FaceModelVersion": MODEL_VERSION}

    def _delete_faces(self, call: Call) -> dict[str, Any]:
        """A face of a user is not deleted before it is dissociated, or its user deleted."""
        deleted: list[str] = []
        kept: list[dict[str, Any]] = []
        with self._store.lock:
            faces = self._collection(call).faces
            for face_id in dict.fromkeys(call.parameters["FaceIds"]):
                stored = faces.get(face_id)
                if stored is None:
                    kept.append({"FaceId": face_id, "Reasons": ["FACE_NOT_FOUND"]})
                elif stored.user_id is not None:
                    reasons = ["ASSOCIATED_TO_AN_EXISTING_USER"]
                    kept.append({"FaceId": face_id, "UserId": stored.user_id, "Reasons": reasons})
                else:
                    del faces[face_id]
                    deleted.append(face_id)
        return {"DeletedFaces": deleted, "UnsuccessfulFaceDeletions": kept}

    def _largest(self, call: Call) -> tuple[SeenFace | None, list[tuple[SeenFace, list[str]]]]:
        """The face to search with, and the others with the reasons why not."""
        with self._store.lock:
            self._collection(call)
        image = self._images.open(call.parameters["Image"])
        quality = call.parameters.get("QualityFilter", "NONE")
        fit: SeenFace | None = None
        others: list[tuple[SeenFace, list[str]]] = []
        for one in self._reader.read(*image):
            reasons = unfit_reasons(one, quality) or (["FACE_NOT_LARGEST"] if fit else [])
            if reasons:
                others.append((one, reasons))
            else:
                fit = one
        return fit, others

    def _collection(self, call: Call) -> Collection:
        return self._store.collection(call.parameters["CollectionId"])


def unfit_reasons(seen: SeenFace, quality: str) -> list[str]:
    """Why a face does not pass a quality filter, in Rekognition's words."""
    brightness, sharpness = _QUALITY[quality]
    reasons = []
    if seen.quality.brightness < brightness:
        reasons.append("LOW_BRIGHTNESS")
    if seen.quality.sharpness < sharpness:
        reasons.append("LOW_SHARPNESS")
    if quality != "NONE" and max(abs(seen.pose.yaw), abs(seen.pose.pitch)) > _MOST_TURNED:
        reasons.append("EXTREME_POSE")
    if quality != "NONE" and seen.width_px < _LEAST_MATCHABLE_PX:
        reasons.append("SMALL_BOUNDING_BOX")
    return reasons
