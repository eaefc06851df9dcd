"""How long people are remembered, and the sweep that forgets them."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame

from admin_tool.kit.parts import button, column, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import day_and_time
from admin_tool.privacy.facts import Facts
from admin_tool.privacy.privacy_words import counted
from kiosk.core.visitor import Receipt


class RetentionCard(QFrame):
    """The sweep runs by itself too; this one runs now and tells."""

    sweep_wanted = Signal()

    def __init__(self, theme: Theme, language: str, keep_days: int, in_cloud: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        title = label(QCoreApplication.translate("Privacy", "Retention"), px=14, bold=True)
        said = QCoreApplication.translate(
            "Privacy", "Who does not come back is forgotten %1 days after the last visit."
        )
        alone = (
            QCoreApplication.translate("Privacy", "The cloud sweeps every night by itself.")
            if in_cloud
            else QCoreApplication.translate("Privacy", "The kiosk sweeps every hour by itself.")
        )
        self.last = label("", "2", 12, wrap=True)
        self.report = Facts()
        self.report.hide()
        self.sweep = button(theme, QCoreApplication.translate("Privacy", "Sweep now"), "trash")
        self.sweep.clicked.connect(self.sweep_wanted)
        words = label(said.replace("%1", str(keep_days)), wrap=True)
        self.setLayout(
            column(
                title,
                words,
                label(alone, "3", 12, wrap=True),
                self.last,
                self.report,
                row(self.sweep, None),
                gap=9,
                margins=(16, 12, 16, 14),
            )
        )
        self.show_last(None)

    def show_last(self, last: Receipt | None) -> None:
        """When this tool swept last."""
        if last is None:
            self.last.setText(QCoreApplication.translate("Privacy", "Not swept from this tool yet."))
            return
        said = QCoreApplication.translate("Privacy", "Last swept from this tool: %1")
        self.last.setText(said.replace("%1", day_and_time(last.at, self._language)))

    def show_report(self, report: Receipt) -> None:
        """What a sweep removed just now."""
        self.show_last(report)
        nothing = [(QCoreApplication.translate("Privacy", "Nobody's time was over"), "")]
        self.report.show_lines(counted(report.removed, self._language) or nothing)
        self.report.show()
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """A sweep is running."""
        self.sweep.setEnabled(not busy)
