from pathlib import Path

import pytest

from installer.desktop import contents


def test_what_the_kiosk_requires_is_found_through_all_levels() -> None:
    needed = contents.requirements(contents.PROJECT)
    assert {"pyside6-essentials", "shiboken6", "boto3", "botocore", "jmespath", "numpy"} <= needed
    assert not needed & {"pytest", "moto", "mypy", "scikit-image", "boto3-stubs"}


def test_tools_of_developers_are_excluded_and_what_the_kiosk_needs_is_not() -> None:
    excluded = set(contents.excluded_modules())
    assert {"pytest", "moto", "scipy", "mypy_boto3_s3", "PyInstaller", "tkinter"} <= excluded
    assert not excluded & {"PySide6", "shiboken6", "boto3", "cv2", "numpy", "kiosk", "certifi", "urllib3"}


def test_a_linux_bundle_cannot_be_made_without_its_fonts(tmp_path: Path) -> None:
    with pytest.raises(contents.FontMissing, match=r"NanumSquareRoundR.ttf.* apt-get install"):
        contents.fonts("linux", tmp_path)


def test_other_systems_have_hangul_of_their_own(tmp_path: Path) -> None:
    assert contents.fonts("win32", tmp_path) == contents.fonts("darwin", tmp_path) == []


def test_every_file_that_is_added_is_there() -> None:
    for source, _ in contents.data_files():
        assert list(Path(source).parent.glob(Path(source).name)), source
