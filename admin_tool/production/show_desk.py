"""What the page knows and does: pictures on show, withdrawn ones, moves between them, and the way back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin_tool.background import Job
from admin_tool.core.ports import Promoter
from admin_tool.core.promotion import Fate, LivePicture, PromotionLine, PromotionPlan, PromotionReport
from admin_tool.production.show_words import pictures_word
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError

WITHDRAW, RESTORE = "withdraw", "restore"
MOST_STEPS = 50

Step = tuple[str, list[str]]
"""What was done, and with which pictures."""


class ShowDesk(QObject):
    """Asks the port on threads; everything here is told on the GUI thread."""

    changed = Signal()
    """The lists, or whether they are loaded."""
    told = Signal(object)
    """Lines of a report, each picture of it."""
    unfinished_changed = Signal()

    def __init__(self, bench: Workbench, promoter: Promoter) -> None:
        super().__init__()
        self._bench = bench
        self._promoter = promoter
        self.live: Sequence[LivePicture] = ()
        self.withdrawn: Sequence[LivePicture] = ()
        self.unfinished: PromotionPlan | None = None
        self.loaded = False
        self.error: KioskError | None = None
        self.busy = False
        self._steps: list[Step] = []
        self._loading = False
        self._swept = False
        self._serial = 0

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps) and not self.busy

    @property
    def loading(self) -> bool:
        """Whether the lists are being read now."""
        return self._loading

    def load(self) -> None:
        """Lists everything anew; what was deleted for its age goes first."""
        if self._loading:
            return
        self._loading = True
        serial, promoter, sweep = self._serial, self._promoter, not self._swept

        def call() -> tuple[int, Sequence[LivePicture], Sequence[LivePicture], PromotionPlan | None]:
            deleted = promoter.sweep(datetime.now(UTC)) if sweep else 0
            return deleted, promoter.live(), promoter.withdrawn(), promoter.unfinished()

        def done(
            answer: tuple[int, Sequence[LivePicture], Sequence[LivePicture], PromotionPlan | None],
        ) -> None:
            self._loading = False
            if serial != self._serial:  # pictures were moved meanwhile: this list is old
                self.load()
                return
            deleted, self.live, self.withdrawn, self.unfinished = answer
            self.loaded, self.error, self._swept = True, None, True
            if deleted:
                words = QCoreApplication.translate("ShowDesk", "Deleted, because its time was over: %1")
                words = words.replace("%1", pictures_word(deleted, self._bench.language))
                self._bench.say(words)
            self.changed.emit()
            self.unfinished_changed.emit()

        def failed(error: KioskError) -> None:
            self._loading = False
            self.error = error
            self.changed.emit()

        self._bench.background.run(call, done, failed)

    def withdraw(self, pictures: Sequence[LivePicture]) -> None:
        """Takes pictures from the kiosks; undo brings them back."""
        title = QCoreApplication.translate("ShowDesk", "Withdrawing")
        self._move(WITHDRAW, pictures, title, self._promoter.withdraw, remember=True)

    def restore(self, pictures: Sequence[LivePicture]) -> None:
        """Puts withdrawn pictures back; undo withdraws them again."""
        title = QCoreApplication.translate("ShowDesk", "Putting back on show")
        self._move(RESTORE, pictures, title, self._promoter.restore, remember=True)

    def undo(self) -> None:
        """Takes the last step back, as far as its pictures are still where it left them."""
        while self._steps:
            kind, ids = self._steps.pop()
            wanted = set(ids)
            here = self.withdrawn if kind == WITHDRAW else self.live
            pictures = [one for one in here if one.id in wanted]
            if pictures:
                title = QCoreApplication.translate("ShowDesk", "Undoing")
                back, call = (
                    (RESTORE, self._promoter.restore)
                    if kind == WITHDRAW
                    else (WITHDRAW, self._promoter.withdraw)
                )
                self._move(back, pictures, title, call, remember=False)
                return

    def resume(self) -> None:
        """Goes on with the promotion that was cut off."""
        plan = self.unfinished
        if plan is None or self.busy:
            return
        title = QCoreApplication.translate("ShowDesk", "Promoting")
        self.busy, self.unfinished = True, None
        self.unfinished_changed.emit()

        def done(report: PromotionReport) -> None:
            self.busy = False
            self.told.emit(report.lines)
            self.load()

        self._bench.background.start(
            title, lambda job: self._promoter.promote(plan, job), done, self._failed, icon="upload"
        )

    def drop_unfinished(self) -> None:
        """Leaves the rest of it in the pool."""
        self.unfinished = None
        self.unfinished_changed.emit()
        self._bench.background.run(self._promoter.drop_unfinished, lambda _: None)

    def state(self) -> str:
        """The steps that can be undone, for the next start."""
        return json.dumps(self._steps)

    def take_back(self, state: str) -> None:
        """Takes `state` back; what is none is no step."""
        try:
            steps = json.loads(state)
            self._steps = [
                (str(kind), [str(one) for one in ids]) for kind, ids in steps if kind in (WITHDRAW, RESTORE)
            ][-MOST_STEPS:]
        except (ValueError, TypeError):
            self._steps = []

    def _move(
        self,
        kind: str,
        pictures: Sequence[LivePicture],
        title: str,
        call: Callable[[Sequence[str], Job], PromotionReport],
        remember: bool,
    ) -> None:
        if not pictures or self.busy:
            return
        self.busy = True
        ids = [one.id for one in pictures]

        def done(report: PromotionReport) -> None:
            self.busy = False
            self._moved(kind, report.lines, remember)

        self._bench.background.start(title, lambda job: call(ids, job), done, self._failed, icon="production")

    def _moved(self, kind: str, lines: Sequence[PromotionLine], remember: bool) -> None:
        done = {line.picture_id for line in lines if line.fate is Fate.DONE}
        gone = {line.picture_id for line in lines if line.fate is Fate.MISSING}
        if kind == WITHDRAW:
            moved = [one for one in self.live if one.id in done]
            self.live = [one for one in self.live if one.id not in done | gone]
            now = datetime.now(UTC)
            self.withdrawn = [*(replace(one, withdrawn_at=now) for one in moved), *self.withdrawn]
        else:
            moved = [one for one in self.withdrawn if one.id in done]
            self.withdrawn = [one for one in self.withdrawn if one.id not in done | gone]
            self.live = [*(replace(one, withdrawn_at=None) for one in moved), *self.live]
        if done and remember:
            self._steps = [*self._steps, (kind, sorted(done))][-MOST_STEPS:]
        self._serial += 1
        self._bench.say(self._sentence(kind, len(done)))
        self.changed.emit()
        self.told.emit(lines)

    def _sentence(self, kind: str, count: int) -> str:
        pictures = pictures_word(count, self._bench.language)
        if kind == WITHDRAW:
            words = QCoreApplication.translate("ShowDesk", "%1 withdrawn. Ctrl+Z undoes it.")
        else:
            words = QCoreApplication.translate("ShowDesk", "%1 back on show.")
        return words.replace("%1", pictures)

    def _failed(self, error: KioskError) -> None:
        self.busy = False
        self._bench.warn(self._bench.reasons.of(error))
        self.load()
