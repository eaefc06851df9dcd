"""Where a visit stands. A state holds all that the screen shows, and nothing outlives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.core.interaction import Act
from kiosk.core.mood import Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.page import Deck
from kiosk.core.reading import Box, Gender, Hint
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from kiosk.core.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Rules:
    """What a shop may decide about visits; times in seconds."""

    default_language: str = "ko"
    personal_after_likes: int = 10
    cohorts_by_gender: bool = False
    reread: bool = True
    reading_s: int = 8
    still_there_s: int = 20
    farewell_s: int = 6
    farewell_with_code_s: int = 20
    apology_s: int = 5
    staff_s: int = 120


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's visit.

    `camera` is their consent, `shown` are the pictures that were on screen, `likes` what is liked now,
    `storing` the hearts that are on their way to the disk, `asked` counts requests for lists.
    """

    id: str
    language: str
    camera: bool = False
    remember: bool = False
    visitor: Visitor | None = None
    return_code: str | None = None
    shown: frozenset[str] = frozenset()
    likes: tuple[Act, ...] = ()
    storing: frozenset[str] = frozenset()
    asked: int = 0

    @property
    def liked(self) -> tuple[str, ...]:
        """The pictures that are liked now, newest last."""
        return tuple(act.pick.picture_id for act in self.likes)

    def key(self, strategy: Strategy, mood: Mood, gender: Gender | None = None) -> RecommendationKey:
        """For whom a list of this visit is asked; `personal` needs a known visitor."""
        personal = strategy is Strategy.PERSONAL and self.visitor is not None
        user_id = self.visitor.id if personal and self.visitor else cohort(mood, gender)
        return RecommendationKey(strategy, user_id, self.id, self.liked)

    @property
    def likes_ever(self) -> int:
        """Likes of this visit and, for a known visitor, of all visits before."""
        return len(self.likes) + (self.visitor.likes if self.visitor else 0)


class PickerReason(StrEnum):
    """Why the mood tiles are on screen."""

    CHOSEN = "chosen"
    NOT_RIGHT = "not_right"
    CANNOT_TELL = "cannot_tell"
    CAMERA_GONE = "camera_gone"


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """The keypad for a return code: checking it, refused, or paused for `wait_s` seconds."""

    checking: bool = False
    wrong: bool = False
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class Preparing:
    """The first start: the starter gallery is being painted."""

    language: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Attract:
    """Nobody is here; the camera handle is closed."""

    language: str


@dataclass(frozen=True, slots=True)
class Consent:
    """Asking whether the camera may be used."""

    visit: Visit


@dataclass(frozen=True, slots=True)
class Reading:
    """The camera looks for the mood; `progress` runs from 0 to 1 and never back."""

    visit: Visit
    seconds_left: int
    progress: float = 0.0
    hint: Hint | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list of the gallery: who it is for, its deck, and the request whose answer still counts."""

    key: RecommendationKey
    deck: Deck = field(default_factory=Deck)
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Choosing:
    """The mood is known, its pictures are on their way; the screen shows skeleton cards."""

    visit: Visit
    mood: Mood
    by_camera: bool
    confidences: Mapping[Mood, float]
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Gallery:
    """Three pictures to like. `offer` is a changed mood that the visitor may follow.

    `tab` is the list on screen, MOOD or PERSONAL; `personal` is None until there is such a list.
    """

    visit: Visit
    mood: Mood
    by_camera: bool
    confidences: Mapping[Mood, float]
    for_mood: Shelf
    personal: Shelf | None = None
    tab: Strategy = Strategy.MOOD
    offer: MoodVerdict | None = None
    touched: bool = False

    @property
    def shelf(self) -> Shelf | None:
        """The list on screen; None where "For you" explains itself."""
        return self.personal if self.tab is Strategy.PERSONAL else self.for_mood


@dataclass(frozen=True, slots=True)
class MoodPicker:
    """The eight tiles; `behind` is the gallery that Back returns to, `code` the keypad when it is open."""

    visit: Visit
    reason: PickerReason
    behind: Gallery | None = None
    code: CodeEntry | None = None


Active = Consent | Reading | Choosing | Gallery | MoodPicker


@dataclass(frozen=True, slots=True)
class StillThere:
    """Nobody touched the screen for a while; the visit below goes on or is wiped."""

    under: Active
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Farewell:
    """Goodbye; all that is left of the visit is what this screen offers."""

    visit_id: str
    language: str
    seconds_left: int
    visitor_id: str | None = None
    return_code: str | None = None
    awaiting_code: bool = False
    forgetting: bool = False
    forgotten: bool = False
    forget_failed: bool = False


@dataclass(frozen=True, slots=True)
class Staff:
    """The staff panel; no visit is running."""

    language: str
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Apology:
    """Something failed that the visit cannot go on without."""

    language: str
    seconds_left: int


State = Preparing | Attract | Active | StillThere | Farewell | Staff | Apology


def language_of(state: State) -> str:
    """The language on screen."""
    match state:
        case StillThere(under):
            return under.visit.language
        case Preparing() | Attract() | Farewell() | Staff() | Apology():
            return state.language
        case _:
            return state.visit.language


def visit_of(state: State) -> Visit | None:
    """The running visit, if any."""
    match state:
        case StillThere(under):
            return under.visit
        case Preparing() | Attract() | Farewell() | Staff() | Apology():
            return None
        case _:
            return state.visit


def in_language(state: State, language: str) -> State:
    """The same state in another language."""
    match state:
        case StillThere(under, seconds):
            return StillThere(replace(under, visit=replace(under.visit, language=language)), seconds)
        case Preparing() | Attract() | Farewell() | Staff() | Apology():
            return replace(state, language=language)
        case _:
            return replace(state, visit=replace(state.visit, language=language))
