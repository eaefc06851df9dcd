"""What stands in the place of the grid while there is nothing to show, and why."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from admin_tool.kit.parts import button, column, label, row, sign
from admin_tool.kit.theme import Theme


class EmptyView(QWidget):
    """Loading, nothing on show yet, or an error with a way to try again."""

    def __init__(self, theme: Theme, again: Callable[[], None], to_pool: Callable[[], None]) -> None:
        super().__init__()
        self._title = label("", px=14, bold=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._why = label("", "2", 13, wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = button(theme, QCoreApplication.translate("EmptyView", "Try again"), "retry")
        self.pool = button(theme, QCoreApplication.translate("EmptyView", "Go to the pool"), "pool")
        self.again.clicked.connect(again)
        self.pool.clicked.connect(to_pool)
        buttons = row(None, self.again, self.pool, None)
        self._sign = sign(theme, "production", "text3", 32)
        inner = column(None, row(None, self._sign, None), self._title, self._why, 6, buttons, None, None)
        inner.setContentsMargins(80, 0, 80, 0)
        self.setLayout(inner)
        self.show_state(False, "")

    def show_state(self, loaded: bool, trouble: str) -> None:
        """Says what is the matter."""
        self.again.setVisible(bool(trouble))
        self.pool.setVisible(loaded and not trouble)
        if trouble:
            self._title.setText(
                QCoreApplication.translate("EmptyView", "The pictures on show could not be listed")
            )
            self._why.setText(trouble)
        elif loaded:
            self._title.setText(QCoreApplication.translate("EmptyView", "Nothing is on show yet"))
            self._why.setText(
                QCoreApplication.translate(
                    "EmptyView", "Approve pictures in the pool and promote them: kiosks show them at once."
                )
            )
        else:
            self._title.setText(QCoreApplication.translate("EmptyView", "Listing the pictures on show…"))
            self._why.setText("")
