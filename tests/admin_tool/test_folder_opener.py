import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from admin_tool.folder_opener import FolderOpener
from tests.admin_tool.pumping import pump_until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs it")


def test_the_file_manager_opens_the_folder_and_loads_none_of_our_libraries(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = tmp_path / "그림 folder", tmp_path / "told"
    stand_in = tmp_path / "bin" / "xdg-open"
    stand_in.parent.mkdir()
    stand_in.write_text(f'#!/bin/sh\n(echo "$1"; env) > "{told}.part"; mv "{told}.part" "{told}"\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}:/usr/bin:/bin")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/bundle/plugins")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    owner = QObject()
    FolderOpener(owner)
    try:
        assert QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        pump_until(told.exists)
    finally:
        QDesktopServices.unsetUrlHandler("file")
        owner.deleteLater()
    lines = told.read_text("utf-8").splitlines()
    assert lines[0] == str(folder)
    assert not [line for line in lines if line.startswith(("LD_LIBRARY_PATH", "QT_PLUGIN_PATH"))]
