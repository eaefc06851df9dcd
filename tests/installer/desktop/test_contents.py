import re
import subprocess
import sys
from pathlib import Path

import pytest

from admin_tool.kit.theme import BODY, HEAD, MONO
from installer.desktop import contents


def test_what_the_kiosk_requires_is_found_through_all_levels() -> None:
    needed = contents.requirements(contents.PROJECT)
    assert {"pyside6-essentials", "shiboken6", "boto3", "botocore", "jmespath", "numpy"} <= needed
    assert not needed & {"pytest", "moto", "mypy", "scikit-image", "boto3-stubs"}


def test_tools_of_developers_are_excluded_and_what_the_kiosk_needs_is_not() -> None:
    excluded = set(contents.excluded_modules())
    assert {"pytest", "moto", "skimage", "mypy_boto3_s3", "PyInstaller", "tkinter"} <= excluded
    assert not excluded & {"PySide6", "shiboken6", "boto3", "cv2", "numpy", "kiosk", "certifi", "urllib3"}
    assert not excluded & {"admin_tool", "scipy", "scipy.fftpack", "imagehash", "pyqtgraph", "tomlkit"}


def test_a_perceptual_hash_needs_nothing_of_the_parts_of_scipy_that_are_left_out() -> None:
    blocked = "; ".join(f"sys.modules[{name!r}] = None" for name in contents.unused_parts())
    code = f"import sys; {blocked}; import imagehash; from PIL import Image; "
    code += "print(imagehash.phash(Image.new('RGB', (64, 64))))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (told.stdout.strip(), told.stderr) == ("0" * 16, "")


def test_charts_need_nothing_of_the_parts_of_pyqtgraph_that_are_left_out() -> None:
    blocked = "; ".join(f"sys.modules[{name!r}] = None" for name in contents.unused_parts())
    code = f"import sys; {blocked}; import PySide6.QtWidgets as w; app = w.QApplication([]); "
    code += "import pyqtgraph as p; plot = p.PlotWidget(); plot.plot([1, 2]); plot.grab(); print('drawn')"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "drawn" in told.stdout, told.stderr


def test_a_linux_bundle_cannot_be_made_without_its_fonts(tmp_path: Path) -> None:
    with pytest.raises(contents.FontMissing, match=r"NanumSquareRoundR.ttf.* apt-get install"):
        contents.fonts("linux", tmp_path)


def test_every_family_that_the_programs_name_is_carried() -> None:
    theme = (contents.ROOT / "kiosk" / "screen" / "qml" / "Theme.qml").read_text("utf-8")
    families = {HEAD, BODY, MONO, *re.findall(r'"(Nanum\w+)"', theme)}
    assert len(families) == 3
    for family in families:
        assert len([name for name in contents.FONTS if name.startswith(family)]) == 2, family


def test_other_systems_have_hangul_of_their_own(tmp_path: Path) -> None:
    assert contents.fonts("win32", tmp_path) == contents.fonts("darwin", tmp_path) == []


def test_every_file_that_is_added_is_there() -> None:
    for source, _ in contents.data_files():
        assert list(Path(source).parent.glob(Path(source).name)), source
