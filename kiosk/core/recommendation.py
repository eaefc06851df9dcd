"""What a recommender is asked, and what it answers."""

from dataclasses import dataclass

from kiosk.core.mood import Mood
from kiosk.core.reading import Gender
from kiosk.core.strategy import Strategy


@dataclass(frozen=True, slots=True)
class RecommendationKey:
    """For whom a list is: a cohort (`any/happy`) or a visitor's UUID.

    `visit_id` and `liked` (this visit's likes, newest last) let a recommender learn within the visit.
    """

    strategy: Strategy
    user_id: str
    visit_id: str = ""
    liked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """One recommended picture, from which list, and the probability with which it was chosen."""

    picture_id: str
    strategy: Strategy
    propensity: float = 1.0
    recommendation_id: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Pictures in order, best first, each once."""

    picks: tuple[Pick, ...]
    strategy: Strategy
    recommendation_id: str

    @property
    def picture_ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(pick.picture_id for pick in self.picks)


def cohort(mood: Mood, gender: Gender | None = None) -> str:
    """The pseudo-user of a mood recommendation, `<gender>/<mood>`; gender is `any` unless given."""
    return f"{gender or 'any'}/{mood}"
