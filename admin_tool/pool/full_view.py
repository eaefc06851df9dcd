"""One picture as large as the window, with its decision; the same keys as in the grid."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from admin_tool.core.picture_name import short_name
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.kit.painted import paint_plate
from admin_tool.kit.parts import box, button, column, label, mono, row
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import mood_name, number
from admin_tool.pool.picture_loader import PictureLoader
from admin_tool.pool.pool_rows import PoolRows
from admin_tool.pool.pool_words import decision_word, trouble_line
from kiosk.core.errors import KioskError

AHEAD, BEHIND = 8, 2
SIGNS = {Decision.APPROVED: "check", Decision.REJECTED: "cross", Decision.UNDECIDED: "circle"}


class LargePicture(QWidget):
    """A picture that fits its place, with the badge of its decision on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._scaled: QImage | None = None
        self._entry: PoolEntry | None = None
        self._why = ""
        self.setMinimumSize(200, 150)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, entry: PoolEntry | None, image: QImage | None, why: str) -> None:
        """Changes what it shows; without an image a skeleton, or the reason."""
        if image is not self._image:
            self._image, self._scaled = image, None
        self._entry, self._why = entry, why
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
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(place, 6, 6)
            if self._why:
                painter.setPen(self._theme.color("text2"))
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
        if self._entry is not None:
            decision = self._entry.decision
            corner = QPointF(place.x() + 10, place.y() + 10)
            paint_plate(painter, self._theme, corner, decision_word(decision), SIGNS[decision])
            if self._entry.flagged:
                corner = QPointF(place.right() - 10, place.y() + 10)
                paint_plate(painter, self._theme, corner, self._entry.flagged, "warn", from_right=True)
        painter.end()

    def _place(self) -> QRectF:
        ground = QRectF(self.rect()).adjusted(16, 12, -16, -12)
        wide, high = (self._image.width(), self._image.height()) if self._image else (3, 2)
        scale = min(ground.width() / wide, ground.height() / high)
        size = (wide * scale, high * scale)
        return QRectF(
            round(ground.center().x() - size[0] / 2), round(ground.center().y() - size[1] / 2), *size
        )


class FullView(QWidget):
    """Shows the grid's current picture; the next eight are decoded before they are asked for."""

    def __init__(
        self,
        theme: Theme,
        language: str,
        rows: PoolRows,
        loader: PictureLoader,
        step: Callable[[int], None],
        back: Callable[[], None],
    ) -> None:
        """`step` moves by so many pictures, `back` leaves."""
        super().__init__()
        self._language = language
        self._rows = rows
        self._loader = loader
        self._step = step
        self._back = back
        self._number: int | None = None
        self._ahead: list[int] = []
        self.picture = LargePicture(theme)
        self._name = mono("", px=14)
        self._mood = label("", "2")
        self._count = label("", "3", 12)
        self._prompt = label("", "2", 13, wrap=True)
        leave = button(theme, QCoreApplication.translate("FullView", "Back to the grid"), "left", "ghost")
        leave.clicked.connect(back)
        before = button(
            theme, "", "left", "ghost", QCoreApplication.translate("FullView", "Previous picture")
        )
        before.clicked.connect(lambda: step(-1))
        after = button(theme, "", "right", "ghost", QCoreApplication.translate("FullView", "Next picture"))
        after.clicked.connect(lambda: step(1))
        head = row(leave, 6, self._name, self._mood, None, self._count, before, after, gap=10)
        head.setContentsMargins(8, 0, 16, 0)
        foot = row((self._prompt, 1), margins=(16, 0, 16, 12))
        self.setLayout(column(box(head, "head", height=52), (self.picture, 1), foot, gap=0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("FullView", "Full view"))
        rows.changed.connect(self._refresh)
        loader.came.connect(self._came)

    def show_position(self, position: int) -> None:
        """Shows a picture of the list."""
        self._number = self._rows.number_at(position)
        last = min(len(self._rows.list), position + AHEAD + 1)
        around = [*range(position, last), *range(position - 1, max(-1, position - BEHIND - 1), -1)]
        numbers = [one for place in around if (one := self._rows.number_at(place)) is not None]
        self._rows.want(numbers, "full")
        self._ahead = numbers
        of = QCoreApplication.translate("FullView", "%1 of %2")
        told = of.replace("%1", number(position + 1, self._language))
        self._count.setText(told.replace("%2", number(len(self._rows.list), self._language)))
        self._refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is one picture."""
        if event.angleDelta().y():
            self._step(-1 if event.angleDelta().y() > 0 else 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leaves."""
        self._back()

    def _refresh(self) -> None:
        if not self.isVisible() or self._number is None:
            return
        known = [entry for one in self._ahead if (entry := self._rows.entry(one))]
        self._loader.want([entry.id for entry in known])
        entry = self._rows.entry(self._number)
        if entry is None:
            self.picture.show_picture(None, None, "")
            return
        error: KioskError | None = self._loader.trouble(entry.id)
        self.picture.show_picture(entry, self._loader.get(entry.id), trouble_line(error) if error else "")
        self._name.setText(short_name(entry.file_name))
        self._mood.setText(mood_name(entry.mood))
        self._prompt.setText(entry.prompt)
        self.setAccessibleDescription(f"{short_name(entry.file_name)}, {decision_word(entry.decision)}")

    def _came(self, picture_id: str) -> None:
        entry = self._rows.entry(self._number) if self._number is not None else None
        if entry is not None and entry.id == picture_id:
            self._refresh()
