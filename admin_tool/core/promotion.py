"""From the pool to the kiosks and back: what would happen, and what did, picture by picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.mood import Mood
from kiosk.core.picture import LIVE_ROOT, POOL_ROOT, parse_key


class Fate(StrEnum):
    """What a promotion does, or did, with one picture."""

    ADD = "add"
    ALREADY_LIVE = "already_live"
    BLOCKED = "blocked"
    MISSING = "missing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PromotionLine:
    """One picture of a promotion; `reason` says why it is blocked or failed, in a whole sentence.

    `marks` says that it gets its "AI-made" mark on the way.
    """

    picture_id: str
    target_id: str
    fate: Fate
    reason: str = ""
    marks: bool = False


@dataclass(frozen=True, slots=True)
class PromotionPlan:
    """A dry run: nothing was changed yet."""

    lines: tuple[PromotionLine, ...]

    def count(self, fate: Fate) -> int:
        """How many pictures have this fate."""
        return sum(line.fate is fate for line in self.lines)


@dataclass(frozen=True, slots=True)
class PromotionReport:
    """What became of every picture."""

    lines: tuple[PromotionLine, ...]

    def count(self, fate: Fate) -> int:
        """How many pictures have this fate."""
        return sum(line.fate is fate for line in self.lines)


@dataclass(frozen=True, slots=True)
class ModerationLabel:
    """What a moderation check saw, with its confidence in percent."""

    name: str
    confidence: float
    parent: str = ""


@dataclass(frozen=True, slots=True)
class LivePicture:
    """What the kiosks show, or showed until `withdrawn_at`; views and likes are those of people."""

    id: str
    mood: Mood
    created_at: datetime
    views: int = 0
    likes: int = 0
    withdrawn_at: datetime | None = None
    prompt: str = ""


def target_of(picture_id: str) -> str | None:
    """The live key of a picture of the pool; None for what is no key of a picture."""
    parts = parse_key(picture_id)
    return f"{LIVE_ROOT}/{parts[1]}/{parts[2]}" if parts else None


def pool_id_of(live_id: str) -> str | None:
    """The pool key that a live picture was promoted from; None for what is no key of a picture."""
    parts = parse_key(live_id)
    return f"{POOL_ROOT}/{parts[1]}/{parts[2]}" if parts else None


def worst_of(labels: Sequence[ModerationLabel]) -> ModerationLabel:
    """The label to tell: the surest of the most exact ones. `labels` has at least one."""
    return max(labels, key=lambda label: (bool(label.parent), label.confidence))
