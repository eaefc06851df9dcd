"""The pool in a folder of this machine."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from admin_tool.adapters.pool_lister import PAGE, Description, ListedPicture, Undescribed
from kiosk.adapters import picture_metadata
from kiosk.adapters.local.picture_files import folder_of, is_picture_name, path_of
from kiosk.core.errors import LibraryError, PictureMissing
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import PictureStatus, pool_key

_HEAD_BYTES = 131_072
"""Holds every segment before the pixels that our pictures have."""


class FolderPoolLister:
    """Reads `imgPool/<mood>/` below a root; only what is new is opened, for its metadata."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def pages(self) -> Iterator[Sequence[ListedPicture]]:
        """Every picture file of the pool. Raises LibraryError for a folder that cannot be read."""
        for mood in MOODS:
            with _scanned(self._root, folder_of(self._root, PictureStatus.POOL, mood)) as files:
                listed = _listed(files, mood)
                while page := list(islice(listed, PAGE)):
                    yield page

    def live(self) -> Iterator[Sequence[str]]:
        """Pool keys with the names of the files in `emotions/`."""
        for mood in MOODS:
            with _scanned(self._root, folder_of(self._root, PictureStatus.LIVE, mood)) as files:
                yield [pool_key(mood, file.name) for file in files if is_picture_name(file.name)]

    def descriptions(self, undescribed: Undescribed) -> Iterator[Sequence[Description]]:
        """What the files of new and changed pictures say about themselves."""
        while picture_ids := undescribed():
            yield [self._description(picture_id) for picture_id in picture_ids]

    def _description(self, picture_id: str) -> Description:
        try:
            with path_of(self._root, picture_id).open("rb") as file:
                made = picture_metadata.read(file.read(_HEAD_BYTES))
        except (
            OSError,
            PictureMissing,
        ):  # it went, or may not be read: the grid shows that when it is looked at
            made = None
        if made is None:
            return Description(picture_id)
        return Description(picture_id, made.prompt, made.negative, made.seed, made.generator)


def listed_file(picture_id: str, stat: os.stat_result) -> ListedPicture:
    """A file as a listing tells of it; its tag changes with its time and its size."""
    modified = datetime.fromtimestamp(stat.st_mtime, UTC)
    return ListedPicture(picture_id, stat.st_size, f"{stat.st_mtime_ns:x}-{stat.st_size:x}", modified)


def _listed(files: Iterator[os.DirEntry[str]], mood: Mood) -> Iterator[ListedPicture]:
    for file in files:
        if not is_picture_name(file.name):
            continue
        try:
            if not file.is_file():
                continue
            stat = file.stat()
        except FileNotFoundError:
            continue
        yield listed_file(pool_key(mood, file.name), stat)


@contextlib.contextmanager
def _scanned(root: Path, folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """What lies in a folder; a missing one is empty, but not when all of the pictures are missing."""
    try:
        if not folder.exists() and root.is_dir():
            yield iter(())
            return
        with os.scandir(folder) as files:
            yield files
    except OSError as trouble:
        raise LibraryError(
            f"The folder cannot be read: {trouble.strerror}", item=str(folder), remedy="Check its owner."
        ) from trouble
