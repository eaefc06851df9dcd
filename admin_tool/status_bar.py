"""The line at the bottom: what is running, what was said, and the keys of the page in front."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from admin_tool.background import Background, Job
from admin_tool.command import Command
from admin_tool.kit.painted import Bar
from admin_tool.kit.parts import box, card, key, label, row, sign
from admin_tool.kit.theme import Theme

HEIGHT = 34
MOST_HINTS = 8
SAID_FOR_MS = 6000
ROOM_FOR_HINTS_PX = 620
"""What the left side needs before hints have to go."""


class StatusBar(QWidget):
    """The newest job with its progress at the left, hints at the right."""

    def __init__(self, theme: Theme, background: Background, unsent: Callable[[], int]) -> None:
        """`unsent` says how many decisions wait to be sent; it is asked while nothing else is said."""
        super().__init__()
        self._theme = theme
        self._background = background
        self._unsent = unsent
        self._job: Job | None = None
        self._title = label("", px=12)
        self._icon = sign(theme, "generate", "run")
        self._bar = Bar(theme, 140)
        self._progress = label("", "2", 12)
        self._said = label("", "3", 12)
        self._others = label("", "2", 12)
        self._hints = QWidget()
        self._pairs: list[QWidget] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._rest)
        self._line = row(
            self._icon,
            self._title,
            self._bar,
            self._progress,
            self._others,
            self._said,
            None,
            self._hints,
            gap=12,
            margins=(14, 0, 14, 0),
        )
        self.setLayout(row(box(self._line, "status", height=HEIGHT)))
        background.jobs_changed.connect(self._jobs_changed)
        self._jobs_changed()
        self._rest()

    def say(self, sentence: str) -> None:
        """Shows a sentence for some seconds."""
        self._said.setText(sentence)
        self._said.setToolTip(sentence)
        self._quiet.start(SAID_FOR_MS)

    def refresh(self) -> None:
        """The resting line may have changed."""
        if not self._quiet.isActive():
            self._rest()

    def show_hints(self, commands: Sequence[Command]) -> None:
        """The keys of the page, most used first."""
        chosen = [one for one in commands if one.hint and one.keys][:MOST_HINTS]
        self._pairs = [box(row(key(one.shown_keys), label(one.hint, "2", 12), gap=5)) for one in chosen]
        old, self._hints = self._hints, box(row(*self._pairs, gap=12))
        self._line.replaceWidget(old, self._hints)
        old.deleteLater()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows fewer hints."""
        self._fit()

    def _fit(self) -> None:
        room = self.width() - ROOM_FOR_HINTS_PX
        for pair in self._pairs:
            room -= pair.sizeHint().width() + 12
            pair.setVisible(room > 0)

    def _rest(self) -> None:
        waiting = self._unsent()
        saved = QCoreApplication.translate("StatusBar", "All decisions saved")
        self._said.setText(self.tr("%n decisions to be sent", "", waiting) if waiting else saved)
        self._said.setToolTip("")

    def _jobs_changed(self) -> None:
        jobs = self._background.jobs
        newest = jobs[-1] if jobs else None
        if newest is not self._job:
            if self._job is not None and self._job in jobs:
                self._job.changed.disconnect(self._show_job)
            self._job = newest
            if newest is not None:
                self._icon.setPixmap(self._theme.pixmap(newest.icon, "run"))
                newest.changed.connect(self._show_job)
        for part in (self._icon, self._title, self._bar, self._progress):
            part.setVisible(newest is not None)
        more = len(jobs) - 1
        self._others.setVisible(more > 0)
        self._others.setText(self.tr("and %n more", "", more) if more > 0 else "")
        self._show_job()

    def _show_job(self) -> None:
        job = self._job
        if job is None:
            return
        self._title.setText(job.title)
        share = job.done / job.total if job.total else 0.0
        self._bar.show_parts((share, "run"))
        counted = f"{job.done}/{job.total}" if job.total else (str(job.done) if job.done else "")
        self._progress.setText(" · ".join(part for part in (counted, job.note) if part))


class NoticeBar(QWidget):
    """A sentence that stays until it is clicked away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = label("", "warn", wrap=True)
        hint = QCoreApplication.translate("StatusBar", "click to close")
        self._line = row(sign(theme, "warn", "warn"), (self._words, 1), label(hint, "2", 12), gap=10)
        self._line.setContentsMargins(14, 8, 14, 8)
        self.setLayout(row(card(self._line, "notice"), margins=(16, 10, 16, 4)))
        self.hide()

    def warn(self, sentence: str) -> None:
        """Shows a sentence; one that is still there stands above it."""
        before = self._words.text() if self.isVisible() else ""
        lines = [line for line in before.splitlines() if line != sentence][-2:]
        self._words.setText("\n".join([*lines, sentence]))
        self.show()

    def words(self) -> str:
        """What it says now; empty when it is closed."""
        return self._words.text() if not self.isHidden() else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Closes it."""
        self.close_notice()

    def close_notice(self) -> None:
        """Closes it; Esc does it too."""
        self._words.setText("")
        self.hide()
