"""What the page asks of the trainer, off the GUI thread, and what is under way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from admin_tool.background import Job
from admin_tool.core.ports import Progress, Trainer
from admin_tool.core.reasons import Reasons
from admin_tool.core.training import (
    Activity,
    ActivityKind,
    ExportKind,
    GoesOn,
    ImportReport,
    ModelVersion,
    Removal,
    Spend,
    StepState,
    TooLittleData,
    TrainingStep,
)
from admin_tool.kit.words import number
from admin_tool.personalize.checklist_card import Told
from admin_tool.personalize.step_words import translate
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError

T = TypeVar("T")
MARK = "personalize/"
_FINE = 1000
"""Progress in finer steps than this is shown in percent."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How everything stands; `trouble` is why versions and spending are not known."""

    steps: Sequence[TrainingStep] = ()
    versions: Sequence[ModelVersion] = ()
    spend: Spend = field(default_factory=Spend)
    activity: Sequence[Activity] = ()
    trouble: KioskError | None = None

    @property
    def running(self) -> bool:
        """Whether the cloud works on something."""
        return any(one.state is StepState.RUNNING for one in self.steps)

    def step(self, step_id: str) -> TrainingStep | None:
        """A step by its id."""
        return next((one for one in self.steps if one.id == step_id), None)


