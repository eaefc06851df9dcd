"""From the pool to the kiosks: what would happen, the run, and what became of every picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from admin_tool.background import Background, Job
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.ports import PoolIndex, Promoter
from admin_tool.core.promotion import Fate, PromotionPlan, PromotionReport
from admin_tool.core.reasons import Reasons
from admin_tool.kit.painted import Bar
from admin_tool.kit.parts import box, button, column, heading, label, pill, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import number
from admin_tool.pictures.thumbnails import Thumbnails
from admin_tool.pool.promotion_list import ORDER, PromotionList, fate_word
from admin_tool.pool.while_there import while_there
from kiosk.core.errors import KioskError

T = TypeVar("T")
SIZE = (860, 600)
PAGE = 500
PILLS = {
    Fate.FAILED: "no",
    Fate.BLOCKED: "warn",
    Fate.MISSING: "warn",
    Fate.ADD: "run",
    Fate.DONE: "ok",
    Fate.ALREADY_LIVE: "off",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan with the tags of its thumbnails."""

    plan: PromotionPlan
    tags: Mapping[str, str]


def waiting_ids(pool: PoolIndex) -> dict[str, str]:
    """Ids, with their tags, of what is approved and not live yet."""
    chosen = PoolFilter(decisions=frozenset([Decision.APPROVED]), live=False)
    found: dict[str, str] = {}
    for _, numbers in pool.numbers(chosen, PoolSort.NEWEST):
        for start in range(0, len(numbers), PAGE):
            found |= {entry.id: entry.tag for entry in pool.entries(numbers[start : start + PAGE])}
    return found


