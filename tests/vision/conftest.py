"""Faces and models for the tests of vision."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk import paths
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.models import FOLDER_VARIABLE, ModelShelf, open_shelf
from kiosk.vision.pixels import Pixels
from kiosk.vision.yunet_detector import YuNetDetector
from tests.films import face_picture


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    cv2.setNumThreads(1)


@pytest.fixture(scope="session")
def bare_shelf() -> ModelShelf:
    """A machine with nothing but the program."""
    return open_shelf(paths.resources() / "models" / "manifest.toml")


@pytest.fixture(scope="session")
def pack_shelf() -> ModelShelf:
    """A machine with the model pack."""
    folder = os.environ.get(FOLDER_VARIABLE)
    shelf = open_shelf(paths.resources() / "models" / "manifest.toml", [Path(folder)] if folder else [])
    if shelf.path(shelf.card("yunet")) is None:
        pytest.skip(f"no YuNet file: set {FOLDER_VARIABLE} to a folder with the model pack")
    return shelf


@pytest.fixture(scope="session")
def haar() -> HaarDetector:
    return HaarDetector()


@pytest.fixture
def yunet(pack_shelf: ModelShelf) -> YuNetDetector:
    return YuNetDetector(pack_shelf.checked_path(pack_shelf.card("yunet")))


@pytest.fixture
def person() -> Pixels:
    """640x480 BGR, one face of about 150 px in the middle."""
    return face_picture((640, 480))


@pytest.fixture
def nobody() -> Pixels:
    """640x480 BGR: coloured stripes."""
    rows, columns = np.mgrid[0:480, 0:640]
    return np.dstack([rows // 2 % 256, columns // 3 % 256, (rows + columns) // 5 % 256]).astype(np.uint8)
