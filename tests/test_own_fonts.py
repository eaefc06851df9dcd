from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from installer.desktop.contents import NANUM
from kiosk import own_fonts


def test_the_fonts_of_a_bundle_become_known(qapp: QApplication, tmp_path: Path) -> None:
    source = NANUM / "NanumSquareRoundR.ttf"
    if not source.is_file():
        pytest.skip(f"{source} is not on this machine")
    (tmp_path / source.name).write_bytes(source.read_bytes())
    assert own_fonts.load(tmp_path) == 1
    assert "NanumSquareRound" in QFontDatabase.families(QFontDatabase.WritingSystem.Korean)


def test_a_font_file_that_is_damaged_is_left_out(
    qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "torn.ttf").write_bytes(b"\x00\x01\x00\x00torn")
    assert own_fonts.load(tmp_path) == 0
    assert "torn.ttf" in caplog.text


def test_without_the_folder_nothing_is_loaded(qapp: QApplication, tmp_path: Path) -> None:
    assert own_fonts.load(tmp_path / "fonts") == 0
