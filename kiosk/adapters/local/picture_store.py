"""Pictures in folders: `emotions/<mood>/` is live, `imgPool/<mood>/` the pool, `withdrawn/<mood>/` hidden."""

import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.adapters.local.database import Database
from kiosk.adapters.local.picture_files import folder_of, move, path_of, places
from kiosk.adapters.local.picture_index import Describe, PictureIndex
from kiosk.adapters.picture_check import check_picture
from kiosk.adapters.whole_file import clear_left_overs, write_error, write_new
from kiosk.core.errors import PictureDamaged, PictureMissing
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Picture, PictureStatus

LOOK_EVERY_S = 1.0
NEW_AT_A_LOOK = 200  # 0.03 s: what an administrator promotes at once is shown within a few seconds


class FolderPictureStore:
    """A picture store in a folder that people and other programs may change at any time.

    The folders are the truth: the library only remembers what was read from the files. A withdrawn picture
    keeps its id `emotions/<mood>/<file>`.
    """

    def __init__(self, root: Path, database: Database, describe: Describe) -> None:
        """Makes the folders where they are missing; `describe` reads a file's own metadata."""
        self._root = root
        for status in PictureStatus:
            for mood in MOODS:
                folder = folder_of(root, status, mood)
                try:
                    folder.mkdir(parents=True, exist_ok=True)
                except OSError as trouble:
                    raise write_error(trouble, folder) from trouble
                clear_left_overs(folder)
        self._index = PictureIndex(root, database, describe)
        self._looked_s = -LOOK_EVERY_S
        self._sound: dict[str, tuple[int, int]] = {}
        self._lists: tuple[int, dict[tuple[PictureStatus, Mood | None], Sequence[Picture]]] = (-1, {})

    def refresh(self) -> bool:
        """Reads every change of the folders; returns whether there was one."""
        return self._index.refresh()

    def version(self) -> int:
        """Grows with every change of the folders; looks at most once a second and never for long."""
        if time.monotonic() - self._looked_s >= LOOK_EVERY_S:
            self._looked_s = time.monotonic()
            first = self._index.version == 0
            self._index.refresh(at_most=None if first else NEW_AT_A_LOOK, wait=first)
        return self._index.version

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """All pictures of a status, newest first."""
        self.version()
        pictures, version = self._index.pictures, self._index.version
        if self._lists[0] != version:
            self._lists = (version, {})
        lists = self._lists[1]
        if (status, mood) not in lists:
            found = [p for p in pictures.values() if p.status is status and mood in (None, p.mood)]
            lists[status, mood] = sorted(found, key=lambda p: (p.created_at, p.id), reverse=True)
        return lists[status, mood]

    def find(self, picture_id: str) -> Picture | None:
        """What is known about one picture."""
        return self._index.pictures.get(picture_id)

    def fetch(self, picture_id: str) -> bytes:
        """The encoded picture, live, of the pool, or withdrawn. Raises PictureMissing, PictureDamaged."""
        for path in places(self._root, picture_id):
            try:
                data, modified_ns = path.read_bytes(), path.stat().st_mtime_ns
            except OSError:
                continue
            self._check(picture_id, data, modified_ns)
            return data
        raise PictureMissing("There is no such picture", item=picture_id)

    def add(self, picture: bytes, picture_id: str) -> Picture:
        """Stores a new picture under its key; one that is there, or withdrawn, stays as it is.

        Raises PictureDamaged, PictureMissing for a key that is none, DiskFull.
        """
        path = path_of(self._root, picture_id)
        check_picture(picture, picture_id)
        if not any(place.exists() for place in places(self._root, picture_id)):
            write_new(path, picture)
        self._index.refresh()
        stored = self.find(picture_id)
        if stored is None:
            raise PictureMissing("The picture vanished while it was stored", item=picture_id)
        return stored

    def copy(self, picture_id: str, target_id: str) -> None:
        """Copies a picture; what is known about it is in the file. A target that is there stays."""
        self.add(self.fetch(picture_id), target_id)

    def delete(self, picture_id: str) -> None:
        """Removes a picture for good; a missing one is no error."""
        for path in places(self._root, picture_id):
            try:
                path.unlink(missing_ok=True)
            except OSError as trouble:
                raise write_error(trouble, path) from trouble
        self._index.refresh()

    def withdraw(self, picture_id: str) -> None:
        """Takes a live picture from the kiosks; `restore` brings it back."""
        if len(places(self._root, picture_id)) == 1:
            raise PictureMissing("Only a live picture can be withdrawn", item=picture_id)
        move(path_of(self._root, picture_id), path_of(self._root, picture_id, withdrawn=True))
        self._index.refresh()

    def restore(self, picture_id: str) -> None:
        """Shows a withdrawn picture again."""
        move(path_of(self._root, picture_id, withdrawn=True), path_of(self._root, picture_id))
        self._index.refresh()

    def _check(self, picture_id: str, data: bytes, modified_ns: int) -> None:
        mark = (len(data), modified_ns)
        if self._sound.get(picture_id) == mark:
            return
        try:
            check_picture(data, picture_id)
        except PictureDamaged:
            self._index.reject(picture_id)
            raise
        self._sound[picture_id] = mark
