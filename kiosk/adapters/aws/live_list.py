"""Which pictures are live now, kept in memory: Personalize forgets none that was withdrawn."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from kiosk.adapters.aws.kept_file import keep, read_kept
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Picture, PictureStatus

FRESH_FOR = timedelta(hours=48)
"""A campaign learns of a new picture after hours, or at its next training."""


class _Listing(Protocol):
    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]: ...


class LiveList:
    """The live pictures of each mood, newest first; unknown before the first `refresh` ever."""

    def __init__(
        self,
        store: _Listing,
        path: Path | None = None,
        fresh_for: timedelta = FRESH_FOR,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._path = path
        self._fresh_for = fresh_for
        self._now = now
        self._turn = threading.Lock()
        self._made: dict[Mood, dict[str, datetime]] = _loaded(path)

    def ids(self, mood: Mood) -> frozenset[str] | None:
        """The live pictures of a mood, or None while nobody knows."""
        made = self._made.get(mood)
        return None if made is None else frozenset(made)

    def fresh(self, mood: Mood) -> tuple[str, ...]:
        """Pictures so new that the campaign cannot know them, newest first."""
        since = self._now() - self._fresh_for
        return tuple(picture_id for picture_id, at in self._made.get(mood, {}).items() if at > since)

    def refresh(self) -> None:
        """Reads the lists of all moods anew. Raises ServiceError; what is known stays then."""
        for mood in MOODS:
            pictures = self._store.list(PictureStatus.LIVE, mood)
            with self._turn:
                self._made = self._made | {mood: {picture.id: picture.created_at for picture in pictures}}
        with self._turn:
            keep(
                self._path,
                {
                    mood: [[picture_id, at.isoformat()] for picture_id, at in made.items()]
                    for mood, made in self._made.items()
                },
            )


def _loaded(path: Path | None) -> dict[Mood, dict[str, datetime]]:
    kept = read_kept(path)
    try:
        return {
            Mood(mood): {str(picture_id): datetime.fromisoformat(at) for picture_id, at in rows}
            for mood, rows in kept.items()
        }
    except (AttributeError, TypeError, ValueError):
        return {}
