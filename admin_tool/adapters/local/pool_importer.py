"""Puts pictures into the pool's folders."""

import hashlib
from pathlib import Path

from admin_tool.adapters.local.pool_lister import listed_file
from admin_tool.adapters.pool_lister import Description, ListedPicture
from kiosk.adapters.local.picture_files import path_of
from kiosk.adapters.whole_file import write_error, write_new
from kiosk.core.errors import PictureMissing


class FolderPictureImporter:
    """Writes whole files below a root; the picture store of the kiosk finds them there by itself.

    `FolderPictureStore.add` would first read every file of the pool.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, about: Description, data: bytes, kind: str) -> ListedPicture | None:
        """Stores a picture; None when its name is taken. Raises DiskFull, LibraryError."""
        path = path_of(self._root, about.id)
        if not write_new(path, data):
            return None
        try:
            stat = path.stat()
        except OSError as trouble:
            raise write_error(trouble, path) from trouble
        return listed_file(about.id, stat)

    def digest(self, picture_id: str) -> bytes:
        """The SHA-256 of a picture of the pool; empty when it cannot be read."""
        try:
            return hashlib.sha256(path_of(self._root, picture_id).read_bytes()).digest()
        except (OSError, PictureMissing):
            return b""
