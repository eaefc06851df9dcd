"""Keeps fetched pictures on the disk, up to a size, and asks the service only whether they changed."""

import contextlib
import hashlib
import json
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from kiosk.adapters.picture_check import check_picture
from kiosk.adapters.whole_file import clear_left_overs, write_over
from kiosk.core.errors import LibraryError, PictureError, ServiceError
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus
from kiosk.core.ports import PictureStore

FRESH_S = 24 * 3600.0
SUFFIX = ".picture"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A picture with the service's mark of this version (an HTTP ETag)."""

    data: bytes
    tag: str


class TaggedPictureStore(PictureStore, Protocol):
    """A picture store that can say "not changed"."""

    def fetch_tagged(self, picture_id: str, known_tag: str = "") -> Fetched | None:
        """The picture, or None when it still has the known tag. Raises as `fetch` does."""
        ...


@dataclass(frozen=True, slots=True)
class _Kept:
    data: bytes
    tag: str
    checked_s: float


class CachedPictureStore:
    """A picture store in front of a slow one; the least recently shown pictures go first."""

    def __init__(
        self,
        store: TaggedPictureStore,
        folder: Path,
        limit_bytes: int,
        fresh_s: float = FRESH_S,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """A picture is shown without asking for `fresh_s` seconds after it was last asked for."""
        self._store = store
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._fresh_s = fresh_s
        self._now = now
        self._turn = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        clear_left_overs(folder)
        files = sorted(((file.stat(), file.name) for file in folder.glob(f"*{SUFFIX}")), key=_last_used)
        self._sizes: OrderedDict[str, int] = OrderedDict((name, stat.st_size) for stat, name in files)
        self._total_bytes = sum(self._sizes.values())

    def fetch(self, picture_id: str) -> bytes:
        """The encoded picture; an old copy where the service does not answer.

        Raises PictureMissing, PictureDamaged for what cannot be shown, ServiceError where there is no copy.
        """
        kept = self._read(picture_id)
        if kept and 0 <= self._now().timestamp() - kept.checked_s < self._fresh_s:
            return kept.data
        try:
            fetched = self._ask(picture_id, kept)
        except ServiceError as trouble:
            if kept is None:
                raise
            log.info("An older copy of a picture is shown: %s", trouble.what)
            return kept.data
        except PictureError:
            self._drop(_name(picture_id))
            raise
        self._write(picture_id, fetched)
        return fetched.data

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """All pictures of a status, newest first."""
        return self._store.list(status, mood)

    def copy(self, picture_id: str, target_id: str) -> None:
        """Copies in the service."""
        self._store.copy(picture_id, target_id)

    def delete(self, picture_id: str) -> None:
        """Removes the picture and the copy of it."""
        self._store.delete(picture_id)
        self._drop(_name(picture_id))

    def _ask(self, picture_id: str, kept: _Kept | None) -> Fetched:
        fetched = self._store.fetch_tagged(picture_id, kept.tag if kept else "")
        if fetched is None:
            return Fetched(kept.data, kept.tag) if kept else Fetched(self._store.fetch(picture_id), "")
        check_picture(fetched.data, picture_id)
        return fetched

    def _read(self, picture_id: str) -> _Kept | None:
        name = _name(picture_id)
        path = self._folder / name
        try:
            head, _, data = path.read_bytes().partition(b"\n")
            facts = json.loads(head)
            if facts["id"] != picture_id or facts["sha256"] != hashlib.sha256(data).hexdigest():
                raise ValueError("it does not match its head")
            os.utime(path)
            with self._turn:
                self._sizes.move_to_end(name)
            return _Kept(data, str(facts["tag"]), float(facts["checked_s"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as trouble:
            log.warning("A damaged copy of a picture was thrown away: %s", trouble)
            self._drop(name)
            return None

    def _write(self, picture_id: str, fetched: Fetched) -> None:
        facts = {
            "id": picture_id,
            "tag": fetched.tag,
            "sha256": hashlib.sha256(fetched.data).hexdigest(),
            "checked_s": self._now().timestamp(),
        }
        content = json.dumps(facts).encode() + b"\n" + fetched.data
        name = _name(picture_id)
        if len(content) > self._limit_bytes:
            return
        try:
            write_over(self._folder / name, content)
        except LibraryError as trouble:
            log.warning("A picture was not kept: %s", trouble)
            return
        with self._turn:
            self._total_bytes += len(content) - self._sizes.pop(name, 0)
            self._sizes[name] = len(content)
        while self._total_bytes > self._limit_bytes:
            self._drop(next(iter(self._sizes)))

    def _drop(self, name: str) -> None:
        with contextlib.suppress(OSError):
            (self._folder / name).unlink()
        with self._turn:
            self._total_bytes -= self._sizes.pop(name, 0)


def _name(picture_id: str) -> str:
    return hashlib.sha256(picture_id.encode()).hexdigest()[:32] + SUFFIX


def _last_used(file: tuple[os.stat_result, str]) -> float:
    return file[0].st_mtime
