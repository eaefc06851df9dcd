"""One picture as large as the window, with its decision; the same keys as in the grid."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from admin_tool.core.picture_name import short_name
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.reasons import Reasons
from admin_tool.kit.painted import paint_plate
from admin_tool.kit.parts import box, button, column, label, mono, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name, number
from admin_tool.pictures.large_picture import LargePicture
from admin_tool.pictures.picture_loader import PictureLoader
from admin_tool.pool.pool_rows import PoolRows
from admin_tool.pool.pool_words import decision_word, trouble_line
from kiosk.core.errors import KioskError

AHEAD, BEHIND = 8, 2
SIGNS = {Decision.APPROVED: "check", Decision.REJECTED: "cross", Decision.UNDECIDED: "circle"}


class ReviewedPicture(LargePicture):
    """With the badge of its decision on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._entry: PoolEntry | None = None

    def show_picture(self, entry: PoolEntry | None, image: QImage | None, why: str) -> None:
        """Changes what it shows; without an image a skeleton, or the reason."""
        self._entry = entry
        self.show_image(image, why)

    def paint_signs(self, painter: QPainter, place: QRectF) -> None:
        """The decision, and what blocks it."""
        if self._entry is not None:
            decision = self._entry.decision
            corner = QPointF(place.x() + 10, place.y() + 10)
            paint_plate(painter, self.theme, corner, decision_word(decision), SIGNS[decision])
            if self._entry.flagged:
                corner = QPointF(place.right() - 10, place.y() + 10)
                paint_plate(painter, self.theme, corner, self._entry.flagged, "warn", from_right=True)


class FullView(QWidget):
    """Shows the grid's current picture; the next eight are decoded before they are asked for."""

    def __init__(
        self,
        theme: Theme,
        language: str,
        reasons: Reasons,
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
        self.picture = ReviewedPicture(theme)
        self._reasons = reasons
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
        seen = replace(entry, flagged=self._reasons.text(entry.flagged))
        self.picture.show_picture(seen, self._loader.get(entry.id), trouble_line(error) if error else "")
        self._name.setText(short_name(entry.id))
        self._name.setToolTip(entry.id)
        self._mood.setText(mood_name(entry.mood))
        self._prompt.setText(entry.prompt)
        self.setAccessibleDescription(f"{short_name(entry.id)}, {decision_word(entry.decision)}")

    def _came(self, picture_id: str) -> None:
        entry = self._rows.entry(self._number) if self._number is not None else None
        if entry is not None and entry.id == picture_id:
            self._refresh()
