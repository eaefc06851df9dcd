"""What stands in the grid's place when there is nothing to show."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from admin_tool.kit.parts import button, column, heading, label, row, sign
from admin_tool.kit.theme import Theme


class EmptyState(QWidget):
    """Says why, and offers what helps."""

    generate_wanted = Signal()
    import_wanted = Signal()
    clear_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = heading("", 18)
        self._words = label("", "2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setFixedWidth(440)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.generate = button(
            theme, QCoreApplication.translate("EmptyState", "Generate pictures"), "generate"
        )
        self.bring_in = button(theme, QCoreApplication.translate("EmptyState", "Import files"), "download")
        self.clear = button(theme, QCoreApplication.translate("EmptyState", "Clear the filter"), "filter")
        self.retry = button(theme, QCoreApplication.translate("EmptyState", "Try again"), "retry")
        self.generate.clicked.connect(self.generate_wanted)
        self.bring_in.clicked.connect(self.import_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        self.retry.clicked.connect(self.retry_wanted)
        buttons = row(None, self.generate, self.bring_in, self.clear, self.retry, None)
        picture = row(None, sign(theme, "pool", "text3", 40), None)
        words = row(None, self._words, None)
        self.setLayout(column(None, picture, self._title, words, 4, buttons, None, gap=12))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_reason(self, trouble: str, filtered: bool) -> None:
        """Nothing could be read, nothing matches, or nothing is there."""
        if trouble:
            title = QCoreApplication.translate("EmptyState", "The pool cannot be read")
            words = trouble
        elif filtered:
            title = QCoreApplication.translate("EmptyState", "Nothing matches the filter")
            words = QCoreApplication.translate(
                "EmptyState", "There are pictures in the pool, but none that fits everything you chose."
            )
        else:
            title = QCoreApplication.translate("EmptyState", "The pool is empty")
            words = QCoreApplication.translate(
                "EmptyState", "Have pictures generated, or drop files here to bring in your own."
            )
        self._title.setText(title)
        self._words.setText(words)
        self.retry.setVisible(bool(trouble))
        self.clear.setVisible(filtered and not trouble)
        self.generate.setVisible(not filtered and not trouble)
        self.bring_in.setVisible(not filtered and not trouble)
