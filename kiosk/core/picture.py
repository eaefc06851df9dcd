"""Pictures, their keys, and the order for a new one."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.core.mood import Mood

LIVE_ROOT = "emotions"
POOL_ROOT = "imgPool"


class PictureStatus(StrEnum):
    """Where a picture stands on its way from the generator to the kiosks."""

    POOL = "pool"
    LIVE = "live"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Focus:
    """The point of a picture that a crop must keep, as fractions of width and height."""

    x: float = 0.5
    y: float = 0.5


@dataclass(frozen=True, slots=True)
class Picture:
    """An item of the shop; `id` is its key below the store's root, such as `emotions/happy/a.jpeg`."""

    id: str
    mood: Mood
    status: PictureStatus
    created_at: datetime
    focus: Focus = field(default=Focus())
    ai_made: bool = True
    prompt: str = ""
    seed: int | None = None
    generator: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a generator is asked to make; sizes in pixels, `steps` and `guidance` for diffusion models."""

    mood: Mood
    text: str
    negative: str = ""
    seed: int = 0
    width_px: int = 768
    height_px: int = 512
    steps: int = 30
    guidance: float = 7.5


def live_key(mood: Mood, file_name: str) -> str:
    """The key under which kiosks show a picture."""
    return f"{LIVE_ROOT}/{mood}/{file_name}"


def pool_key(mood: Mood, file_name: str) -> str:
    """The key of a picture that nobody has looked at yet."""
    return f"{POOL_ROOT}/{mood}/{file_name}"


def parse_key(key: str) -> tuple[str, Mood, str] | None:
    """Splits a key into root, mood and file name; None when it is not the key of a picture."""
    root, _, rest = key.partition("/")
    mood, _, file_name = rest.partition("/")
    if root not in (LIVE_ROOT, POOL_ROOT) or mood not in tuple(Mood) or not file_name or "/" in file_name:
        return None
    return root, Mood(mood), file_name
