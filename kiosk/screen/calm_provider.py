"""What all image providers of the screen share: they always answer with an image."""

import logging

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

log = logging.getLogger(__name__)


class CalmProvider(QQuickImageProvider):
    """Answers with an empty image where drawing fails: an exception in here would end the process.

    QML decides by `Image.asynchronous` on which thread `draw` runs, so `draw` keeps to QImage and QPainter.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, wanted: QSize) -> QImage:
        """Called by Qt with what follows `image://provider/` in the source."""
        try:
            image = self.draw(id)
        except Exception:
            log.exception("%s could not draw", type(self).__name__)
            image = blank(1, 1)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def draw(self, name: str) -> QImage:
        """The image of that name, never null."""
        raise NotImplementedError


def blank(width_px: int, height_px: int) -> QImage:
    """A transparent image, at least one pixel."""
    image = QImage(max(1, width_px), max(1, height_px), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    return image
