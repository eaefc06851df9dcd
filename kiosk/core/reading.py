"""What one camera frame shows of a face."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.mood import Mood


@dataclass(frozen=True, slots=True)
class Box:
    """A face's bounding box as fractions of the picture's width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pose:
    """Head pose in degrees; 0, 0, 0 looks straight into the camera."""

    yaw: float
    pitch: float
    roll: float


@dataclass(frozen=True, slots=True)
class Quality:
    """How readable a face is, each 0 (useless) to 1 (perfect)."""

    sharpness: float
    brightness: float


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Apparent age in years; a wide range says that the analyzer is unsure."""

    low_years: int
    high_years: int


class Gender(StrEnum):
    """Apparent gender, used for cohorts only where a shop switched that on."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Reading:
    """One frame's face: the confidence of every mood (they sum to 1) and where the face is.

    `mood` is None when the analyzer cannot tell.
    """

    moods: Mapping[Mood, float]
    mood: Mood | None
    box: Box
    pose: Pose | None = None
    quality: Quality | None = None
    age_range: AgeRange | None = None
    gender: Gender | None = None


class Hint(StrEnum):
    """The one thing a visitor can do so that the next frame can be read."""

    NO_FACE = "no_face"
    COME_CLOSER = "come_closer"
    MOVE_BACK = "move_back"
    MORE_LIGHT = "more_light"
    ONE_PERSON = "one_person"
    LOOK_AT_SCREEN = "look_at_screen"
    HOLD_STILL = "hold_still"


@dataclass(frozen=True, slots=True)
class Sight:
    """What the camera process made of one frame.

    Either `crop_jpeg` (head and shoulders, at most 640 px a side) is there because the frame is worth
    reading, or `hint` says what is wrong with it. `sequence` grows with every judged frame; `taken_s` is
    a monotonic time in seconds, comparable between processes of one machine.
    """

    sequence: int
    taken_s: float
    box: Box | None = None
    hint: Hint | None = None
    crop_jpeg: bytes | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One preview picture: packed RGB, `stride = width_px * 3`; lives in memory only."""

    sequence: int
    width_px: int
    height_px: int
    rgb: bytes | memoryview


class CameraStatus(StrEnum):
    """What the camera handle is doing."""

    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"
    GONE = "gone"
