"""What is kept of a camera reading, for counting only."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.core.mood import Mood


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """How one reading of a visitor's mood ended, or how it was corrected; it names nobody.

    `read` is the mood that was told, None for "can't tell". `chosen` is what the visitor chose instead, None
    while nobody did: a correction is a record of its own, with its own random id, so that nothing ties it to
    its reading or to a visit. `at` is a full hour, because a second would tell whose visit it was.
    """

    id: str
    read: Mood | None
    chosen: Mood | None
    at: datetime


def to_the_hour(at: datetime) -> datetime:
    """The full hour before a time."""
    return at.replace(minute=0, second=0, microsecond=0)
