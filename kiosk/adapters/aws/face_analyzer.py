"""Moods of a face, read by Rekognition."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.face_picture import checked_face
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.core.mood import MOODS, Mood
from kiosk.core.reading import AgeRange, Box, Gender, Pose, Quality, Reading

if TYPE_CHECKING:
    from mypy_boto3_rekognition.client import RekognitionClient
    from mypy_boto3_rekognition.type_defs import FaceDetailTypeDef

ACTION = "rekognition:DetectFaces"
THRESHOLD = 0.5
"""The share from which a mood is told; give the vote the same, or UNKNOWN would become a mood again."""
FACE_CONFIDENCE = 90.0
"""Percent from which a finding counts as a face."""
GENDER_CONFIDENCE = 90.0
UNKNOWN = "UNKNOWN"


class RekognitionFaceAnalyzer:
    """One DetectFaces call a reading; nothing is stored by it."""

    def __init__(
        self,
        clients: Clients,
        threshold: float = THRESHOLD,
        mood_read: Callable[[Mood], None] = lambda mood: None,
    ) -> None:
        """`threshold` (0 to 1) is the share a mood needs; `mood_read` is told every mood at once."""
        self._clients = clients
        self._threshold = threshold
        self._mood_read = mood_read

    @property
    def threshold(self) -> float:
        """The confidence that a mood needs, 0 to 1."""
        return self._threshold

    def read(self, jpeg: bytes) -> Reading | None:
        """The largest face, or None when there is none. Raises ServiceError, PictureDamaged."""
        face_jpeg = checked_face(jpeg)
        with asking(ACTION):
            client: RekognitionClient = self._clients.client("rekognition")
            answer = client.detect_faces(
                Image={"Bytes": face_jpeg}, Attributes=["EMOTIONS", "GENDER", "AGE_RANGE"]
            )
        check_answer(answer, ACTION, "FaceDetails")
        face = largest(answer["FaceDetails"])
        if face is None:
            return None
        reading = as_reading(face, self._threshold)
        if reading.mood:
            self._mood_read(reading.mood)
        return reading


def largest(faces: "Sequence[FaceDetailTypeDef]") -> "FaceDetailTypeDef | None":
    """The face that takes the most room, wherever in the list it stands; the searches take the same one."""
    certain = [face for face in faces if face.get("Confidence", 0) >= FACE_CONFIDENCE]
    return max(certain, key=_area, default=None)


def as_reading(face: "FaceDetailTypeDef", threshold: float) -> Reading:
    """Rekognition's words for a face in ours; no order of its emotions is promised."""
    told = {emotion.get("Type", ""): emotion.get("Confidence", 0.0) for emotion in face.get("Emotions", [])}
    moods = shares(told)
    top = max(MOODS, key=lambda mood: moods[mood])
    certain = moods[top] >= threshold and told.get(top.upper(), 0.0) > told.get(UNKNOWN, 0.0)
    box, pose, quality = face.get("BoundingBox", {}), face.get("Pose"), face.get("Quality")
    age, gender = face.get("AgeRange"), face.get("Gender", {})
    return Reading(
        moods=moods,
        mood=top if certain else None,
        box=Box(box.get("Left", 0), box.get("Top", 0), box.get("Width", 0), box.get("Height", 0)),
        pose=Pose(pose.get("Yaw", 0), pose.get("Pitch", 0), pose.get("Roll", 0)) if pose else None,
        quality=Quality(quality.get("Sharpness", 0) / 100, quality.get("Brightness", 0) / 100)
        if quality
        else None,
        age_range=AgeRange(age.get("Low", 0), age.get("High", 0)) if age else None,
        gender=_gender(gender.get("Value", ""), gender.get("Confidence", 0)),
    )


def shares(percents: Mapping[str, float]) -> dict[Mood, float]:
    """Rekognition's percents as shares of 1 over our eight moods.

    What it calls UNKNOWN, and what is missing to 100, is spread evenly: a weak guess stays weak.
    """
    known = {mood: max(0.0, percents.get(mood.upper(), 0.0)) for mood in MOODS}
    whole = max(100.0, sum(known.values()) + max(0.0, percents.get(UNKNOWN, 0.0)))
    rest = (whole - sum(known.values())) / len(MOODS)
    return {mood: (percent + rest) / whole for mood, percent in known.items()}


def _area(face: "FaceDetailTypeDef") -> float:
    box = face.get("BoundingBox", {})
    return box.get("Width", 0.0) * box.get("Height", 0.0)


def _gender(value: str, confidence: float) -> Gender | None:
    if confidence < GENDER_CONFIDENCE or value.lower() not in tuple(Gender):
        return None
    return Gender(value.lower())
