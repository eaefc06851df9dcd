"""`image://preview/serial/side`: the camera's newest frame as a round mirror."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.core.reading import Frame
from kiosk.screen.calm_provider import CalmProvider, blank


class PreviewProvider(CalmProvider):
    """Draws the frame that `frame` answers; without one the mirror is empty."""

    def __init__(self, frame: Callable[[], Frame | None]) -> None:
        super().__init__()
        self._frame = frame
        self._circle = blank(1, 1)

    def draw(self, name: str) -> QImage:
        """`serial` only makes the address new for every frame; `side` is in pixels."""
        _, side = name.split("/")
        frame = self._frame()
        side_px = int(side)
        if frame is None:
            return blank(side_px, side_px)
        return mirror(frame, self._circle_of(side_px))

    def _circle_of(self, side_px: int) -> QImage:
        if self._circle.width() != side_px:
            circle = blank(side_px, side_px)
            painter = QPainter(circle)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.black)
            painter.drawEllipse(0, 0, side_px, side_px)
            painter.end()
            self._circle = circle
        return self._circle


def mirror(frame: Frame, circle: QImage) -> QImage:
    """The middle square of a frame, flipped left to right, inside the circle."""
    # shares the memory of the frame, which outlives the drawing
    picture = QImage(
        frame.rgb, frame.width_px, frame.height_px, frame.width_px * 3, QImage.Format.Format_RGB888
    )
    side = min(frame.width_px, frame.height_px)
    part = QRectF((frame.width_px - side) / 2, (frame.height_px - side) / 2, side, side)
    target = circle.copy()
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.translate(circle.width(), 0)
    painter.scale(-1, 1)
    painter.drawImage(QRectF(circle.rect()), picture, part)
    painter.end()
    return target
