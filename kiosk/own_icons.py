"""The icon of each program, on its windows and in the task bar."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.core.errors import KioskError

SMALL_UP_TO = 32
"""At this size in pixels and below, a simpler drawing is used: thin lines would blur."""
WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)


def window_icon(folder: Path, name: str) -> QIcon:
    """The icon `name` of `folder` in every size that a window may want. Needs a QGuiApplication.

    Raises KioskError where its drawing is missing or damaged.
    """
    icon = QIcon()
    for side in WINDOW_SIZES:
        icon.addPixmap(QPixmap.fromImage(drawn(folder, name, side)))
    return icon


def drawn(folder: Path, name: str, side: int) -> QImage:
    """The icon as a picture of `side` x `side` pixels. Raises KioskError as `window_icon` does."""
    file = folder / (f"{name}-small.svg" if side <= SMALL_UP_TO else f"{name}.svg")
    drawing = QSvgRenderer(str(file))
    if not drawing.isValid():
        raise KioskError("An icon is missing or damaged", item=file.name, remedy="Install the program again.")
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter)
    painter.end()
    return picture
