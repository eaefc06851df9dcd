"""What the controller is told to do. Each answer comes back as an event of the same visit."""

from dataclasses import dataclass

from kiosk.core.interaction import Act
from kiosk.core.mood import Mood
from kiosk.core.recommendation import RecommendationKey


@dataclass(frozen=True, slots=True)
class OpenCamera:
    """A visitor agreed: open the handle."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class CloseCamera:
    """Close the handle and wipe all frames, now."""


@dataclass(frozen=True, slots=True)
class KeepConsent:
    """Store which choice was made, in which language."""

    choice: str
    language: str


@dataclass(frozen=True, slots=True)
class KeepReading:
    """Count a camera reading, or that `chosen` was chosen in its place; `read` is None for "can't tell"."""

    read: Mood | None
    chosen: Mood | None = None


@dataclass(frozen=True, slots=True)
class ReadMood:
    """Vote on the mood; with `identify` look the face up, and remember it when it is new."""

    visit_id: str
    identify: bool


@dataclass(frozen=True, slots=True)
class WatchMood:
    """Tell when the expression has become another one than this."""

    visit_id: str
    mood: Mood


@dataclass(frozen=True, slots=True)
class StopReading:
    """Neither vote nor watch any more."""


@dataclass(frozen=True, slots=True)
class Recommend:
    """Ask for pictures; the answer carries `asked`."""

    visit_id: str
    asked: int
    key: RecommendationKey
    mood: Mood
    count: int
    exclude: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prefetch:
    """Have these pictures in memory before they are shown."""

    picture_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Store these acts in one transaction; a heart among them is answered."""

    visit_id: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class CheckCode:
    """Find the visitor of a return code."""

    visit_id: str
    code: str


@dataclass(frozen=True, slots=True)
class GiveCode:
    """Make a visitor with a return code, and credit these likes to them."""

    visit_id: str
    likes: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete everything about a visitor."""

    visit_id: str
    visitor_id: str


@dataclass(frozen=True, slots=True)
class ForgetVisit:
    """Drop whatever is still kept for the visit: crops, requests under way, pictures in memory."""


Effect = (
    OpenCamera
    | CloseCamera
    | KeepConsent
    | KeepReading
    | ReadMood
    | WatchMood
    | StopReading
    | Recommend
    | Prefetch
    | Record
    | CheckCode
    | GiveCode
    | Forget
    | ForgetVisit
)
