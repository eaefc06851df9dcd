"""One batch: its jobs, what failed and why, what is done, and what can be done about it."""

from collections import Counter
from datetime import datetime
from html import escape

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from admin_tool.core.batch import Batch, JobState, title_of
from admin_tool.core.cost_estimate import batch_usd
from admin_tool.core.picture_name import batch_number
from admin_tool.core.reasons import Reasons
from admin_tool.generate.counted import Counted
from admin_tool.generate.generate_words import (
    batch_state,
    job_state,
    reason_words,
    sent_words,
    size_words,
    span,
)
from admin_tool.generate.job_strip import JobStrip
from admin_tool.generate.picture_shelf import PictureShelf
from admin_tool.kit.elided import Elided
from admin_tool.kit.parts import box, button, column, face, label, pill, row, set_property, sign
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import dollars
from admin_tool.pictures.thumbnails import Thumbnails

MOST_REASONS = 3
_TONES = {
    JobState.DONE: "ok",
    JobState.RUNNING: "run",
    JobState.FAILED: "no",
    JobState.QUEUED: "2",
    JobState.CANCELLED: "2",
}
"""In the order in which they are counted."""


class BatchCard(QFrame):
    """Its signals give the batch's name, `picked` a picture's id; `entered` says that it has the focus."""

    cancel_wanted = Signal(str)
    retry_wanted = Signal(str)
    pool_wanted = Signal(str)
    entered = Signal(str)
    picked = Signal(str)

    def __init__(
        self, theme: Theme, language: str, thumbnails: Thumbnails, batch: Batch, reasons: Reasons
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._language = language
        self.batch = batch
        title = Elided("1", 14, bold=True)
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        title.show_text(f"{batch_number(batch.name)}  {title_of(batch.title)}")
        title.setToolTip(f"<p>{escape(batch.prompt.text)}</p><p>{escape(batch.name)}</p>")
        self.state = pill("", "off")
        self.pool = button(theme, QCoreApplication.translate("Generate", "Show in Pool"), "pool", "ghost")
        self.retry = button(theme, QCoreApplication.translate("Generate", "Retry"), "retry")
        self.cancel = button(theme, QCoreApplication.translate("Generate", "Cancel"), "cross", "ghost")
        self.pool.clicked.connect(lambda: self.pool_wanted.emit(self.batch.name))
        self.retry.clicked.connect(lambda: self.retry_wanted.emit(self.batch.name))
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(self.batch.name))
        self._sub = Elided("2", 12)
        self._book = reasons
        self._strip = JobStrip(theme, reasons)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(5)
        self.counts: dict[JobState, QLabel] = {}
        for state in _TONES:
            self._add_count(state)
        self._legend.addStretch(1)
        self._tail = label("", "2", 12)
        self._reasons = label("", "no", 12, wrap=True)
        self._reason_line = box(
            row((sign(theme, "warn", "no"), 0), (self._reasons, 1), gap=6),
        )
        self.shelf = PictureShelf(theme, thumbnails)
        self.shelf.picked.connect(self.picked)
        head = row(face(theme, batch.mood, 22), title, self.state, None, self.pool, self.retry, self.cancel)
        self.setLayout(
            column(
                head,
                self._sub,
                self._strip,
                row(self._legend, self._tail),
                self._reason_line,
                self.shelf,
                margins=(14, 9, 14, 12),
            )
        )

    def show_batch(self, batch: Batch, left_s: float | None, picture_usd: float, now: datetime) -> None:
        """Changes what it shows; `picture_usd` 0 leaves out what it costs."""
        self.batch = batch
        word, look = batch_state(batch)
        self.state.setText(word)
        set_property(self.state, "pill", look)
        self.setAccessibleName(f"{batch_number(batch.name)} {batch.title}, {word}")
        made = batch.prompt
        guidance = QCoreApplication.translate("Generate", "guidance %1").replace("%1", f"{made.guidance:.1f}")
        steps = Counted().steps(made.steps)
        facts = [size_words(made.width_px, made.height_px)]
        if picture_usd:
            facts += [steps, guidance]
        self._sub.show_text(" · ".join([*facts, sent_words(batch, now, self._language)]))
        self._strip.show_jobs(batch.jobs)
        self._show_counts()
        self._tail.setText(self._tail_words(left_s, picture_usd))
        self._show_reasons()
        self._show_buttons()
        done = [job for job in batch.jobs if job.state is JobState.DONE]
        self.shelf.show_jobs(done)
        self.shelf.setVisible(bool(done))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys act on it from now on."""
        super().focusInEvent(event)
        self.entered.emit(self.batch.name)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, with a ring while it has the focus: a border of the sheet would move what is in it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
            painter.end()

    def _add_count(self, state: JobState) -> None:
        number = label("", _TONES[state], 13, bold=True)
        word = label(job_state(state), "2", 12)
        pair = box(row(number, word, gap=5, margins=(0, 0, 6, 0)))
        self.counts[state] = number
        self._legend.addWidget(pair)

    def _show_counts(self) -> None:
        for state, number in self.counts.items():
            count = self.batch.count(state)
            number.setText(str(count))
            pair = number.parentWidget()
            if pair is not None:
                pair.setVisible(count > 0)

    def _show_reasons(self) -> None:
        failed = [job for job in self.batch.jobs if job.state is JobState.FAILED]
        told = Counter(reason_words(job.reason, self._book) for job in failed).most_common(MOST_REASONS)
        lines = []
        for reason, count in told:
            lines.append(Counted().jobs_failed(count, reason))
        self._reasons.setText("\n".join(lines))
        self._reason_line.setVisible(bool(failed))

    def _show_buttons(self) -> None:
        failed = self.batch.count(JobState.FAILED)
        cancelled = self.batch.count(JobState.CANCELLED)
        words = Counted().retry(failed) if failed else QCoreApplication.translate("Generate", "Go on")
        self.retry.setText(f" {words}")
        self.retry.setAccessibleName(words)
        self.retry.setVisible(bool(failed or cancelled))
        self.cancel.setVisible(self.batch.count(JobState.QUEUED) > 0)
        self.pool.setVisible(self.batch.count(JobState.DONE) > 0)

    def _tail_words(self, left_s: float | None, picture_usd: float) -> str:
        words: list[str] = []
        if left_s is not None:
            words.append(QCoreApplication.translate("Generate", "%1 left").replace("%1", span(left_s)))
        elif self.batch.ended_at is not None:
            words.append(span((self.batch.ended_at - self.batch.at).total_seconds()))
        if picture_usd:
            usd = dollars(batch_usd(self.batch, picture_usd))
            so_far = QCoreApplication.translate("Generate", "%1 so far").replace("%1", usd)
            words.append(so_far if self.batch.open else usd)
        return " · ".join(words)
