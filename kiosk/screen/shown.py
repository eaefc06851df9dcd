"""What a screen shows, one class for each screen: words are keys, pictures are ids, seconds are whole."""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.core.mood import Mood


@dataclass(frozen=True, slots=True)
class PreparingShown:
    """The first start: `done` of `total` pictures are painted."""

    screen: ClassVar[str] = "preparing"
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class AttractShown:
    """The pictures that change behind the Start button."""

    screen: ClassVar[str] = "attract"
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """The question; the pictures of its two answers."""

    screen: ClassVar[str] = "consent"
    remember: bool
    camera_picture: str | None
    tiles_picture: str | None


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """The mirror: the face's box as fractions of the frame, not yet mirrored; a hint by its name, or ""."""

    screen: ClassVar[str] = "reading"
    progress: float
    hint: str
    has_face: bool
    left: float
    top: float
    width: float
    height: float
    seconds_left: int


@dataclass(frozen=True, slots=True)
class TileShown:
    """One mood tile."""

    mood: Mood
    picture: str | None


@dataclass(frozen=True, slots=True)
class PickerShown:
    """The eight tiles, why they are here, and the keypad when it is open."""

    screen: ClassVar[str] = "picker"
    reason: str
    tiles: tuple[TileShown, ...]
    camera_on: bool
    known: bool
    code_pad: bool
    checking: bool
    wrong: bool
    wait_s: int


@dataclass(frozen=True, slots=True)
class CardShown:
    """One picture of the gallery; `storing` while a tap on its heart is on its way to the disk."""

    picture: str
    ai_made: bool
    liked: bool
    storing: bool


@dataclass(frozen=True, slots=True)
class GalleryShown:
    """Up to three pictures, or skeletons while `loading`.

    `offer` is a changed mood or "", `explains` that "For you" tells what it will be instead of pictures:
    it needs `likes_to_go` more of `likes_wanted` likes and, unless `remembered`, the visitor's wish to be
    remembered. `page` is the dot that is lit of `pages` dots.
    """

    screen: ClassVar[str] = "gallery"
    mood: Mood
    by_camera: bool
    camera_on: bool
    loading: bool
    cards: tuple[CardShown, ...]
    tab: str
    explains: bool
    remembered: bool
    likes_to_go: int
    likes_wanted: int
    page: int
    pages: int
    offer: str


@dataclass(frozen=True, slots=True)
class FarewellShown:
    """Goodbye, with the return code for those who asked for one."""

    screen: ClassVar[str] = "farewell"
    seconds_left: int
    return_code: str
    awaiting_code: bool
    can_forget: bool
    forgetting: bool
    forgotten: bool
    forget_failed: bool
    picture: str | None


@dataclass(frozen=True, slots=True)
class StaffShown:
    """The staff panel; it closes by itself."""

    screen: ClassVar[str] = "staff"
    seconds_left: int


@dataclass(frozen=True, slots=True)
class ApologyShown:
    """Something failed."""

    screen: ClassVar[str] = "apology"
    seconds_left: int


Shown = (
    PreparingShown
    | AttractShown
    | ConsentShown
    | ReadingShown
    | PickerShown
    | GalleryShown
    | FarewellShown
    | StaffShown
    | ApologyShown
)
