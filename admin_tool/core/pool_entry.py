"""A picture of the pool as reviewers see it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.mood import Mood
from kiosk.core.picture import parse_key


class Decision(StrEnum):
    """What reviewers made of a picture."""

    UNDECIDED = "undecided"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class PoolEntry:
    """One row of the pool.

    `id` is the key (`imgPool/happy/img_20261122-141500_3h.jpeg`), `tag` changes when the file does, `batch`
    is the order that it came with. `version` counts the decisions on it: who decides says which one they saw.
    `flagged` names the moderation label that blocks it, `trouble` says why it cannot be shown. `number` is
    its row in the index, the one that `PoolIndex.numbers` lists; `negative` is what its prompt ruled out.
    """

    id: str
    mood: Mood
    created_at: datetime
    size_bytes: int
    tag: str
    batch: str = ""
    prompt: str = ""
    seed: int | None = None
    generator: str = ""
    decision: Decision = Decision.UNDECIDED
    decided_by: str = ""
    decided_at: datetime | None = None
    version: int = 0
    live: bool = False
    flagged: str = ""
    trouble: str = ""
    number: int = 0
    negative: str = ""

    @property
    def file_name(self) -> str:
        """The last part of its key."""
        return self.id.rsplit("/", 1)[-1]


def batch_of(picture_id: str) -> str:
    """The batch in a key, `img_20261122-141500`; empty for a picture that was not ordered."""
    parts = parse_key(picture_id)
    name = parts[2] if parts else ""
    batch, _, number = name.rpartition("_")
    return batch if batch.startswith("img_") and number.rstrip("hjpegn.").isdecimal() else ""
