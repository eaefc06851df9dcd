"""Which pictures are live now, kept in memory: Personalize forgets none that was withdrawn."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from kiosk.adapters.aws.kept_file import keep, read_kept
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Focus, Picture, PictureStatus

FRESH_FOR = timedelta(hours=48)
"""A campaign learns of a new picture after hours, or at its next training."""


class Listing(Protocol):
    """The part of a picture store that lists."""

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """All pictures of a status, newest first."""
        ...


class LiveList:
    """The live pictures of each mood, newest first; of a mood never listed nothing is known.

    It is a catalogue for a recommender, too: `version` and `list` never ask the cloud.
    """

    def __init__(
        self,
        store: Listing,
        path: Path | None = None,
        fresh_for: timedelta = FRESH_FOR,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`path` is the JSON file that outlives the program."""
        self._store = store
        self._path = path
        self._fresh_for = fresh_for
        self._now = now
        self._turn = threading.Lock()
        self._version = 1
        self._pictures = _loaded(path)

    def refresh(self) -> None:
        """Reads the lists of all moods anew. Raises ServiceError; what is known stays then."""
        listed = {mood: tuple(self._store.list(PictureStatus.LIVE, mood)) for mood in MOODS}
        with self._turn:
            if listed == self._pictures:
                return
            self._pictures = listed
            self._version += 1
            keep(self._path, {mood: [_as_plain(one) for one in listed[mood]] for mood in MOODS})

    def version(self) -> int:
        """Grows with every change."""
        return self._version

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """The live pictures, newest first; nothing is known of those of other statuses."""
        if status is not PictureStatus.LIVE:
            return ()
        known = self._pictures
        return [one for each in MOODS if mood in (None, each) for one in known.get(each, ())]

    def ids(self, mood: Mood) -> frozenset[str] | None:
        """The live pictures of a mood, or None while nobody knows."""
        pictures = self._pictures.get(mood)
        return None if pictures is None else frozenset(picture.id for picture in pictures)

    def fresh(self, mood: Mood) -> tuple[str, ...]:
        """Pictures so new that the campaign cannot know them, newest first."""
        since = self._now() - self._fresh_for
        return tuple(one.id for one in self._pictures.get(mood, ()) if one.created_at > since)


def _as_plain(picture: Picture) -> dict[str, Any]:
    return {
        "id": picture.id,
        "created_at": picture.created_at.isoformat(),
        "focus": [picture.focus.x, picture.focus.y],
        "ai_made": picture.ai_made,
        "prompt": picture.prompt,
    }


def _loaded(path: Path | None) -> dict[Mood, tuple[Picture, ...]]:
    kept = read_kept(path)
    try:
        return {
            Mood(mood): tuple(
                Picture(
                    str(row["id"]),
                    Mood(mood),
                    PictureStatus.LIVE,
                    datetime.fromisoformat(row["created_at"]),
                    Focus(*map(float, row["focus"])),
                    bool(row["ai_made"]),
                    str(row["prompt"]),
                )
                for row in rows
            )
            for mood, rows in kept.items()
        }
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}  # no file yet, or one of another version
