"""Pictures that look alike."""

from dataclasses import dataclass

USUAL_THRESHOLD = 0.77
"""Where the slider starts; unrelated pictures are 0.5 alike.

Of 10,000 paintings, 2,000 of them planted (tests/bench/similarity_truth.py), it finds 0.98 of the pairs, and
0.97 of what it finds is right; with 0.75 that is 0.99 and 0.92, with 0.79 0.94 and 0.99.
"""

NOTABLE = 0.62
"""Less is chance: of 256 bits unrelated pictures share half, with a standard deviation of 0.03."""


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """Pictures that look alike; `best` is the one to keep, and is among `ids` too."""

    best: str
    ids: tuple[str, ...]
