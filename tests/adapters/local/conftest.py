"""A picture store in a temporary folder."""

from pathlib import Path

import pytest

from kiosk.adapters.local.database import Database
from kiosk.adapters.local.picture_store import FolderPictureStore


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "pictures"


@pytest.fixture
def folder_store(root: Path, database: Database) -> FolderPictureStore:
    return FolderPictureStore(root, database, lambda picture: None)
