"""Open batches as jobs of the status bar."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from admin_tool.background import Background, Job
from admin_tool.core.batch import Batch, JobState
from admin_tool.core.picture_name import batch_number
from admin_tool.generate.generate_words import span
from admin_tool.kit.words import mood_name


class OpenJobs:
    """Follows batches until they end; a job that is cancelled in the status bar cancels its batch."""

    def __init__(self, background: Background, cancel: Callable[[str], None]) -> None:
        self._background = background
        self._cancel = cancel
        self._jobs: dict[str, Job] = {}
        self._cancelled: set[str] = set()

    def show(self, batches: Sequence[Batch], left: Callable[[Batch], float | None]) -> None:
        """`left` says how many seconds a batch will take."""
        for name in [one for one in self._jobs if one not in {batch.name for batch in batches}]:
            self._background.end(self._jobs.pop(name))
            self._cancelled.discard(name)
        for batch in reversed(batches):
            job = self._jobs.get(batch.name)
            if job is None:
                words = QCoreApplication.translate("Generate", "Batch %1 · %2")
                words = words.replace("%1", batch_number(batch.name)).replace("%2", mood_name(batch.mood))
                job = self._background.follow(words, "generate")
                self._jobs[batch.name] = job
            if job.cancelled and batch.name not in self._cancelled:
                self._cancelled.add(batch.name)
                self._cancel(batch.name)
            over = len(batch.jobs) - batch.count(JobState.QUEUED) - batch.count(JobState.RUNNING)
            job.report(over, len(batch.jobs), _left_words(left(batch)))

    def close(self) -> None:
        """Follows nothing any more; the batches go on."""
        for job in self._jobs.values():
            if job in self._background.jobs:
                self._background.end(job)
        self._jobs.clear()


def _left_words(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return QCoreApplication.translate("Generate", "%1 left").replace("%1", span(seconds))
