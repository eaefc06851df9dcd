"""Where the faces are: one interface for the Haar cascades of the opencv wheel and for YuNet."""

from dataclasses import dataclass, replace
from math import atan, atan2, cos, degrees, radians, sin
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.core.reading import Pose
from kiosk.vision.pixels import Pixels

Points = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face in px of the picture: centre, and size of its box, which leans with the head by `pose.roll`.

    `landmarks` (5, 2) are the eyes, nose tip and mouth corners, the picture's left one of each pair first;
    None when the detector has none. `crop_side_px` is the side of the square that frames a face as mood
    models expect it.
    """

    x: float
    y: float
    width: float
    height: float
    score: float
    crop_side_px: float
    pose: Pose
    landmarks: Points | None = None

    @property
    def left(self) -> float:
        """Left edge, px."""
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        """Top edge, px."""
        return self.y - self.height / 2

    def moved(self, right_px: float, down_px: float) -> "Face":
        """The same face in a picture whose origin lies elsewhere."""
        points = None
        if self.landmarks is not None:
            points = np.add(self.landmarks, (right_px, down_px)).astype(np.float32)
        return replace(self, x=self.x + right_px, y=self.y + down_px, landmarks=points)


class FaceDetector(Protocol):
    """Finds faces. Not for use by two threads at once."""

    def detect(
        self, picture: Pixels, work_px: int = 320, *, least_share: float = 0.0, lenient: bool = False
    ) -> list[Face]:
        """All faces of a BGR or grey picture, largest first.

        Looks at a copy whose longest side is `work_px`, for faces of at least `least_share` of the shorter
        side; `lenient` finds more, faces and patterns.
        """
        ...


def largest_first(faces: list[Face]) -> list[Face]:
    """The order that detectors answer in."""
    return sorted(faces, key=lambda face: face.width * face.height, reverse=True)


def turned(x: float, y: float, angle: float) -> tuple[float, float]:
    """The vector (x, y) turned clockwise in the picture by `angle` degrees."""
    return x * cos(radians(angle)) - y * sin(radians(angle)), x * sin(radians(angle)) + y * cos(
        radians(angle)
    )


def pose_of(landmarks: Points) -> Pose:
    """A rough head pose from five landmarks (5, 2): good to about 10 degrees, enough to tell who looks away.

    The nose tip stands out of the face by about 0.6 of the distance between the eyes, and lies at about 0.55
    of the way from the eyes down to the mouth.
    """
    left_eye, right_eye, nose, left_mouth, right_mouth = landmarks.astype(np.float64)
    across = right_eye - left_eye
    roll = degrees(atan2(across[1], across[0]))
    between = max(float(np.hypot(*across)), 1e-6)
    eyes, mouth = (left_eye + right_eye) / 2, (left_mouth + right_mouth) / 2
    nose_right, nose_down = _turned_point(nose - eyes, -roll)
    _, mouth_down = _turned_point(mouth - eyes, -roll)
    yaw = degrees(atan(nose_right / between / 0.6))
    pitch = degrees(
        atan((0.55 - nose_down / max(mouth_down, 0.2 * between)) * max(mouth_down, 0.0) / between / 0.6)
    )
    return Pose(yaw=yaw, pitch=pitch, roll=roll)


def _turned_point(point: NDArray[np.float64], angle: float) -> tuple[float, float]:
    return turned(float(point[0]), float(point[1]), angle)
