"""Cameras that are stopped when the test ends, and the films they play."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.camera.supervisor import CameraSupervisor
from kiosk.camera.watcher import Patience
from kiosk.vision.models import ModelShelf, open_shelf
from tests.camera.small_kiosk import MANIFEST
from tests.films import face_film

StartCamera = Callable[..., CameraSupervisor]

CALM = Patience(frame_age_s=60, opening_s=60, closing_s=60, warm_up_s=100)
"""Takes a process that a busy machine holds up for a healthy one."""


@pytest.fixture(scope="session")
def shelf() -> ModelShelf:
    """The models that come with the program."""
    return open_shelf(MANIFEST)


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One second of a face."""
    return face_film(tmp_path_factory.mktemp("films") / "face.avi", seconds=1)


@pytest.fixture
def start_camera() -> Iterator[StartCamera]:
    """Makes and starts a supervisor, a calm one; takes what its constructor takes."""
    started: list[CameraSupervisor] = []

    def start(*arguments: object, **options: object) -> CameraSupervisor:
        camera = CameraSupervisor(*arguments, **{"patience": CALM, **options})  # type: ignore[arg-type]
        started.append(camera)
        camera.start()
        return camera

    yield start
    for camera in started:
        camera.stop()
