"""The paper of the ticket that carries a return code."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

PAPER_TOP, PAPER_BOTTOM = (250, 247, 240), (240, 234, 222)
FOLD = "#B5AD9E"


def ticket(width_px: int, height_px: int, radius_px: int, notch_px: int, fold_px: int) -> QImage:
    """Cream paper with grain, two round notches, and a dotted line between them `fold_px` from the top."""
    image = _paper(width_px, height_px)
    outside = QPainterPath()
    outside.setFillRule(Qt.FillRule.OddEvenFill)
    outside.addRect(QRectF(image.rect()))
    outside.addRoundedRect(QRectF(image.rect()), radius_px, radius_px)
    notches = QPainterPath()
    for x in (0, width_px):
        notches.addEllipse(QPointF(x, fold_px), notch_px, notch_px)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dots = QPen(QColor(FOLD), notch_px * 0.22, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    dots.setDashPattern([0.01, 4.2])
    painter.setPen(dots)
    painter.drawLine(QPointF(2.2 * notch_px, fold_px), QPointF(width_px - 2.2 * notch_px, fold_px))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(outside, Qt.GlobalColor.black)
    painter.fillPath(notches, Qt.GlobalColor.black)
    painter.end()
    return image


def _paper(width_px: int, height_px: int) -> QImage:
    """Lighter above, with fine grain and some fibres that run across."""
    chance = np.random.default_rng(11)
    down = np.linspace(0, 1, height_px, dtype=np.float32)[:, None]
    grain = chance.normal(0, 1.1, (height_px, width_px)).astype(np.float32)
    fibres = chance.normal(0, 1.0, (height_px, width_px // 12 + 1)).astype(np.float32)
    grain += 0.7 * np.repeat(fibres, 12, axis=1)[:, :width_px]
    pixels = np.empty((height_px, width_px, 4), np.uint8)
    pixels[..., 3] = 255
    for channel in range(3):
        level = PAPER_TOP[channel] + (PAPER_BOTTOM[channel] - PAPER_TOP[channel]) * down
        pixels[..., 2 - channel] = np.clip(level + grain + 0.5, 0, 255)
    # copied, because a QImage does not keep the array alive
    sheet = QImage(pixels.data, width_px, height_px, width_px * 4, QImage.Format.Format_ARGB32_Premultiplied)
    return sheet.copy()
