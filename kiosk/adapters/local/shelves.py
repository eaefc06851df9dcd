"""The live pictures as arrays, numbered once and for all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local.likeness import DIMENSIONS, word_vectors
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Picture, PictureStatus, parse_key

MOOD_NUMBERS = {mood: number for number, mood in enumerate(MOODS)}


class Catalogue(Protocol):
    """A list of pictures that can tell whether it changed."""

    def version(self) -> int:
        """Grows with every change; quick."""
        ...

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """All pictures of a status."""
        ...


@dataclass(slots=True)
class Shelves:
    """Number, mood and words of every picture ever met; `live` holds the numbers on show by mood.

    `changes` counts how often `words` or `live` changed.
    """

    ids: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    moods: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    words: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, DIMENSIONS)))
    live: dict[Mood, NDArray[np.int64]] = field(default_factory=dict)
    changes: int = 0
    _version: int = -1
    _pictures: list[Picture] = field(default_factory=list)

    def number(self, picture_id: str) -> int | None:
        """The number of a picture, a new one where it was never met; None for what is no picture's key."""
        known = self.numbers.get(picture_id)
        if known is not None:
            return known
        parts = parse_key(picture_id)
        if parts is None:
            return None
        self.ids.append(picture_id)
        self.numbers[picture_id] = len(self.ids) - 1
        self._grow(len(self.ids), MOOD_NUMBERS[parts[1]])
        return len(self.ids) - 1

    def update(self, catalogue: Catalogue) -> None:
        """Takes over what is live now, when it changed."""
        version = catalogue.version()
        if version == self._version:
            return
        self._version = version
        pictures = list(catalogue.list(PictureStatus.LIVE))
        if self.changes and pictures == self._pictures:
            return  # only the pool changed
        self._pictures = pictures
        self.changes += 1
        numbers = [self.number(picture.id) for picture in pictures]
        vectors = word_vectors([picture.prompt for picture in pictures])
        by_mood: dict[Mood, list[int]] = {mood: [] for mood in MOODS}
        for picture, number, vector in zip(pictures, numbers, vectors, strict=True):
            if number is not None:
                by_mood[picture.mood].append(number)
                self.words[number] = vector
        self.live = {mood: np.asarray(found, np.int64) for mood, found in by_mood.items()}

    def _grow(self, size: int, mood: int) -> None:
        room = len(self.moods)
        if size > room:
            more = max(1024, room)
            self.moods = np.concatenate([self.moods, np.zeros(more, np.int64)])
            self.words = np.concatenate([self.words, np.zeros((more, DIMENSIONS))])
        self.moods[size - 1] = mood
