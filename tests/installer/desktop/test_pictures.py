from pathlib import Path

import pytest
from PIL import IcoImagePlugin, Image
from PySide6.QtWidgets import QApplication

from installer.desktop.pictures import HICOLOR, ICO, rendered, write
from installer.desktop.programs import PROGRAMS

NAMES = [program.name for program in PROGRAMS]


@pytest.fixture(scope="module", params=NAMES)
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Path:
    out = tmp_path_factory.mktemp("icons")
    write(request.param, out)
    return out


def test_linux_gets_every_size_of_its_icon_theme(written: Path) -> None:
    sizes = []
    for file in written.glob("*.png"):
        with Image.open(file) as picture:
            sizes.append(picture.width)
    assert sorted(sizes) == sorted(HICOLOR)


def test_windows_gets_a_drawing_of_its_own_for_every_size(written: Path) -> None:
    (file,) = written.glob("*.ico")
    with file.open("rb") as opened:
        icon = IcoImagePlugin.IcoFile(opened)
        assert icon.sizes() == {(side, side) for side in ICO}
        for side in (16, 32, 64):
            frame = icon.getimage((side, side)).convert("RGBA")
            assert frame.tobytes() == rendered(file.stem, side).tobytes()


def test_a_mac_gets_sizes_for_dense_screens_too(written: Path) -> None:
    (file,) = written.glob("*.icns")
    with Image.open(file) as icon:
        assert {(512, 512, 2), (128, 128, 1), (16, 16, 2)} <= set(icon.info["sizes"])
