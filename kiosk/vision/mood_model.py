"""Reads a mood from a face with a small network in cv2.dnn."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.errors import ModelDamaged, ModelMissing
from kiosk.core.mood import MOODS, Mood
from kiosk.vision.face_crop import aligned, square
from kiosk.vision.face_detector import Face
from kiosk.vision.models import ModelCard, ModelRole, ModelShelf
from kiosk.vision.pixels import Pixels, as_grey

# Where a face without landmarks has them, as fractions of its crop (medians over FER2013's validation part).
_USUAL_LANDMARKS = ((0.30, 0.38), (0.70, 0.38), (0.50, 0.60), (0.34, 0.78), (0.66, 0.78))
_LEAST_CONTRAST, _EQUAL_CONTRAST = 2.0, 70.0


@dataclass(frozen=True, slots=True)
class MoodGuess:
    """Confidence of all eight moods (they sum to 1); `mood` is None when the best is under the threshold."""

    moods: dict[Mood, float]
    mood: Mood | None


class MoodModel:
    """A network of the manifest's `mood` role. Not for use by two threads at once."""

    def __init__(self, card: ModelCard, path: Path) -> None:
        self._card = card
        self._net = load_net(path)
        if len(set(card.moods)) < 2:
            raise ModelDamaged("The manifest names no moods for this model", item=card.name)

    @property
    def threshold(self) -> float:
        """The confidence (0 to 1) from which the model is right at least four times in five."""
        return self._card.threshold

    def read(self, picture: Pixels, face: Face) -> MoodGuess:
        """The mood of one face of a BGR or grey picture."""
        confidences = self.confidences(self._crop(picture, face))
        moods = dict.fromkeys(MOODS, 0.0)
        moods.update(zip(self._card.moods, (float(value) for value in confidences), strict=True))
        top = max(moods, key=moods.__getitem__)
        return MoodGuess(moods, top if moods[top] >= self._card.threshold else None)

    def confidences(self, crop: Pixels) -> NDArray[np.float64]:
        """Calibrated confidences, in the order of the card's moods, of a crop of the model's own size."""
        return softmax(self.logits(crop) * self._card.logit_scale)

    def logits(self, crop: Pixels) -> NDArray[np.float64]:
        """(moods,) raw outputs; averaged with the mirror image's where the card asks for it."""
        if self._card.equalize:
            crop = _equalized(crop)
        answer = self._forward(crop)
        if self._card.mirror:
            answer = (answer + self._forward(cv2.flip(crop, 1))) / 2
        return answer

    def _crop(self, picture: Pixels, face: Face) -> Pixels:
        card = self._card
        source = as_grey(picture) if card.channels == "grey" else picture
        if not card.landmarks:
            return square(source, face, card.side_px)
        points = face.landmarks
        if points is None:
            corner = np.array([face.x, face.y]) - face.crop_side_px / 2
            points = (corner + np.array(_USUAL_LANDMARKS) * face.crop_side_px).astype(np.float32)
        return aligned(source, points, card.landmarks, card.side_px)

    def _forward(self, crop: Pixels) -> NDArray[np.float64]:
        card = self._card
        if card.channels != "grey" and crop.ndim == 2:
            crop = cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR)
        mean = (card.mean,) * 3
        blob = cv2.dnn.blobFromImage(crop, card.scale, mean=mean, swapRB=card.channels == "rgb")
        self._net.setInput(blob, card.input_name)
        return np.asarray(self._net.forward(), np.float64).reshape(-1)


def _equalized(crop: Pixels) -> Pixels:
    """A grey crop as the faces to learn from are: every grey value about equally often in any light.

    What is already like that (deviation 73.9 when it is exactly so), or shows nothing, is left alone.
    """
    return cv2.equalizeHist(crop) if _LEAST_CONTRAST < float(crop.std()) < _EQUAL_CONTRAST else crop


def open_mood_model(shelf: ModelShelf, name: str = "") -> MoodModel:
    """The preferred mood model, or the one of this name. Raises ModelMissing, ModelDamaged."""
    if not name:
        found = shelf.find(ModelRole.MOOD)
        if found is None:
            raise ModelMissing("There is no mood model", remedy="Run: emotion-kiosk models list")
        return MoodModel(*found)
    card = shelf.card(name)
    path = shelf.checked_path(card)
    return MoodModel(card, path)


def load_net(path: Path) -> cv2.dnn.Net:
    """An ONNX file for cv2.dnn. Raises ModelDamaged."""
    try:
        # From memory: OpenCV on Windows cannot open a path with Korean letters in it.
        net = cv2.dnn.readNetFromONNX(np.frombuffer(path.read_bytes(), np.uint8))
    except (OSError, cv2.error) as error:
        raise ModelDamaged("OpenCV cannot load the model", item=str(path)) from error
    net.setPreferableBackend(cv2.dnn.DNN_BACKEND_OPENCV)
    return net


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Over the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))
