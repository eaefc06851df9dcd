"""What all image providers of the screen share: they answer at once, and always with an image."""

import logging

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.screen.blank import blank

log = logging.getLogger(__name__)


class CalmProvider(QQuickImageProvider):
    """Answers on the GUI thread: what takes long is drawn on an easel, and `DrawnImage` asks again.

    `Image.asynchronous` must stay false for every provider written in Python. Qt's loader thread calls
    `imageType()`, which waits for Python, while it holds a lock that the GUI thread takes inside Python: the
    kiosk would hang for ever (PySide 6.11; set the sources of 40 such images in a loop to see it).

    An exception that leaves `requestImage` would end the process.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, wanted: QSize) -> QImage:
        """Called by Qt with what follows `image://provider/`; after # comes how often it was asked."""
        try:
            image = self.draw(id.partition("#")[0])
        except Exception:
            log.exception("%s could not draw", type(self).__name__)
            image = blank(2, 2)
        if image is None:
            image = blank(1, 1)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def draw(self, name: str) -> QImage | None:
        """The image of that name; None while it is being drawn."""
        raise NotImplementedError
