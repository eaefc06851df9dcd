"""What can be done on the page, for menu, palette and keys."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from admin_tool.command import Command
from admin_tool.core.insight_period import LENGTHS

if TYPE_CHECKING:
    from admin_tool.insights.page import InsightsPage


def insight_commands(page: "InsightsPage") -> Sequence[Command]:
    """Periods, kiosks, CSV, the picture at hand."""
    group = QCoreApplication.translate("Insights", "Insights")
    periods = [
        Command(
            f"insights.{days}",
            QCoreApplication.translate("Insights", "Look at %1 days").replace("%1", str(days)),
            partial(page.choose_days, days),
            keys=str(number + 1),
            hint=QCoreApplication.translate("Insights", "%1 days").replace("%1", str(days)),
            icon="clock",
            group=group,
        )
        for number, days in enumerate(LENGTHS)
    ]

    def has_kiosks() -> bool:
        return page.loaded is not None and bool(page.loaded.kiosks)

    def has_numbers() -> bool:
        return page.loaded is not None

    def picture() -> str:
        return page.overview.current if page.overview else ""

    return [
        *periods,
        Command(
            "insights.kiosk",
            QCoreApplication.translate("Insights", "Choose a kiosk"),
            page.show_kiosks,
            keys="S",
            hint=QCoreApplication.translate("Insights", "kiosk") if has_kiosks() else "",
            icon="live",
            enabled=has_kiosks,
            group=group,
        ),
        Command(
            "insights.csv",
            QCoreApplication.translate("Insights", "Save these numbers as CSV"),
            page.save_csv,
            keys="E",
            hint=QCoreApplication.translate("Insights", "CSV"),
            icon="download",
            enabled=has_numbers,
            group=group,
        ),
        Command(
            "insights.open",
            QCoreApplication.translate("Insights", "Open the picture in Production"),
            lambda: page.open_picture(picture()),
            keys="O",
            hint=QCoreApplication.translate("Insights", "open picture"),
            icon="production",
            enabled=lambda: bool(picture()),
            group=group,
        ),
        Command(
            "insights.refresh",
            QCoreApplication.translate("Insights", "Read the numbers again"),
            page.demand,
            keys="R",
            icon="retry",
            group=group,
        ),
    ]
