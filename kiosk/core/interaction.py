"""What visitors did with pictures."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.strategy import Strategy


class InteractionKind(StrEnum):
    """What was done with a picture."""

    VIEW = "view"
    LIKE = "like"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class Interaction:
    """One act of one visit; `event_id` is made once and kept on every retry.

    `impression` holds the ids that were on screen, `at` is an aware time in UTC.
    """

    event_id: str
    visit_id: str
    user_id: str
    kind: InteractionKind
    picture_id: str
    impression: tuple[str, ...]
    recommendation_id: str
    strategy: Strategy
    propensity: float
    at: datetime
