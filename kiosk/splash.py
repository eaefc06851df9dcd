"""The first thing on screen: our face on an ink ground, while the kiosk loads for a second."""

import logging
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QRasterWindow

from kiosk.own_icons import drawn

log = logging.getLogger(__name__)

INK = "#14131A"
SHARE = 0.22
"""Of the shorter side of the window, for the drawing in its middle."""
PATIENCE_S = 0.3


class Splash(QRasterWindow):
    """Needs nothing of QML; it stays until the kiosk's own window has painted, then `close` it."""

    def __init__(self, icons: Path, size: QSize, fullscreen: bool) -> None:
        super().__init__()
        self._icons = icons
        self.painted = False
        if fullscreen:
            self.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.setGeometry(self.screen().geometry())
        else:
            self.resize(size)

    def show_now(self, app: QCoreApplication) -> bool:
        """Shows it and waits a moment until it is painted; whether it was."""
        self.showFullScreen() if self.flags() & Qt.WindowType.FramelessWindowHint else self.show()
        deadline_s = time.monotonic() + PATIENCE_S
        while not self.painted and time.monotonic() < deadline_s:
            app.processEvents()
        return self.painted

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground and, where the drawing is there, the face."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self.height(), QColor(INK))
        side = max(1, int(min(self.width(), self.height()) * SHARE * self.devicePixelRatio()))
        face = drawn(self._icons, "emotion-kiosk", side)
        face.setDevicePixelRatio(self.devicePixelRatio())
        size = face.deviceIndependentSize().toSize()
        painter.drawImage(
            QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), face
        )
        painter.end()
        self.painted = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """It makes room for the first screen."""
        log.debug("The first screen is painted")
        super().closeEvent(event)
