"""Waits for a batch, as the command line does."""

import time
from collections.abc import Callable

from admin_tool.core.batch import Batch, JobState
from admin_tool.core.ports import GenerationQueue, Progress


def follow(
    queue: GenerationQueue,
    name: str,
    progress: Progress,
    every_s: float = 0.5,
    wait: Callable[[float], None] = time.sleep,
) -> Batch | None:
    """Reports how far a batch is until it ends or `progress` is cancelled; how it stands then.

    None when there is no such batch. Looks every 0.5 s, which suits the painter of this machine; a queue in
    the cloud should be asked every 5 s. Raises KioskError.
    """
    while True:
        batch = next((one for one in queue.batches() if one.name == name), None)
        if batch is None:
            return None
        over = len(batch.jobs) - batch.count(JobState.QUEUED) - batch.count(JobState.RUNNING)
        progress.report(over, len(batch.jobs), batch.title)
        if not batch.open or progress.cancelled:
            return batch
        wait(every_s)
