"""Which frame is worth an analyzer call: one face, large, lit, looking here, steady and sharp."""

from dataclasses import dataclass

import numpy as np

from kiosk.core.reading import Box, Hint
from kiosk.vision.face_crop import box_of, head_and_shoulders
from kiosk.vision.face_detector import Face, FaceDetector
from kiosk.vision.face_quality import quality_of
from kiosk.vision.face_search import open_detector
from kiosk.vision.models import ModelShelf
from kiosk.vision.pixels import Pixels, as_grey, size_of


@dataclass(frozen=True, slots=True)
class GateLimits:
    """From where on a frame is worth reading. Widths are shares of the shorter side, angles degrees."""

    least_width: float = 0.14
    least_width_px: float = 56
    most_width: float = 0.8
    rival_width: float = 0.55  # of the largest face's: smaller ones stand behind
    least_brightness: float = 0.17
    dark_frame: float = 0.12
    most_yaw: float = 35
    most_roll: float = 32
    most_pitch: float = 40
    most_travel: float = 0.25  # face widths between two judged frames
    forget_s: float = 1.0  # an older frame says nothing about movement
    least_sharpness: float = 0.2


@dataclass(frozen=True, slots=True)
class Judgement:
    """Either `crop_jpeg` (head and shoulders, at most 640 px a side) or the one `hint` that would help."""

    box: Box | None
    hint: Hint | None
    crop_jpeg: bytes | None


class FaceGate:
    """Judges the frames of one visit after another; remembers only where the last face was."""

    def __init__(self, detector: FaceDetector, limits: GateLimits | None = None) -> None:
        self._detector = detector
        self._limits = limits or GateLimits()
        self._last: tuple[float, Face] | None = None

    def reset(self) -> None:
        """Forgets the last face: another visit begins."""
        self._last = None

    def judge(self, frame: Pixels, at_s: float) -> Judgement:
        """What a BGR frame taken at `at_s` seconds (monotonic) is good for."""
        faces = self._detector.detect(frame)
        if not faces:
            self._last = None
            return Judgement(None, self._why_none(frame), None)
        face = faces[0]
        hint = self._hint(frame, faces, at_s)
        self._last = (at_s, face)
        crop = None if hint else head_and_shoulders(frame, face)
        return Judgement(box_of(face, frame), hint, crop)

    def _why_none(self, frame: Pixels) -> Hint:
        # Every eighth line and column are enough to tell a dark room.
        dark = float(as_grey(np.ascontiguousarray(frame[::8, ::8])).mean()) / 255 < self._limits.dark_frame
        return Hint.MORE_LIGHT if dark else Hint.NO_FACE

    def _hint(self, frame: Pixels, faces: list[Face], at_s: float) -> Hint | None:
        limits, face = self._limits, faces[0]
        shorter = min(size_of(frame))
        if len(faces) > 1 and faces[1].width >= face.width * limits.rival_width:
            return Hint.ONE_PERSON
        if face.width < max(limits.least_width * shorter, limits.least_width_px):
            return Hint.COME_CLOSER
        if face.width > limits.most_width * shorter:
            return Hint.MOVE_BACK
        quality = quality_of(frame, face)
        if quality.brightness < limits.least_brightness:
            return Hint.MORE_LIGHT
        if self._looks_away(face):
            return Hint.LOOK_AT_SCREEN
        if self._travelled(face, at_s) or quality.sharpness < limits.least_sharpness:
            return Hint.HOLD_STILL
        return None

    def _looks_away(self, face: Face) -> bool:
        pose, limits = face.pose, self._limits
        return (
            abs(pose.yaw) > limits.most_yaw
            or abs(pose.pitch) > limits.most_pitch
            or abs(pose.roll) > limits.most_roll
        )

    def _travelled(self, face: Face, at_s: float) -> bool:
        if self._last is None or not 0 <= at_s - self._last[0] <= self._limits.forget_s:
            return False
        before = self._last[1]
        travel = float(np.hypot(face.x - before.x, face.y - before.y))
        return travel > self._limits.most_travel * face.width


def open_gate(shelf: ModelShelf) -> FaceGate:
    """A gate with the best detector there is. Raises ModelDamaged, ModelMissing."""
    return FaceGate(open_detector(shelf))
