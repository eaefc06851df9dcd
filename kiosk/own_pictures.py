"""The pictures of this machine, as both programs open them."""

from kiosk import paths
from kiosk.adapters import picture_metadata
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.picture_store import FolderPictureStore


def make_store(home: paths.Home, database: Database) -> FolderPictureStore:
    """The picture folders of `home`. Raises LibraryError where they cannot be made."""
    return FolderPictureStore(home.pictures, database, picture_metadata.read)