class PromotionDialog(QDialog):
    """Closing it leaves a run that has begun alone: its job goes on in the status bar."""

    promoted = Signal(object)
    """A PromotionReport."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        language: str,
        reasons: Reasons,
        background: Background,
        pool: PoolIndex,
        promoter: Promoter,
        thumbnails: Thumbnails,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._reasons = reasons
        self._background = background
        self._pool = pool
        self._promoter = promoter
        self._prepared: Prepared | None = None
        self._job: Job | None = None
        self.report: PromotionReport | None = None
        self.setWindowTitle(QCoreApplication.translate("PromotionDialog", "Promote to the kiosks"))
        self.resize(*SIZE)
        self.setModal(True)
        self._title = heading(self.windowTitle())
        self._line = label("", "2", wrap=True)
        self._pills = QHBoxLayout()
        self._pills.setSpacing(8)
        self._pills.setContentsMargins(0, 0, 0, 0)
        self._bar = Bar(theme, height=6)
        self.list = PromotionList(theme, thumbnails)
        self.go = button(theme, QCoreApplication.translate("PromotionDialog", "Promote"), "upload", "primary")
        self.go.clicked.connect(self.promote)
        self.go.setDefault(True)
        self.leave = button(theme, QCoreApplication.translate("PromotionDialog", "Cancel"))
        self.leave.clicked.connect(self.reject)
        buttons = row(None, self.leave, self.go)
        inner = (self._title, self._line, box(self._pills), self._bar, (self.list, 1))
        layout = column(*inner, buttons, gap=12, margins=(20, 18, 20, 16))
        self.setLayout(layout)
        self.go.setEnabled(False)

    def check(self) -> None:
        """Makes the plan of everything that is approved; shows it when it is there."""
        pool, promoter = self._pool, self._promoter

        def call(job: Job) -> Prepared:
            tags = waiting_ids(pool)
            return Prepared(promoter.plan(list(tags), job), tags)

        self._line.setText(
            QCoreApplication.translate(
                "PromotionDialog", "Checking what is approved. Nothing is changed yet."
            )
        )
        title = QCoreApplication.translate("PromotionDialog", "Checking for promotion")
        self._start(title, call, self.show_plan)

    def continue_run(self, plan: PromotionPlan) -> None:
        """Shows what a run that was cut off has left to do."""
        pool = self._pool

        def call() -> Prepared:
            found = (pool.find(line.picture_id) for line in plan.lines)
            return Prepared(plan, {entry.id: entry.tag for entry in found if entry})

        self._background.run(call, while_there(self, self.show_plan), while_there(self, self._fail))

    def show_plan(self, prepared: Prepared) -> None:
        """The dry run."""
        self._prepared, self._job = prepared, None
        plan = prepared.plan
        adds = plan.count(Fate.ADD)
        self._show(plan)
        self._bar.hide()
        words = QCoreApplication.translate("PromotionDialog", "Promote %1").replace(
            "%1", number(adds, self._language)
        )
        self.go.setText(f" {words}")
        self.go.setAccessibleName(words)
        self.go.setEnabled(adds > 0)
        if not plan.lines:
            text = QCoreApplication.translate(
                "PromotionDialog", "Nothing is waiting: every approved picture is on the kiosks."
            )
        elif not adds:
            text = QCoreApplication.translate(
                "PromotionDialog", "None of these can be promoted; the reasons stand beside them."
            )
        else:
            text = QCoreApplication.translate(
                "PromotionDialog", "This is what would happen. The kiosks show the new pictures at once."
            )
        self._line.setText(text)
        (self.go if adds else self.leave).setFocus()

    def promote(self) -> None:
        """Carries the plan out; it goes on when the dialog is closed."""
        if self._prepared is None or self._job is not None:
            return
        plan, promoter = self._prepared.plan, self._promoter
        self.go.setEnabled(False)
        self.leave.setText(QCoreApplication.translate("PromotionDialog", "Go on in the background"))
        self._line.setText(
            QCoreApplication.translate("PromotionDialog", "Promoting. You can close this and go on working.")
        )
        title = QCoreApplication.translate("PromotionDialog", "Promoting pictures")
        self._start(title, lambda job: promoter.promote(plan, job), self._done)

    def _done(self, report: PromotionReport) -> None:
        self._job = None
        self.report = report
        self._bar.hide()
        self._show(report)
        done, failed = report.count(Fate.DONE), report.count(Fate.FAILED)
        text = QCoreApplication.translate("PromotionDialog", "%1 promoted.")
        if failed:
            text = QCoreApplication.translate(
                "PromotionDialog", "%1 promoted, %2 failed; promote again to try those once more."
            )
        elif report.count(Fate.ADD):
            text = QCoreApplication.translate(
                "PromotionDialog", "%1 promoted, the rest was left; promote again to go on."
            )
        told = text.replace("%1", number(done, self._language))
        self._line.setText(told.replace("%2", number(failed, self._language)))
        self.go.hide()
        self.leave.setText(QCoreApplication.translate("PromotionDialog", "Close"))
        self.leave.setFocus()
        self.promoted.emit(report)

    def _start(self, title: str, call: Callable[[Job], T], done: Callable[[T], None]) -> None:
        ended = while_there(self, done)
        self._job = self._background.start(title, call, ended, while_there(self, self._fail), "upload")
        self._bar.show()
        self._job.changed.connect(self._show_progress)

    def _show_progress(self) -> None:
        job = self._job
        if job is not None:
            self._bar.show_parts((job.done / job.total if job.total else 0.0, "run"))

    def _show(self, told: PromotionPlan | PromotionReport) -> None:
        while (item := self._pills.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fate in ORDER:
            count = told.count(fate)
            if count:
                self._pills.addWidget(pill(f"{fate_word(fate)} {number(count, self._language)}", PILLS[fate]))
        self._pills.addStretch(1)
        lines = [replace(line, reason=self._reasons.text(line.reason)) for line in told.lines]
        self.list.lines.show_lines(lines, self._prepared.tags if self._prepared else {})

    def _fail(self, error: KioskError) -> None:
        self._job = None
        self._bar.hide()
        text = QCoreApplication.translate("PromotionDialog", "This did not work: %1")
        self._line.setText(text.replace("%1", self._reasons.of(error)))
        self.leave.setText(QCoreApplication.translate("PromotionDialog", "Close"))
