"""`image://preview/serial/side`: the camera's newest frame as a round mirror."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from kiosk.core.reading import Frame
from kiosk.screen.blank import blank
from kiosk.screen.calm_provider import CalmProvider


class PreviewProvider(CalmProvider):
    """Draws the frame that `frame` answers (about 2 ms at 1280x720); without one the mirror is empty."""

    def __init__(self, frame: Callable[[], Frame | None], flipped: bool = True) -> None:
        super().__init__()
        self._frame = frame
        self._flipped = flipped

    def draw(self, name: str) -> QImage | None:
        """`serial` only makes the address new for every frame; `side` is in pixels."""
        _, side = name.split("/")
        frame = self._frame()
        return mirror(frame, int(side), self._flipped) if frame else blank(int(side), int(side))


def mirror(frame: Frame, side_px: int, flipped: bool) -> QImage:
    """The middle square of a frame in a circle of `side_px`, left and right exchanged when `flipped`."""
    square_px = min(frame.width_px, frame.height_px)
    left_px, top_px = (frame.width_px - square_px) // 2, (frame.height_px - square_px) // 2
    start = (top_px * frame.width_px + left_px) * 3
    # shares the memory of the frame, which outlives the drawing
    square = QImage(
        memoryview(frame.rgb)[start:], square_px, square_px, frame.width_px * 3, QImage.Format.Format_RGB888
    )
    picture = square.convertToFormat(QImage.Format.Format_RGB32)
    if flipped:
        picture = picture.flipped(Qt.Orientation.Horizontal)
    target = QImage(side_px, side_px, QImage.Format.Format_ARGB32_Premultiplied)
    outside = QPainterPath()
    outside.setFillRule(Qt.FillRule.OddEvenFill)
    outside.addRect(QRectF(target.rect()))
    outside.addEllipse(QRectF(target.rect()))
    painter = QPainter(target)
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QRectF(target.rect()), picture, QRectF(picture.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(outside, Qt.GlobalColor.black)
    painter.end()
    return target
