"""The stage of the screen tests, and small pictures to hang on it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from kiosk.core.mood import MOODS
from kiosk.screen.options import ScreenOptions
from tests.screen.stage import LANDSCAPE, STILL, FolderOfPictures, MakeStage, Stage
from tests.screen.ways import astronaut


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> FolderOfPictures:
    """Nine plain pictures of each mood."""
    root = tmp_path_factory.mktemp("pictures")
    for row, mood in enumerate(MOODS):
        folder = root / "emotions" / mood
        folder.mkdir(parents=True)
        for number in range(9):
            image = QImage(96, 64, QImage.Format.Format_RGB32)
            image.fill(QColor.fromHsv(row * 40, 60 + number * 20, 200))
            image.save(str(folder / f"picture{number}.jpeg"))
    return FolderOfPictures(root)


@pytest.fixture
def make_stage(qapp: QApplication, pictures: FolderOfPictures) -> Iterator[MakeStage]:
    """Makes stages that are taken down after the test."""
    stages: list[Stage] = []

    def make(size: QSize = LANDSCAPE, options: ScreenOptions = STILL, language: str = "en") -> Stage:
        stages.append(Stage(qapp, pictures, size, options, language, astronaut))
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()


@pytest.fixture
def stage(make_stage: MakeStage) -> Stage:
    """A landscape kiosk in English that does not move by itself."""
    return make_stage()
