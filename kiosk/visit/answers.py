"""What the world tells a visit: frames, lists, stored hearts, passing seconds. Answers name their visit."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.mood import Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.reading import Box, Gender, Hint
from kiosk.core.recommendation import Recommendation
from kiosk.core.visitor import Visitor


@dataclass(frozen=True, slots=True)
class GalleryPainted:
    """Some of the starter gallery is there."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class GalleryReady:
    """There are pictures to show."""


@dataclass(frozen=True, slots=True)
class FaceSeen:
    """The camera judged a frame: where the face is, what would help, how far the vote is (0 to 1)."""

    visit_id: str
    box: Box | None
    hint: Hint | None
    progress: float


@dataclass(frozen=True, slots=True)
class MoodRead:
    """The vote is over; `mood` is None for "can't tell"."""

    visit_id: str
    mood: Mood | None
    confidences: Mapping[Mood, float]
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class MoodChanged:
    """While the gallery was open the expression became another one, for two seconds."""

    visit_id: str
    verdict: MoodVerdict


@dataclass(frozen=True, slots=True)
class CameraLost:
    """No frames any more."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class VisitorKnown:
    """The directory knows this visitor, or has just made one; a code when no face could be kept."""

    visit_id: str
    visitor: Visitor
    return_code: str | None = None


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """Nobody has this code; after too many tries `wait_s` seconds of pause."""

    visit_id: str
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class PicksReady:
    """A list came; `asked` is the number of the request."""

    visit_id: str
    asked: int
    recommendation: Recommendation


@dataclass(frozen=True, slots=True)
class PicksFailed:
    """No list came."""

    visit_id: str
    asked: int


@dataclass(frozen=True, slots=True)
class HeartStored:
    """The like, or its taking back, is safe on disk."""

    visit_id: str
    picture_id: str
    liked: bool


@dataclass(frozen=True, slots=True)
class HeartNotStored:
    """It could not be written."""

    visit_id: str
    picture_id: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Everything about the visitor is deleted."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class NotForgotten:
    """The deletion could not be carried out now."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class NotRemembered:
    """No return code could be made."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class WentQuiet:
    """Nobody touched the screen for the idle time."""


@dataclass(frozen=True, slots=True)
class SecondPassed:
    """One second of the wall clock."""


@dataclass(frozen=True, slots=True)
class VisitorLeft:
    """The visit is over now."""


@dataclass(frozen=True, slots=True)
class Faulted:
    """Something failed that the visit cannot go on without."""


Answer = (
    GalleryPainted
    | GalleryReady
    | FaceSeen
    | MoodRead
    | MoodChanged
    | CameraLost
    | VisitorKnown
    | CodeRefused
    | PicksReady
    | PicksFailed
    | HeartStored
    | HeartNotStored
    | Forgotten
    | NotForgotten
    | NotRemembered
    | WentQuiet
    | SecondPassed
    | VisitorLeft
    | Faulted
)
