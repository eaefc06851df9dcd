"""What visitors did with pictures."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.recommendation import Pick
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


@dataclass(frozen=True, slots=True)
class Act:
    """An interaction before it has an id and a time, which are given once, when it is stored."""

    kind: InteractionKind
    user_id: str
    pick: Pick
    impression: tuple[str, ...]

    def stamped(self, event_id: str, visit_id: str, at: datetime) -> Interaction:
        """The interaction to store."""
        return Interaction(
            event_id=event_id,
            visit_id=visit_id,
            user_id=self.user_id,
            kind=self.kind,
            picture_id=self.pick.picture_id,
            impression=self.impression,
            recommendation_id=self.pick.recommendation_id,
            strategy=self.pick.strategy,
            propensity=self.pick.propensity,
            at=at,
        )
