"""What stands in the place of numbers while there are none."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from admin_tool.kit.parts import button, column, heading, label, row, sign
from admin_tool.kit.theme import Theme


class NothingYet(QWidget):
    """Being read, empty, or not to be had; says what to do."""

    more_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = heading("", 18)
        self.words = label("", "2", wrap=True)
        for one in (self.title, self.words):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setFixedWidth(460)
        self.more = button(theme, QCoreApplication.translate("Insights", "Look at 90 days"), "clock")
        self.retry = button(theme, QCoreApplication.translate("Insights", "Read again"), "retry")
        self.more.clicked.connect(self.more_wanted)
        self.retry.clicked.connect(self.retry_wanted)
        self._picture = sign(theme, "insights", "text3", 40)
        self.setLayout(
            column(
                None,
                row(None, self._picture, None),
                self.title,
                row(None, self.words, None),
                4,
                row(None, self.more, self.retry, None),
                None,
                gap=12,
            )
        )
        self._tell("", "", more=False, retry=False)

    def tell_reading(self) -> None:
        """The first numbers are on their way."""
        title = QCoreApplication.translate("Insights", "Reading what the kiosks recorded")
        words = QCoreApplication.translate(
            "Insights", "The first time it takes a while. You can go on working meanwhile."
        )
        self._tell(title, words, more=False, retry=False)

    def tell_empty(self, days: int, more: bool) -> None:
        """Nobody came in these days; `more` offers to look further back."""
        title = QCoreApplication.translate("Insights", "Nothing was recorded in these %1 days")
        title = title.replace("%1", str(days))
        words = QCoreApplication.translate(
            "Insights",
            "Numbers appear as soon as visitors look at pictures. Check that a kiosk is running and that its"
            " pictures are live.",
        )
        self._tell(title, words, more, retry=True)

    def tell_trouble(self, trouble: str) -> None:
        """The numbers cannot be had, and why."""
        title = QCoreApplication.translate("Insights", "The numbers cannot be read")
        self._tell(title, trouble, more=False, retry=True)

    def _tell(self, title: str, words: str, more: bool, retry: bool) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self._picture.setVisible(bool(title))
        self.more.setVisible(more)
        self.retry.setVisible(retry)
