"""A picture that can be zoomed and moved, together with the ones beside it."""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from admin_tool.core.pool_entry import PoolEntry
from admin_tool.kit.painted import paint_plate
from admin_tool.kit.theme import Theme, font
from admin_tool.pool.full_view import SIGNS
from admin_tool.pool.pool_words import decision_word

CLOSEST = 8.0
NOTCH = 1.25


class Zoom(QObject):
    """What all panes share: how close, and which point of the picture is in the middle (fractions)."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scale = 1.0
        self.x = 0.5
        self.y = 0.5

    def closer(self, factor: float) -> None:
        """Multiplies; 1 is the whole picture."""
        self.scale = min(CLOSEST, max(1.0, self.scale * factor))
        self._hold()

    def move(self, x: float, y: float) -> None:
        """By fractions of what is seen at scale 1."""
        self.x += x / self.scale
        self.y += y / self.scale
        self._hold()

    def reset(self) -> None:
        """The whole picture."""
        self.scale = 1.0
        self._hold()

    def _hold(self) -> None:
        half = 0.5 / self.scale
        self.x = min(1 - half, max(half, self.x))
        self.y = min(1 - half, max(half, self.y))
        self.changed.emit()


class ZoomPane(QWidget):
    """Wheel zooms, dragging moves; a click says that this is the one."""

    chosen = Signal()

    def __init__(self, theme: Theme, zoom: Zoom) -> None:
        super().__init__()
        self._theme = theme
        self._zoom = zoom
        self._image: QImage | None = None
        self._entry: PoolEntry | None = None
        self._why = ""
        self._focused = False
        self._grip: QPointF | None = None
        self.setMinimumSize(120, 90)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        zoom.changed.connect(self.update)

    def show_picture(self, entry: PoolEntry | None, image: QImage | None, why: str, focused: bool) -> None:
        """Changes what it shows."""
        self._entry, self._image, self._why, self._focused = entry, image, why, focused
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer or further, for all of them."""
        self._zoom.closer(NOTCH ** (event.angleDelta().y() / 120))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold."""
        self._grip = event.position()
        self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves all of them."""
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved = self._grip - event.position()
            self._grip = event.position()
            place = self._place()
            self._zoom.move(moved.x() / place.width(), moved.y() / place.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self._grip = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the part that is looked at."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        if self._image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(place, 6, 6)
            painter.setPen(self._theme.color("text2"))
            painter.setFont(font(13))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._why)
        else:
            wide, high = self._image.width() / self._zoom.scale, self._image.height() / self._zoom.scale
            left = self._zoom.x * self._image.width() - wide / 2
            top = self._zoom.y * self._image.height() - high / 2
            painter.drawImage(place, self._image, QRectF(left, top, wide, high))
        if self._entry is not None:
            decision = self._entry.decision
            corner = place.topLeft() + QPointF(8, 8)
            paint_plate(painter, self._theme, corner, decision_word(decision), SIGNS[decision])
        if self._focused:
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-4, -4, 4, 4), 8, 8)
        painter.end()

    def _place(self) -> QRectF:
        ground = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        wide, high = (self._image.width(), self._image.height()) if self._image else (3, 2)
        scale = min(ground.width() / wide, ground.height() / high)
        width, height = wide * scale, high * scale
        return QRectF(ground.center().x() - width / 2, ground.center().y() - height / 2, width, height)
