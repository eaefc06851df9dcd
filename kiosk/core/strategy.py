"""Where a recommended picture came from, and when a visitor gets a personal list."""

from enum import StrEnum


class Strategy(StrEnum):
    """Which list a picture was on; it is the event attribution source in Personalize."""

    MOOD = "mood"
    PERSONAL = "personal"
    CACHED = "cached"
    FRESH = "fresh"


def personal_offered(remembered: bool, likes: int, after_likes: int) -> bool:
    """Whether "For you" has a list: the visitor agreed to be remembered and has liked enough."""
    return remembered and likes >= after_likes
