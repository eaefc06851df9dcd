"""What users and lists are called in Personalize."""

from enum import StrEnum

from kiosk.core.mood import Mood

LONGEST_RECOMMENDATION_ID = 40
_MARK = "personalize:"


class UserIds(StrEnum):
    """How a visitor is called: by their id with the mood as context, or as the old demo did."""

    CONTEXT = "context"
    DEMO = "demo"


def is_cohort(user_id: str) -> bool:
    """Whether an id is that of a cohort (`any/happy`), and of no person."""
    return "/" in user_id


def user_of(user_id: str, mood: Mood | None, style: UserIds) -> str:
    """The user id that Personalize knows; a cohort (`any/happy`) has its mood in it already."""
    if style is UserIds.DEMO and mood is not None and not is_cohort(user_id):
        return f"{user_id}/{mood}"
    return user_id


def marked(recommendation_id: str) -> str:
    """Personalize's id of a list, told apart from those of the local recommender."""
    return _MARK + recommendation_id


def unmarked(recommendation_id: str) -> str | None:
    """What to send with an event: Personalize's own id, or None when the list was not its."""
    raw = recommendation_id.removeprefix(_MARK)
    ours = recommendation_id.startswith(_MARK) and 0 < len(raw) <= LONGEST_RECOMMENDATION_ID
    return raw if ours else None
