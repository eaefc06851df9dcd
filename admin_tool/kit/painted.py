"""Small painted things: bars, pictures with round corners, plates on pictures."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from admin_tool.kit.theme import SHARP, Theme, font
from admin_tool.kit.tokens import CREAM, INK

PLATE_HEIGHT = 20


class Bar(QWidget):
    """How much of a whole: one or more parts (share 0 to 1, tone) one behind the other, on the track."""

    def __init__(self, theme: Theme, width: int = 0, height: int = 6) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[tuple[float, str], ...] = ()
        self.setFixedHeight(height)
        if width:
            self.setFixedWidth(width)

    def show_parts(self, *parts: tuple[float, str]) -> None:
        """Changes what it shows."""
        if parts != self._parts:
            self._parts = parts
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the track and the parts over it, the last first so that round ends lie on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, self._theme, QRectF(self.rect()), self._parts)
        painter.end()


def paint_bar(painter: QPainter, theme: Theme, place: QRectF, parts: tuple[tuple[float, str], ...]) -> None:
    """The same for delegates."""
    radius = place.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(place, radius, radius)
    reach = sum(share for share, _ in parts)
    for share, tone in reversed(parts):
        if share > 0:
            width = max(place.height(), place.width() * min(1.0, reach))
            painter.setBrush(theme.color(tone))
            painter.drawRoundedRect(QRectF(place.x(), place.y(), width, place.height()), radius, radius)
        reach -= share


def rounded(image: QImage | QPixmap, size: QSize, radius: float) -> QPixmap:
    """The middle of a picture, filling `size` (logical px), with antialiased round corners."""
    wide, high = size.width() * SHARP, size.height() * SHARP
    made = QPixmap(wide, high)
    made.fill(Qt.GlobalColor.transparent)
    if image.isNull():
        return made
    scale = max(wide / image.width(), high / image.height())
    source = QSize(round(wide / scale), round(high / scale))
    left, top = (image.width() - source.width()) / 2, (image.height() - source.height()) / 2
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setBrush(Qt.GlobalColor.black)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(0, 0, wide, high), radius * SHARP, radius * SHARP)
    # a clip path would leave jagged corners
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    target, part = QRectF(0, 0, wide, high), QRectF(left, top, source.width(), source.height())
    if isinstance(image, QImage):
        painter.drawImage(target, image, part)
    else:
        painter.drawPixmap(target, image, part)
    painter.end()
    made.setDevicePixelRatio(SHARP)
    return made


def paint_plate(
    painter: QPainter,
    theme: Theme,
    corner: QPointF,
    text: str = "",
    icon: str = "",
    tone: str = CREAM,
    from_right: bool = False,
) -> None:
    """An ink plate on a picture with an icon, a word, or both; `corner` is its top left, or top right."""
    words = font(11, True)
    width = (QFontMetricsF(words).horizontalAdvance(text) if text else 0) + (18 if icon else 0)
    width += 10 if text else 4
    left = corner.x() - width if from_right else corner.x()
    ink = QColor(INK)
    ink.setAlphaF(0.87)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(left, corner.y(), width, PLATE_HEIGHT), 5, 5)
    if icon:
        painter.drawPixmap(QPointF(left + 4, corner.y() + 3), theme.pixmap(icon, tone, 14, 2.2))
    if text:
        painter.setFont(words)
        painter.setPen(QColor(tone))
        place = QRectF(left + (21 if icon else 5), corner.y(), width, PLATE_HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Thumb(QWidget):
    """One small picture with round corners, as wide and high as it is told."""

    def __init__(self, width: int, height: int, radius: float = 5.0) -> None:
        super().__init__()
        self._size = QSize(width, height)
        self._radius = radius
        self._picture: QPixmap | None = None
        self.setFixedSize(self._size)

    def show_image(self, image: QImage | None) -> None:
        """Changes the picture; None empties it."""
        self._picture = rounded(image, self._size, self._radius) if image is not None else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture where there is one."""
        if self._picture is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self._picture)
            painter.end()


class WideThumb(QWidget):
    """The same, as wide as the layout lets it be; its height follows."""

    def __init__(self, width: int, height: int, radius: float = 5.0) -> None:
        """`width` and `height` give the proportions, and what it wants at least."""
        super().__init__()
        self._least = QSize(width, height)
        self._radius = radius
        self._image: QImage | None = None
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)

    def show_image(self, image: QImage | None) -> None:
        """Changes the picture; None empties it."""
        self._image = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        self.setFixedHeight(round(self.width() * self._least.height() / self._least.width()))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture where there is one."""
        if self._picture is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self._picture)
            painter.end()

    def _fit(self) -> None:
        shown = self._image is not None and not self.size().isEmpty()
        self._picture = rounded(self._image, self.size(), self._radius) if shown and self._image else None
        self.update()
