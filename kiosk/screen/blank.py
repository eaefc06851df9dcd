"""An image with nothing on it."""

from PySide6.QtGui import QColor, QImage


def blank(width_px: int, height_px: int) -> QImage:
    """A transparent image, at least one pixel."""
    image = QImage(max(1, width_px), max(1, height_px), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    return image
