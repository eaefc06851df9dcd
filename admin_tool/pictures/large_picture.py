"""A whole picture as large as there is room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from admin_tool.kit.theme import Theme, font


class LargePicture(QWidget):
    """A picture that fits its place; a page may paint signs on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._image: QImage | None = None
        self._scaled: QImage | None = None
        self._why = ""
        self.setMinimumSize(200, 150)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_image(self, image: QImage | None, why: str = "") -> None:
        """Changes what it shows; without an image a skeleton, or the reason."""
        if image is not self._image:
            self._image, self._scaled = image, None
        self._why = why
        self.update()

    @property
    def shown(self) -> bool:
        """Whether a picture is on screen, not a skeleton."""
        return self._image is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        if self._image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("raised"))
            painter.drawRoundedRect(place, 6, 6)
            if self._why:
                painter.setPen(self.theme.color("text2"))
                painter.setFont(font(14))
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._why)
        else:
            ratio = self.devicePixelRatioF()
            size = QSize(round(place.width() * ratio), round(place.height() * ratio))
            if self._scaled is None or self._scaled.size() != size:
                self._scaled = self._image.scaled(
                    size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            painter.drawImage(place, self._scaled, QRectF(self._scaled.rect()))
        self.paint_signs(painter, place)
        painter.end()

    def paint_signs(self, painter: QPainter, place: QRectF) -> None:
        """What lies on the picture, which fills `place`: nothing here."""

    def _place(self) -> QRectF:
        ground = QRectF(self.rect()).adjusted(16, 12, -16, -12)
        wide, high = (self._image.width(), self._image.height()) if self._image else (3, 2)
        scale = min(ground.width() / wide, ground.height() / high)
        size = (wide * scale, high * scale)
        return QRectF(
            round(ground.center().x() - size[0] / 2), round(ground.center().y() - size[1] / 2), *size
        )
