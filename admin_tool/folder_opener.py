"""Shows folders in the file manager of the system, which must not load the libraries of a frozen program."""

import sys

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from kiosk import system_programs


class FolderOpener(QObject):
    """Opens what `QDesktopServices` is asked to, as long as it lives; other systems need no help of it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform.startswith("linux"):
            # PySide6 6.11 takes a str and nothing else; its stubs say bytes.
            QDesktopServices.setUrlHandler("file", self, "open")  # type: ignore[arg-type]

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Starts `xdg-open` and does not wait for it."""
        environment = QProcessEnvironment()
        for name, value in system_programs.environment().items():
            environment.insert(name, value)
        viewer = QProcess()
        viewer.setProgram("xdg-open")
        viewer.setArguments([url.toLocalFile()])
        viewer.setProcessEnvironment(environment)
        viewer.startDetached()
