"""The jobs of a batch as a strip of cells, and the jobs of each minute as bars."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from admin_tool.core.batch import Job, JobState
from admin_tool.core.picture_name import short_name
from admin_tool.core.reasons import Reasons
from admin_tool.generate.generate_words import job_state, reason_words
from admin_tool.kit.theme import Theme

CELL_PX, CELL_HIGH_PX, GAP_PX = 18, 14, 3
_FILLS = {
    JobState.DONE: "ok",
    JobState.RUNNING: "run_fill",
    JobState.QUEUED: "track",
    JobState.FAILED: "no_fill",
    JobState.CANCELLED: "panel",
}
_EDGES = {JobState.RUNNING: "run", JobState.FAILED: "no", JobState.CANCELLED: "edge"}


class JobStrip(QWidget):
    """A cell a job: filled when done, half filled when running, crossed out when failed.

    Cells shrink to fit; when even bare lines do not, neighbours share one and the worst of them shows.
    """

    def __init__(self, theme: Theme, reasons: Reasons) -> None:
        super().__init__()
        self._theme = theme
        self._reasons = reasons
        self._jobs: Sequence[Job] = ()
        self.setFixedHeight(CELL_HIGH_PX + 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_jobs(self, jobs: Sequence[Job]) -> None:
        """Changes what it shows."""
        if list(jobs) != list(self._jobs):
            self._jobs = jobs
            counts = {state: sum(job.state is state for job in jobs) for state in JobState}
            said = [f"{count} {job_state(state)}" for state, count in counts.items() if count]
            self.setAccessibleName(", ".join(said))
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its cells want to be."""
        return QSize(len(self._jobs) * (CELL_PX + GAP_PX), CELL_HIGH_PX + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, job in self._cells():
            self._paint_cell(painter, place, job.state)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tells of the job below the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for place, job in self._cells():
                if place.adjusted(0, -2, GAP_PX, 2).contains(QPointF(event.pos())):
                    reason = f"\n{reason_words(job.reason, self._reasons)}" if job.reason else ""
                    QToolTip.showText(
                        event.globalPos(), f"{short_name(job.picture_id)}: {job_state(job.state)}{reason}"
                    )
                    return True
        return super().event(event)

    def _cells(self) -> list[tuple[QRectF, Job]]:
        count = len(self._jobs)
        if not count:
            return []
        gap = GAP_PX if count * 8 <= self.width() else 1.0 if count * 3 <= self.width() else 0.0
        wide = min(float(CELL_PX), (self.width() - gap * (count - 1)) / count)
        together = 1 if wide >= 2 else -(-count * 2 // max(1, self.width()))
        groups = [self._jobs[start : start + together] for start in range(0, count, together)]
        wide = wide if together == 1 else self.width() / len(groups)
        return [
            (QRectF(number * (wide + gap), 1, wide, CELL_HIGH_PX), min(group, key=_urgency))
            for number, group in enumerate(groups)
        ]

    def _paint_cell(self, painter: QPainter, place: QRectF, state: JobState) -> None:
        theme, radius = self._theme, min(3.0, place.width() / 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(_FILLS[state]))
        if state in _EDGES and place.width() > 5:
            painter.setPen(QPen(theme.color(_EDGES[state]), 1.5))
            place = place.adjusted(0.75, 0.75, -0.75, -0.75)
        elif state in _EDGES:
            painter.setBrush(theme.color(_EDGES[state]))
        painter.drawRoundedRect(place, radius, radius)
        if place.width() <= 5:
            return
        if state is JobState.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("run"))
            half = QRectF(place.x(), place.center().y(), place.width(), place.height() / 2)
            painter.drawRoundedRect(half, 2, 2)
        if state is JobState.FAILED:
            center, arm = place.center(), min(3.0, place.width() / 3)
            painter.drawLine(center + QPointF(-arm, -arm), center + QPointF(arm, arm))
            painter.drawLine(center + QPointF(arm, -arm), center + QPointF(-arm, arm))


class MinuteBars(QWidget):
    """How many pictures came in each of the last minutes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: tuple[int, ...] = ()
        self.setFixedSize(128, 34)

    def show_counts(self, counts: tuple[int, ...], said: str) -> None:
        """Changes what it shows; `said` is the same in words."""
        self._counts = counts
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a bar a minute; an empty minute is a short dash."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max((*self._counts, 1))
        for number, count in enumerate(self._counts):
            high = max(3.0, self.height() * count / most) if count else 2.0
            painter.setBrush(self._theme.color("run" if count else "track"))
            painter.drawRoundedRect(QRectF(number * 8, self.height() - high, 6, high), 1.5, 1.5)
        painter.end()


def _urgency(job: Job) -> int:
    order = (JobState.FAILED, JobState.RUNNING, JobState.QUEUED, JobState.CANCELLED, JobState.DONE)
    return order.index(job.state)
