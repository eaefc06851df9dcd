"""Faces in the shapes of Rekognition's answers."""

from collections.abc import Sequence
from typing import Any

from kiosk.core.mood import MOODS, Mood
from tests.aws_sandbox.face_store import MODEL_VERSION, StoredFace, StoredUser
from tests.aws_sandbox.faces import SeenFace

_LANDMARKS = ("eyeLeft", "eyeRight", "nose", "mouthLeft", "mouthRight")
_USUAL_LANDMARKS = ((0.30, 0.38), (0.70, 0.38), (0.50, 0.60), (0.34, 0.78), (0.66, 0.78))
_ATTRIBUTES = {
    "EMOTIONS": "Emotions",
    "GENDER": "Gender",
    "AGE_RANGE": "AgeRange",
    "FACE_OCCLUDED": "FaceOccluded",
}


def bounding_box(seen: SeenFace) -> dict[str, float]:
    """Fractions of the image."""
    return {"Left": seen.left, "Top": seen.top, "Width": seen.width, "Height": seen.height}


def face_detail(
    seen: SeenFace, attributes: Sequence[str] = (), moods: dict[Mood, float] | None = None
) -> dict[str, Any]:
    """A FaceDetail with what every answer has and the attributes that were asked for.

    Gender and age are not read here: they are told with the low confidence of a guess.
    """
    points = seen.landmarks or tuple(
        (seen.left + x * seen.width, seen.top + y * seen.height) for x, y in _USUAL_LANDMARKS
    )
    detail: dict[str, Any] = {
        "BoundingBox": bounding_box(seen),
        "Confidence": seen.confidence,
        "Landmarks": [
            {"Type": kind, "X": x, "Y": y} for kind, (x, y) in zip(_LANDMARKS, points, strict=True)
        ],
        "Pose": {"Roll": seen.pose.roll, "Yaw": seen.pose.yaw, "Pitch": seen.pose.pitch},
        "Quality": {"Brightness": 100 * seen.quality.brightness, "Sharpness": 100 * seen.quality.sharpness},
    }
    asked = set(_ATTRIBUTES) if "ALL" in attributes else set(attributes)
    optional = {
        "Emotions": _emotions(moods if moods is not None else dict(seen.moods)),
        "Gender": {"Value": "Female", "Confidence": 52.0},
        "AgeRange": {"Low": 20, "High": 50},
        "FaceOccluded": {"Value": False, "Confidence": 95.0},
    }
    return detail | {name: optional[name] for key, name in _ATTRIBUTES.items() if key in asked}


def face(stored: StoredFace, *, with_user: bool = False) -> dict[str, Any]:
    """A Face."""
    return {
        "FaceId": stored.id,
        "BoundingBox": bounding_box(stored.seen),
        "ImageId": stored.image_id,
        "ExternalImageId": stored.external_image_id,
        "Confidence": stored.seen.confidence,
        "IndexFacesModelVersion": MODEL_VERSION,
        "UserId": stored.user_id if with_user else None,
    }


def user_status(user: StoredUser, faces: int, now_s: float) -> str:
    """CREATED before the first face, UPDATING while its vector is being made, then ACTIVE."""
    if now_s < user.settled_at_s:
        return "UPDATING"
    return "ACTIVE" if faces or user.ever_had_faces else "CREATED"


def _emotions(moods: dict[Mood, float]) -> list[dict[str, Any]]:
    """No order is promised, so the largest is not first here."""
    known = [{"Type": mood.upper(), "Confidence": 100 * moods.get(mood, 0.0)} for mood in MOODS]
    rest = max(0.0, 100 - sum(100 * moods.get(mood, 0.0) for mood in MOODS))
    return [*known, {"Type": "UNKNOWN", "Confidence": rest}] if rest > 0.01 else known
