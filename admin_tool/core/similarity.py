"""Pictures that look alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """Pictures that look alike; `best` is the one to keep, and is among `ids` too."""

    best: str
    ids: tuple[str, ...]
