"""What lies in the picture folders, kept in memory and in the library, brought up to date by folder times."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from kiosk.adapters.local.database import Database
from kiosk.adapters.local.picture_files import folder_of, is_picture_name
from kiosk.adapters.local.picture_rows import PictureRow, read_rows, write_rows
from kiosk.adapters.picture_check import check_picture
from kiosk.core.errors import LibraryError, PictureDamaged
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Focus, Picture, PictureStatus, live_key, pool_key

SETTLED_AFTER_NS = 2_000_000_000
"""A folder may change again within one tick of its clock, and a file that is new may still grow."""

log = logging.getLogger(__name__)


class Known(Protocol):
    """What a picture file says about itself."""

    @property
    def prompt(self) -> str:
        """What the generator was asked for."""
        ...

    @property
    def seed(self) -> int | None:
        """The seed that it was made with."""
        ...

    @property
    def generator(self) -> str:
        """Name and version of what made it."""
        ...

    @property
    def focus(self) -> Focus:
        """The point that a crop must keep."""
        ...


Describe = Callable[[bytes], Known | None]


@dataclass(slots=True)
class _Folder:
    """One folder as it was last seen; a picture of None is a file that cannot be shown."""

    status: PictureStatus
    mood: Mood
    path: Path
    modified_ns: int = -1
    settled: bool = False
    files: dict[str, tuple[int, int, Picture | None]] | None = None


class PictureIndex:
    """Every picture below a root; any thread may ask."""

    def __init__(self, root: Path, database: Database, describe: Describe) -> None:
        self._database = database
        self._describe = describe
        self._turn = threading.Lock()
        self._folders = [
            _Folder(status, mood, folder_of(root, status, mood)) for status in PictureStatus for mood in MOODS
        ]
        self._pictures: Mapping[str, Picture] = {}
        self._version = 0
        self._rows: dict[tuple[str, PictureStatus], PictureRow] | None = None

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._version

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """By id, as of the last refresh."""
        return self._pictures

    def refresh(self, at_most: int | None = None, wait: bool = True) -> bool:
        """Looks at the folders, reading `at_most` new files now and the rest at the next call.

        Returns whether anything changed; without `wait`, at once while another thread is at it.
        """
        if not self._turn.acquire(blocking=wait):
            return False
        try:
            if self._rows is None:
                self._rows = read_rows(self._database)
            left = _Allowance(at_most)
            changed = [folder for folder in self._folders if self._look(folder, left)]
            if changed or self._version == 0:
                self._publish(changed)
            return bool(changed)
        finally:
            self._turn.release()

    def reject(self, picture_id: str) -> None:
        """Takes out a picture that turned out to be damaged, until its file changes."""
        with self._turn:
            for folder in self._folders:
                for name, (size, modified_ns, picture) in (folder.files or {}).items():
                    if picture is not None and picture.id == picture_id and folder.files is not None:
                        folder.files[name] = (size, modified_ns, None)
            self._publish(self._folders)

    def _look(self, folder: _Folder, left: "_Allowance") -> bool:
        try:
            modified_ns = folder.path.stat().st_mtime_ns
        except FileNotFoundError:
            changed, folder.files, folder.modified_ns = bool(folder.files), {}, -1
            return changed
        if modified_ns == folder.modified_ns and folder.settled:
            return False
        now_ns = time.time_ns()
        folder.modified_ns = modified_ns
        folder.settled = now_ns - modified_ns > SETTLED_AFTER_NS
        before = folder.files or {}
        folder.files = {}
        for file in folder.path.iterdir():
            if not is_picture_name(file.name):
                continue
            try:
                stat = file.stat()
                if not S_ISREG(stat.st_mode):
                    continue
                known = before.get(file.name)
                if known is None or known[:2] != (stat.st_size, stat.st_mtime_ns):
                    picture = self._read(folder, file, stat.st_size, stat.st_mtime_ns, left)
                    known = (stat.st_size, stat.st_mtime_ns, picture)
                folder.files[file.name] = known
            except (FileNotFoundError, _NotYet):
                folder.settled = False
        return folder.files != before

    def _read(
        self, folder: _Folder, file: Path, size_bytes: int, modified_ns: int, left: "_Allowance"
    ) -> Picture | None:
        key = pool_key if folder.status is PictureStatus.POOL else live_key
        picture_id = key(folder.mood, file.name)
        row = (self._rows or {}).get((picture_id, folder.status))
        if row and (row.size_bytes, row.modified_ns) == (size_bytes, modified_ns):
            return row.picture
        left.take()
        try:
            data = file.read_bytes()
        except PermissionError as trouble:
            log.warning("A picture is left out: %s", trouble)
            return None
        if not data.endswith(b"\xff\xd9"):
            if time.time_ns() - modified_ns < SETTLED_AFTER_NS:
                raise _NotYet  # somebody is still copying it
            try:
                check_picture(data, picture_id)
            except PictureDamaged as trouble:
                log.warning("A picture is left out: %s", trouble)
                return None
        known = self._describe(data)
        created_at = datetime.fromtimestamp(modified_ns / 1e9, UTC)
        if known is None:
            return Picture(picture_id, folder.mood, folder.status, created_at)
        return Picture(
            picture_id,
            folder.mood,
            folder.status,
            created_at,
            focus=known.focus,
            prompt=known.prompt,
            seed=known.seed,
            generator=known.generator,
        )

    def _publish(self, changed: list[_Folder]) -> None:
        pictures: dict[str, Picture] = {}
        rows: list[PictureRow] = []
        for folder in reversed(self._folders):  # live comes before withdrawn in the enum, and wins
            for size, modified_ns, picture in (folder.files or {}).values():
                if picture is not None:
                    pictures[picture.id] = picture
                    rows.append(PictureRow(picture, size, modified_ns))
        self._pictures = pictures
        self._version += 1
        try:
            self._rows = write_rows(self._database, rows, self._rows or {})
        except LibraryError as trouble:
            log.warning("The index of pictures was not saved: %s", trouble)


class _NotYet(Exception):
    """This file is looked at next time."""


class _Allowance:
    def __init__(self, at_most: int | None) -> None:
        self._left = at_most

    def take(self) -> None:
        if self._left == 0:
            raise _NotYet
        if self._left is not None:
            self._left -= 1
