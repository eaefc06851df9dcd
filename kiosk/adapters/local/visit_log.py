"""What was seen and liked lately, as columns: one row for each picture of each visit."""

import numpy as np
from numpy.typing import NDArray

from kiosk.core.interaction import InteractionKind

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

REMEMBERED = 60_000
"""Rows that count, about a month of a busy kiosk; what visitors liked before that is forgotten."""


class VisitLog:
    """Counts views and likes of numbered pictures; noting the same act twice changes nothing."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._room = remembered
        self._added = 0
        self._visit = np.zeros(remembered, np.int64)
        self._picture = np.zeros(remembered, np.int64)
        self._liked = np.zeros(remembered, np.bool_)
        self._visit_ids = [""] * remembered
        self._slots: dict[str, dict[int, int]] = {}
        self._numbers: dict[str, int] = {}
        self._visits_begun = 0
        self._views: Floats = np.zeros(1024)
        self._likes: Floats = np.zeros(1024)

    def note(self, visit_id: str, picture: int, kind: InteractionKind) -> None:
        """Adds one act: a like counts as a view too, an unlike takes the like back."""
        slot = self._slots.get(visit_id, {}).get(picture)
        if slot is None:
            slot = self._add(visit_id, picture)
        liked = kind is InteractionKind.LIKE
        if kind is not InteractionKind.VIEW and self._liked[slot] != liked:
            self._liked[slot] = liked
            self._likes[picture] += 1.0 if liked else -1.0

    @property
    def added(self) -> int:
        """Rows ever added."""
        return self._added

    def seen(self, visit_id: str) -> dict[int, bool]:
        """The pictures of a visit, and whether each is liked now."""
        return {picture: bool(self._liked[slot]) for picture, slot in self._slots.get(visit_id, {}).items()}

    def counts(self, pictures: int) -> tuple[Floats, Floats]:
        """Views and likes of the pictures with a number below `pictures`; do not write to them."""
        self._grow(pictures)
        return self._views[:pictures], self._likes[:pictures]

    def rows(self) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        """Visit number from 0, picture number and like of every row, in no order."""
        filled = min(self._added, self._room)
        visit = self._visit[:filled]
        return visit - visit.min(initial=self._visits_begun), self._picture[:filled], self._liked[:filled]

    def _add(self, visit_id: str, picture: int) -> int:
        slot = self._added % self._room
        if self._added >= self._room:
            self._forget(slot)
        self._added += 1
        if visit_id not in self._numbers:
            self._numbers[visit_id] = self._visits_begun
            self._visits_begun += 1
        self._grow(picture + 1)
        self._visit[slot], self._picture[slot], self._liked[slot] = self._numbers[visit_id], picture, False
        self._visit_ids[slot] = visit_id
        self._slots.setdefault(visit_id, {})[picture] = slot
        self._views[picture] += 1.0
        return slot

    def _forget(self, slot: int) -> None:
        visit_id, picture = self._visit_ids[slot], int(self._picture[slot])
        self._views[picture] -= 1.0
        self._likes[picture] -= float(self._liked[slot])
        del self._slots[visit_id][picture]
        if not self._slots[visit_id]:
            del self._slots[visit_id], self._numbers[visit_id]

    def _grow(self, pictures: int) -> None:
        if pictures > len(self._views):
            more = np.zeros(max(pictures, 2 * len(self._views)) - len(self._views))
            self._views = np.concatenate([self._views, more])
            self._likes = np.concatenate([self._likes, more])
