"""A pool in a folder, as tests change it."""

from contextlib import ExitStack
from pathlib import Path

from kiosk.adapters import picture_metadata
from kiosk.adapters.local.database import open_library
from kiosk.adapters.local.picture_store import FolderPictureStore


class Folder:
    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, key: str, data: bytes) -> None:
        path = self.root / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def remove(self, key: str) -> None:
        (self.root / key).unlink()


def stored_in(folder: Folder, ended: ExitStack) -> FolderPictureStore:
    """The store of the kiosk; `ended` closes its library."""
    library = open_library(folder.root.parent)
    ended.callback(library.close)
    return FolderPictureStore(folder.root, library, picture_metadata.read)
