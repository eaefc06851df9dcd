"""A4 pages as PDF, painted in millimetres."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from admin_tool.kit.theme import BODY

WIDTH, HEIGHT = 210.0, 297.0
DPI = 300
MM_PER_INCH = 25.4
POINT_MM = MM_PER_INCH / 72


class Paper:
    """One page to paint on; every measure is in mm, fonts are in points."""

    def __init__(self, painter: QPainter, unit: float) -> None:
        self._painter = painter
        self._unit = unit

    def words(
        self,
        text: str,
        left: float,
        top: float,
        width: float,
        points: float,
        color: str,
        bold: bool = False,
        family: str = BODY,
        middle: bool = False,
    ) -> float:
        """Writes wrapped words; answers how high they are."""
        font = self._font(points, bold, family)
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        flags |= Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        room = self._rect(left, top, width, HEIGHT)
        high = QFontMetricsF(font).boundingRect(room, int(flags), text).height()
        self._painter.drawText(QRectF(room.topLeft(), room.size()), int(flags), text)
        return high / self._unit

    def wide(self, text: str, points: float, bold: bool = False, family: str = BODY) -> float:
        """How wide words on one line are."""
        return QFontMetricsF(self._font(points, bold, family)).horizontalAdvance(text) / self._unit

    def plate(
        self, left: float, top: float, width: float, height: float, color: str, radius: float = 0.0
    ) -> None:
        """A filled rectangle."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(color))
        self._painter.drawRoundedRect(
            self._rect(left, top, width, height), radius * self._unit, radius * self._unit
        )

    def line(self, left: float, top: float, width: float, color: str, thick: float = 0.25) -> None:
        """A line across."""
        self._painter.setPen(QPen(QColor(color), thick * self._unit))
        at = top * self._unit
        self._painter.drawLine(QPointF(left * self._unit, at), QPointF((left + width) * self._unit, at))

    def stroke(self, path: Callable[[QPainter], None], left: float, top: float, size: float) -> None:
        """Paints `path`, which works on a grid of 24, into a square."""
        self._painter.save()
        self._painter.translate(left * self._unit, top * self._unit)
        self._painter.scale(size * self._unit / 24, size * self._unit / 24)
        path(self._painter)
        self._painter.restore()

    def _font(self, points: float, bold: bool, family: str) -> QFont:
        font = QFont(family)
        font.setPixelSize(max(1, round(points * POINT_MM * self._unit)))
        font.setBold(bold)
        return font

    def _rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(left * self._unit, top * self._unit, width * self._unit, height * self._unit)


def pdf(title: str, pages: Sequence[Callable[[Paper], None]]) -> bytes:
    """The file; fonts are embedded. Any thread may call it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(DPI)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, paint in enumerate(pages):
        if number:
            writer.newPage()
        paint(Paper(painter, DPI / MM_PER_INCH))
    painter.end()
    buffer.close()
    return bytes(data.data())
