"""The sign beside a kiosk: a page of each language."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from admin_tool.core.notice_text import NoticeText
from admin_tool.kit.theme import HEAD
from admin_tool.kit.tokens import CREAM, INK, LIGHT
from admin_tool.privacy.paper import HEIGHT, WIDTH, Paper, pdf

MARGIN = 20.0
BAND = 92.0
DISC = 11.0


def notice_pdf(notices: Sequence[NoticeText]) -> bytes:
    """The file."""
    return pdf(notices[0].title, [partial(_paint, notice=one) for one in notices])


def _paint(paper: Paper, notice: NoticeText) -> None:
    inside = WIDTH - 2 * MARGIN
    paper.plate(0, 0, WIDTH, BAND, INK)
    paper.stroke(_camera, MARGIN, 17, 15)
    paper.words(notice.kicker, MARGIN + 20, 21, inside - 20, 15, CREAM)
    below = 41 + paper.words(notice.title, MARGIN, 41, inside, 30, CREAM, True, HEAD)
    paper.words(notice.lead, MARGIN, below + 4, inside, 13.5, CREAM)
    top = BAND + 15
    for number, point in enumerate(notice.points):
        paper.plate(MARGIN, top, DISC, DISC, LIGHT.text, DISC / 2)
        paper.words(str(number + 1), MARGIN, top + 2.5, DISC, 15, CREAM, True, middle=True)
        left = MARGIN + DISC + 7
        high = paper.words(point.title, left, top - 0.5, inside - DISC - 7, 17, LIGHT.text, True)
        high += paper.words(point.words, left, top + high + 1, inside - DISC - 7, 12.5, LIGHT.text2)
        top += max(high + 9.5, DISC + 8)
    _contact(paper, notice, HEIGHT - 50)


def _contact(paper: Paper, notice: NoticeText, top: float) -> None:
    inside = WIDTH - 2 * MARGIN
    paper.plate(MARGIN, top, inside, 27, LIGHT.sel, 3)
    paper.words(notice.ask, MARGIN + 7, top + 5, 60, 12.5, LIGHT.text2)
    left = MARGIN + 66
    high = paper.words(notice.shop, left, top + 4.5, inside - 72, 15, LIGHT.text, True)
    paper.words(notice.contact, left, top + 6 + high, inside - 72, 13, LIGHT.text)
    paper.words(notice.law, MARGIN, top + 32, inside, 8.5, LIGHT.text3)


def _camera(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(QColor(CREAM), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawRoundedRect(QRectF(2, 6.5, 20, 13.5), 2.5, 2.5)
    painter.drawEllipse(QRectF(8, 9.2, 8, 8))
    painter.drawRoundedRect(QRectF(8, 3.5, 8, 3), 1, 1)
