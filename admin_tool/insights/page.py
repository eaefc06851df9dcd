"""Insights: what visitors looked at, what they liked, and how often the mood was wrong."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QMenu, QStackedWidget

from admin_tool.command import Command
from admin_tool.core.insight_csv import as_csv
from admin_tool.core.insight_period import LENGTHS, Period
from admin_tool.core.ports import InsightSource, PictureSource, Promoter
from admin_tool.core.text_file import write_text
from admin_tool.insights.figures import days_of
from admin_tool.insights.insight_commands import insight_commands
from admin_tool.insights.loaded import Loaded, load
from admin_tool.insights.nothing_yet import NothingYet
from admin_tool.insights.overview import Overview
from admin_tool.kit.parts import button, column, drop_button, label, page_head, segments
from admin_tool.kit.words import clock
from admin_tool.page import Page
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError

EVERY_MS = 60_000
"""While the page is open it follows the kiosks."""
USUAL_DAYS = 30


class InsightsPage(Page):
    """A period and one kiosk or all, beside the period before."""

    name = "insights"
    icon = "insights"

    def __init__(
        self,
        bench: Workbench,
        insights: InsightSource,
        pictures: PictureSource,
        promoter: Promoter | None = None,
    ) -> None:
        """`promoter` tells what is live, so that only such pictures are shown and offered to withdraw."""
        super().__init__(bench)
        self._insights = insights
        self._pictures = pictures
        self._promoter = promoter
        self._days = USUAL_DAYS
        self._kiosk = ""
        self._asked = 0
        self._refreshing = False
        self._closed = False
        self.loaded: Loaded | None = None
        self._sub_title = label("", "2")
        some_days = QCoreApplication.translate("Insights", "%1 days")
        said = [some_days.replace("%1", str(days)) for days in LENGTHS]
        self._lengths, self.length_buttons = segments(said, LENGTHS.index(USUAL_DAYS))
        for days, one in zip(LENGTHS, self.length_buttons, strict=True):
            one.clicked.connect(partial(self.choose_days, days))
        self.kiosk_button = drop_button(bench.theme, self._all_kiosks())
        self.kiosk_button.clicked.connect(self.show_kiosks)
        self.kiosk_button.hide()
        self.csv_button = button(bench.theme, QCoreApplication.translate("Insights", "Save CSV"), "download")
        self.csv_button.clicked.connect(self.save_csv)
        self.csv_button.setEnabled(False)
        self.overview: Overview | None = None
        self.nothing = NothingYet(bench.theme)
        self.nothing.more_wanted.connect(partial(self.choose_days, LENGTHS[-1]))
        self.nothing.retry_wanted.connect(self.demand)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        head = page_head(self.title(), self._sub_title, self._lengths, self.kiosk_button, self.csv_button)
        self.setLayout(column(head, (self._stack, 1), gap=0))
        self._again = QTimer(self)
        self._again.setInterval(EVERY_MS)
        self._again.timeout.connect(self._load)
        self._tell_days()

    def title(self) -> str:
        """The translated name."""
        return QCoreApplication.translate("Insights", "Insights")

    def commands(self) -> Sequence[Command]:
        """Periods, kiosks, CSV, the picture at hand."""
        return insight_commands(self)

    def opened(self) -> None:
        """Reads the numbers, and has them brought up to date where they are old."""
        self._again.start()
        self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is in front: nothing is read any more."""
        self._again.stop()
        super().hideEvent(event)

    def state(self) -> dict[str, str]:
        """Period and kiosk."""
        return {"days": str(self._days), "kiosk": self._kiosk}

    def restore(self, state: dict[str, str]) -> None:
        """Takes `state` back."""
        days = state.get("days", "")
        self._kiosk = state.get("kiosk", "")
        if days in map(str, LENGTHS):
            self.choose_days(int(days))

    def facts(self) -> dict[str, int]:
        """What the charts stand for; nothing while there are none."""
        seen = self.loaded.now if self.loaded and self._stack.currentWidget() is self.overview else None
        views, likes = (seen.total.views, seen.total.likes) if seen else (0, 0)
        told = {"views": views, "likes": likes, "days": len(seen.by_day) if seen else 0}
        corrected, readings = (seen.corrected, seen.readings) if seen else (0, 0)
        return told | {"readings": readings, "corrected": corrected}

    def closing(self) -> None:
        """Nothing is read any more."""
        self._closed = True
        self._again.stop()

    def _load(self) -> None:
        period = Period(datetime.now().astimezone().date(), self._days)
        self._asked += 1
        self.bench.background.run(
            partial(load, self._insights, self._promoter, period, self._kiosk),
            partial(self._show, self._asked),
            self._failed,
        )

    def _show(self, asked: int, loaded: Loaded | None) -> None:
        if self._closed or asked != self._asked:
            return
        if loaded is None:
            self._refresh(demanded=False)
            return
        first = self.loaded is None
        changed = first or (self.loaded is not None and self.loaded.kiosks != loaded.kiosks)
        self.loaded = loaded
        self.csv_button.setEnabled(True)
        self.kiosk_button.setVisible(bool(loaded.kiosks))
        self.kiosk_button.setText(loaded.kiosk or self._all_kiosks())
        self._tell_days()
        if loaded.now.total.views or loaded.now.readings:
            overview = self._made_overview()
            overview.show_numbers(loaded)
            self._stack.setCurrentWidget(overview)
        else:
            self.nothing.tell_empty(loaded.period.days, loaded.period.days < LENGTHS[-1])
            self._stack.setCurrentWidget(self.nothing)
        if changed:
            self.commands_changed.emit()
        if loaded.stale(datetime.now(UTC)):
            self._refresh(demanded=False)

    def _made_overview(self) -> Overview:
        """Charts take a third of a second to be imported: not before there is something to show."""
        if self.overview is None:
            self.overview = Overview(self.bench.theme, self.bench.language, self._wish)
            self.overview.opened.connect(self.open_picture)
            self.overview.withdraw_wanted.connect(self._withdraw)
            self._stack.addWidget(self.overview)
        return self.overview

    def demand(self) -> None:
        """Reads the numbers anew, however young they are."""
        self._refresh(demanded=True)

    def _refresh(self, demanded: bool) -> None:
        if self._refreshing or self._closed:
            return
        self._refreshing = True
        if self.loaded is None:
            self.nothing.tell_reading()
        self.bench.background.start(
            QCoreApplication.translate("Insights", "Reading what the kiosks recorded"),
            lambda job: self._insights.refresh(job, demanded),
            self._refreshed,
            self._not_refreshed,
            icon="insights",
        )

    def _refreshed(self, _: None) -> None:
        self._refreshing = False
        if not self._closed:
            self._load()

    def _not_refreshed(self, error: KioskError) -> None:
        self._refreshing = False
        self._failed(error)

    def _failed(self, error: KioskError) -> None:
        if self._closed:
            return
        if self.loaded is None:
            self.nothing.tell_trouble(self.bench.reasons.of(error))
            self._stack.setCurrentWidget(self.nothing)
        else:
            self.bench.warn(self.bench.reasons.of(error))

    def choose_days(self, days: int, _: bool = False) -> None:
        """Looks at another period."""
        self._days = days
        self.length_buttons[LENGTHS.index(days)].setChecked(True)
        self._load()

    def show_kiosks(self) -> None:
        """Opens the menu of kiosks."""
        names = ["", *(self.loaded.kiosks if self.loaded else ())]
        self.menu = QMenu(self)
        for name in names:
            action = self.menu.addAction(name or self._all_kiosks())
            action.setCheckable(True)
            action.setChecked(name == self._kiosk)
            action.triggered.connect(partial(self._choose_kiosk, name))
        self.menu.popup(self.kiosk_button.mapToGlobal(QPoint(0, self.kiosk_button.height() + 2)))

    def _choose_kiosk(self, name: str, _: bool = False) -> None:
        self._kiosk = name
        self._load()

    def save_csv(self) -> None:
        """Asks where, and writes what is on screen."""
        if self.loaded is None:
            return
        loaded = self.loaded
        name = f"insights-{loaded.period.first}-{loaded.period.last}.csv"
        place = self.bench.save_as(QCoreApplication.translate("Insights", "Save these numbers as CSV"), name)
        if place is not None:
            said = QCoreApplication.translate("Insights", "Saved: %1").replace("%1", place.name)
            self.bench.background.run(
                lambda: write_text(place, as_csv(loaded.now, loaded.before)),
                lambda _: self.bench.say(said),
            )

    def open_picture(self, picture_id: str) -> None:
        """Shows it on the page of what is live."""
        self.bench.open_page("production", picture_id)

    def _withdraw(self, picture_ids: list[str]) -> None:
        self.bench.open_page("production", "withdraw:" + ",".join(picture_ids))

    def _wish(self, picture_id: str, came: Callable[[QImage], None]) -> None:
        """A thumbnail that cannot be had leaves its place empty: the numbers are what counts here."""
        asked = self._asked

        def show(image: QImage) -> None:
            if not self._closed and asked == self._asked and not image.isNull():
                came(image)

        self.bench.background.run(
            lambda: QImage.fromData(self._pictures.thumbnail(picture_id, "")), show, lambda error: None
        )

    def _tell_days(self) -> None:
        period = self.loaded.period if self.loaded else Period(datetime.now().astimezone().date(), self._days)
        said = days_of(period, self.bench.language)
        if self.loaded and self.loaded.stale(datetime.now(UTC)):
            as_of = QCoreApplication.translate("Insights", "%1 · as of %2").replace("%1", said)
            said = as_of.replace("%2", clock(self.loaded.as_of, self.bench.language))
        self._sub_title.setText(said)

    @staticmethod
    def _all_kiosks() -> str:
        return QCoreApplication.translate("Insights", "All kiosks")