class TrainingDesk(QObject):
    """Work outlives the page that began it: a new page finds it among the jobs."""

    looked = Signal(object)
    work_changed = Signal()
    lacking = Signal(object)

    def __init__(self, bench: Workbench, trainer: Trainer, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._trainer = trainer
        self._looking = False
        self.snapshot = Snapshot()
        for job in bench.background.jobs:
            if job.objectName().startswith(MARK):
                job.changed.connect(self.work_changed)

    def jobs(self) -> dict[str, Job]:
        """What this program works on, by step."""
        found = [one for one in self._bench.background.jobs if one.objectName().startswith(MARK)]
        return {one.objectName().removeprefix(MARK): one for one in found}

    def told(self) -> Told:
        """The same as rows want it."""
        return {step: (job.done / job.total if job.total else None, "") for step, job in self.jobs().items()}

    def look(self) -> None:
        """Asks how everything stands; once at a time."""
        if not self._looking:
            self._looking = True
            self._bench.background.run(lambda: _look(self._trainer), self._show, self._blind)

    def perform(self, step: TrainingStep, title: str) -> None:
        """Does a step."""
        if step.id == "training":
            self.train(title)
        else:
            self._start(step.id, title, lambda told: self._trainer.perform(step.id, told), self._done(title))

    def train(self, title: str) -> None:
        """Trains a version."""
        self._start("training", title, self._trainer.train, lambda version: self._done(title)(None))

    def seed(self) -> None:
        """Invents a first history."""
        title = translate("Personalize", "Seeding a first history")
        self._start("history", title, self._trainer.seed, lambda count: self._done(title)(None))

    def export(self, kind: ExportKind, out: Path, title: str) -> None:
        """Writes a CSV."""

        def over(rows: int) -> None:
            text = translate("Personalize", "%1 is written, rows: %2")
            self._bench.say(text.replace("%1", out.name).replace("%2", number(rows, self._bench.language)))

        self._start(f"export-{kind}", title, lambda told: self._trainer.export(kind, out, told), over)

    def bring_in(self, kind: ExportKind, file: Path, title: str) -> None:
        """Imports a CSV."""

        def over(report: ImportReport) -> None:
            self._bench.say(_imported(report, file.name))
            if report.skipped_count:
                self._bench.warn(_skipped(report, file.name, self._bench.reasons))

        self._start("history", title, lambda told: self._trainer.bring_in(kind, file, told), over)

    def stop_campaign(self) -> None:
        """Deletes the campaign."""
        title = translate("Personalize", "Stopping the campaign")
        self._start("campaign", title, self._trainer.stop_campaign, self._done(title))

    def tear_down(self) -> None:
        """Removes everything."""
        title = translate("Personalize", "Taking the recommender down")

        def over(done: Sequence[Removal]) -> None:
            left = [one for one in done if not one.gone]
            text = translate("Personalize", "Removed: %1")
            self._bench.say(text.replace("%1", str(len(done) - len(left))))
            if left:
                more = translate("Personalize", "These are still there:")
                tell = self._bench.reasons.text
                self._bench.warn("\n".join([more, *(f"{tell(one.what)}: {tell(one.why)}" for one in left)]))

        self._start("teardown", title, self._trainer.tear_down, over)

    def _done(self, title: str) -> Callable[[None], None]:
        def over(nothing: None) -> None:
            self._bench.say(translate("Personalize", "%1: done").replace("%1", title))

        return over

    def _start(self, step: str, title: str, call: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        if step in self.jobs():
            return

        def well(answer: T) -> None:
            done(answer)
            self._over()

        def badly(error: KioskError) -> None:
            self._failed(error, title)
            self._over()

        job = self._bench.background.start(
            title, lambda job: call(_Plain(job)), well, badly, icon="personalize"
        )
        job.setObjectName(MARK + step)
        job.changed.connect(self.work_changed)
        self.work_changed.emit()

    def _over(self) -> None:
        if shiboken6.isValid(self):
            self.work_changed.emit()
            self.look()

    def _failed(self, error: KioskError, title: str) -> None:
        if isinstance(error, GoesOn):
            text = translate("Personalize", "%1 goes on in the cloud; this page finds it again.")
            self._bench.say(text.replace("%1", title))
        elif isinstance(error, TooLittleData) and shiboken6.isValid(self):
            self.lacking.emit(error)
        else:
            self._bench.warn(self._bench.reasons.of(error))

    def _show(self, snapshot: Snapshot) -> None:
        if shiboken6.isValid(self):
            self._looking = False
            self.snapshot = self._told(snapshot)
            self.looked.emit(self.snapshot)

    def _told(self, snapshot: Snapshot) -> Snapshot:
        """What failed, in the words of the window; the trainer tells and keeps it in English."""
        tell = self._bench.reasons.text
        steps = [
            replace(one, detail=tell(one.detail)) if one.state is StepState.FAILED else one
            for one in snapshot.steps
        ]
        activity = [
            replace(one, detail=tell(one.detail)) if one.kind is ActivityKind.FAILED else one
            for one in snapshot.activity
        ]
        return replace(snapshot, steps=steps, activity=activity)

    def _blind(self, error: KioskError) -> None:
        if shiboken6.isValid(self):
            self._looking = False
            self.snapshot = Snapshot(trouble=error)
            self.looked.emit(self.snapshot)


class _Plain:
    """Progress without the notes of adapters, which are in English; long counts become percent."""

    def __init__(self, job: Job) -> None:
        self._job = job

    @property
    def cancelled(self) -> bool:
        return self._job.cancelled

    def report(self, done: int, total: int, note: str = "") -> None:
        if total >= _FINE:
            done, total = round(100 * done / total), 100
        self._job.report(done, total)


def _look(trainer: Trainer) -> Snapshot:
    steps, activity = trainer.steps(), trainer.activity()
    if steps and steps[0].state is StepState.FAILED:
        return Snapshot(steps, activity=activity)
    try:
        return Snapshot(steps, trainer.versions(), trainer.spend(), activity)
    except KioskError as trouble:
        return Snapshot(steps, activity=activity, trouble=trouble)


def _imported(report: ImportReport, name: str) -> str:
    text = translate("Personalize", "%1: %2 rows imported, %3 were there already")
    for place, value in enumerate((name, str(report.rows), str(report.known)), 1):
        text = text.replace(f"%{place}", value)
    return text


def _skipped(report: ImportReport, name: str, reasons: Reasons) -> str:
    text = translate("Personalize", "%1: rows that were skipped: %2")
    text = text.replace("%1", name).replace("%2", str(report.skipped_count))
    line = translate("Personalize", "line %1: %2")
    lines = [
        line.replace("%1", str(one.line)).replace("%2", reasons.text(one.why)) for one in report.skipped[:8]
    ]
    more = ["…"] if report.skipped_count > len(lines) else []
    return "\n".join([text, *lines, *more])
