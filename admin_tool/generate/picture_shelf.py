"""The first pictures of a batch side by side, as many as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from admin_tool.core.batch import Job
from admin_tool.core.picture_name import short_name
from admin_tool.generate.counted import Counted
from admin_tool.kit.theme import Theme, font
from admin_tool.pictures.thumbnails import Shape, Thumbnails, Wish

WIDE_PX, HIGH_PX, GAP_PX, RADIUS_PX = 84, 56, 6, 4.0
MORE_PX = 64
"""Kept for `+17 more` where not all of them fit."""


class PictureShelf(QWidget):
    """Wishes for thumbnails when it is painted, so that nothing is loaded that nobody sees."""

    picked = Signal(str)
    """The id of a picture that was clicked."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._jobs: Sequence[Job] = ()
        self._font = font(12)
        self.setFixedHeight(HIGH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        thumbnails.came.connect(self._came)

    def show_jobs(self, done: Sequence[Job]) -> None:
        """The jobs that have a picture."""
        if list(done) != list(self._jobs):
            self._jobs = done
            self.setAccessibleName(Counted().pictures(len(done)))
            self.update()

    @property
    def shown(self) -> Sequence[Job]:
        """Those that there is room for."""
        every = (self.width() + GAP_PX) // (WIDE_PX + GAP_PX)
        if len(self._jobs) <= every:
            return self._jobs
        return self._jobs[: max(1, (self.width() - MORE_PX + GAP_PX) // (WIDE_PX + GAP_PX))]

    @property
    def more(self) -> str:
        """`+17 more`; empty when all are shown."""
        left = len(self._jobs) - len(self.shown)
        return Counted().more(left) if left else ""

    def sizeHint(self) -> QSize:
        """Takes what it gets."""
        return QSize(WIDE_PX + MORE_PX, HIGH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures, with a plate where one is not there yet or cannot be shown."""
        self._thumbnails.shape = _shape(self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        shown = self.shown
        for place, job in enumerate(shown):
            picture = self._thumbnails.get(_wish(job))
            if picture is None:
                painter.drawRoundedRect(_place(place), RADIUS_PX, RADIUS_PX)
            else:
                painter.drawPixmap(_place(place).topLeft(), picture)
        if more := self.more:
            painter.setFont(self._font)
            painter.setPen(self._theme.color("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, more)
        painter.end()
        self._thumbnails.want([_wish(job) for job in shown])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks the picture below it."""
        over = self._at(event.position())
        if over is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(over.picture_id)

    def event(self, event: QEvent) -> bool:
        """Tells the name of the picture below the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            over = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), short_name(over.picture_id) if over else "")
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> Job | None:
        return next(
            (job for place, job in enumerate(self.shown) if _place(place).contains(point)),
            None,
        )

    def _came(self, wishes: Sequence[Wish]) -> None:
        mine = {_wish(job) for job in self.shown}
        if not mine.isdisjoint(wishes):
            self.update()


def _wish(job: Job) -> Wish:
    return job.picture_id, ""


def _place(place: int) -> QRectF:
    return QRectF(place * (WIDE_PX + GAP_PX), 0, WIDE_PX, HIGH_PX)


def _shape(ratio: float) -> Shape:
    return Shape(round(WIDE_PX * ratio), round(HIGH_PX * ratio), RADIUS_PX, ratio)
