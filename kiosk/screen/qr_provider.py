"""`image://qr/side/text`: QR codes in ink, without ground."""

from urllib.parse import unquote

import segno
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.screen.blank import blank
from kiosk.screen.calm_provider import CalmProvider
from kiosk.screen.mood_colors import INK


class QrProvider(CalmProvider):
    """Draws the code as large as whole modules fit; nothing is kept, since a return code is a secret."""

    def draw(self, name: str) -> QImage | None:
        """The quiet zone of four modules is the paper around it."""
        side, quoted = name.split("/", 1)
        return qr_image(unquote(quoted), int(side))


def qr_image(text: str, side_px: int) -> QImage:
    """A QR code of a text, `side_px` a side; error correction M (15 %)."""
    rows = [list(row) for row in segno.make_qr(text, error="m").matrix]
    module = max(1, side_px // len(rows))
    inset = (side_px - module * len(rows)) // 2
    image = blank(side_px, side_px)
    painter = QPainter(image)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(inset + x * module, inset + y * module, module, module, QColor(INK))
    painter.end()
    return image
