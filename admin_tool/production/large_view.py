"""One picture on show as large as there is room; the next ones are decoded before they are asked for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from admin_tool.core.live_order import rate_of
from admin_tool.core.promotion import LivePicture
from admin_tool.kit.parts import box, button, column, label, mono, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name, number
from admin_tool.pictures.large_picture import LargePicture
from admin_tool.production.show_words import name_of, percent, spoken

_BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LargeView(QWidget):
    """Takes the keys that move, and those that leave; all others are the page's."""

    def __init__(
        self, theme: Theme, language: str, step: Callable[[int], None], back: Callable[[], None]
    ) -> None:
        """`step` moves by so many pictures, `back` leaves."""
        super().__init__()
        self._language = language
        self._step = step
        self._back = back
        self._canvas = LargePicture(theme)
        self._name = mono("", px=14)
        self._mood = label("", "2")
        self._numbers = label("", "2")
        self._prompt = label("", "2", wrap=True)
        leave = button(theme, QCoreApplication.translate("LargeView", "Back to the grid"), "left", "ghost")
        leave.clicked.connect(back)
        before = button(
            theme, "", "left", "ghost", QCoreApplication.translate("LargeView", "Previous picture")
        )
        before.clicked.connect(lambda: step(-1))
        after = button(theme, "", "right", "ghost", QCoreApplication.translate("LargeView", "Next picture"))
        after.clicked.connect(lambda: step(1))
        head = row(leave, 6, self._name, self._mood, None, self._numbers, before, after, gap=10)
        head.setContentsMargins(8, 0, 16, 0)
        foot = row((self._prompt, 1), margins=(16, 0, 16, 12))
        self.setLayout(column(box(head, "head", height=52), (self._canvas, 1), foot, gap=0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("LargeView", "Large view"))

    def show_picture(self, shown: LivePicture, image: QImage | None, why: str) -> None:
        """Changes the picture; `why` says why there is none."""
        self._canvas.show_image(image, why)
        self._name.setText(name_of(shown))
        self._name.setToolTip(shown.id)
        self._mood.setText(mood_name(shown.mood))
        told = QCoreApplication.translate("LargeView", "%1 views · %2 likes · %3")
        told = told.replace("%1", number(shown.views, self._language))
        told = told.replace("%2", number(shown.likes, self._language))
        self._numbers.setText(told.replace("%3", percent(rate_of(shown), self._language)))
        self._prompt.setText(shown.prompt)
        self.setAccessibleDescription(spoken(shown, self._language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move, Esc and Space leave."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in _BACK:
            self._back()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is one picture."""
        if event.angleDelta().y():
            self._step(-1 if event.angleDelta().y() > 0 else 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leaves."""
        self._back()
