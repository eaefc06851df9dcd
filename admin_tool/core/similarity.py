"""Pictures that look alike."""

from dataclasses import dataclass

USUAL_THRESHOLD = 0.72
"""Where the slider starts. Unrelated pictures are 0.5 alike; `tests/bench/similarity_truth.py` measures it."""


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """Pictures that look alike; `best` is the one to keep, and is among `ids` too."""

    best: str
    ids: tuple[str, ...]
