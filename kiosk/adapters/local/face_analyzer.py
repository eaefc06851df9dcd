"""Reads moods on this machine: detector, crop and our own network, in OpenCV alone."""

from threading import Lock

from kiosk.core.reading import Reading
from kiosk.vision.face_crop import box_of
from kiosk.vision.face_detector import FaceDetector
from kiosk.vision.face_quality import quality_of
from kiosk.vision.face_search import find_faces, open_detector
from kiosk.vision.models import ModelShelf
from kiosk.vision.mood_model import MoodModel, open_mood_model
from kiosk.vision.pixels import Pixels, decode

# Beyond it half of the face is hidden: no mood is said.
_MOST_YAW = 50.0


class OpenCvFaceAnalyzer:
    """FaceAnalyzer without a network connection. May be called from any thread, works for one at a time."""

    def __init__(self, detector: FaceDetector, model: MoodModel) -> None:
        self._detector = detector
        self._model = model
        self._lock = Lock()

    @property
    def threshold(self) -> float:
        """The confidence (0 to 1) from which it says a mood: it is then right at least four times in five."""
        return self._model.threshold

    def read(self, jpeg: bytes) -> Reading | None:
        """The largest face of an encoded picture, or None when there is none. Raises PictureDamaged."""
        return self.read_picture(decode(jpeg))

    def read_picture(self, picture: Pixels) -> Reading | None:
        """The same for a BGR or grey picture."""
        with self._lock:
            faces = find_faces(self._detector, picture)
            if not faces:
                return None
            face = faces[0]
            guess = self._model.read(picture, face)
        return Reading(
            moods=guess.moods,
            mood=guess.mood if abs(face.pose.yaw) <= _MOST_YAW else None,
            box=box_of(face, picture),
            pose=face.pose,
            quality=quality_of(picture, face),
        )


def open_face_analyzer(shelf: ModelShelf, mood_model: str = "") -> OpenCvFaceAnalyzer:
    """With the best detector there is and the preferred mood model, or the one of this name.

    Raises ModelMissing, ModelDamaged.
    """
    return OpenCvFaceAnalyzer(open_detector(shelf), open_mood_model(shelf, mood_model))
