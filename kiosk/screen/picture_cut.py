"""Cutting a picture to a frame: around its focus point, with smooth round corners."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from kiosk.core.picture import Focus


def window(picture: QSize, frame: QSize, focus: Focus) -> QRectF:
    """The largest part of the picture with the frame's shape, as near to its focus point as it fits."""
    factor = min(picture.width() / frame.width(), picture.height() / frame.height())
    width, height = frame.width() * factor, frame.height() * factor
    left = min(max(focus.x * picture.width() - width / 2, 0), picture.width() - width)
    top = min(max(focus.y * picture.height() - height / 2, 0), picture.height() - height)
    return QRectF(left, top, width, height)


def cut(picture: QImage, frame: QSize, focus: Focus) -> QImage:
    """The picture filling the frame; opaque."""
    part = window(picture.size(), frame, focus)
    if part.width() > 2 * frame.width():  # bilinear drawing would skip pixels
        small = picture.copy(part.toAlignedRect())
        return small.scaled(
            frame, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    target = QImage(frame, QImage.Format.Format_RGB32)
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QRectF(target.rect()), picture, part)
    painter.end()
    return target


def rounded(image: QImage, radius_px: float) -> QImage:
    """The image with round corners.

    What lies outside is taken away by a smooth path: a clip path would leave jagged corners, and taking the
    whole picture into a path costs three times as much.
    """
    if radius_px <= 0:
        return image
    target = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    outside = QPainterPath()
    outside.setFillRule(Qt.FillRule.OddEvenFill)
    outside.addRect(QRectF(image.rect()))
    outside.addRoundedRect(QRectF(image.rect()), radius_px, radius_px)
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(outside, Qt.GlobalColor.black)
    painter.end()
    return target
