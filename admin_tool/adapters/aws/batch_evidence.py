"""What is to be seen of a batch in the cloud, and what that says about each of its jobs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from admin_tool.adapters.aws.batch_rows import BatchRow
from admin_tool.core.batch import Batch, Job, JobState

LOST_AFTER = timedelta(minutes=2)
"""SQS: its counts may be a minute old."""
LOST = "The order is in the queue no more, and its picture is not there."


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How many orders wait, and how many a function has in hand, of all batches."""

    waiting: int
    in_hand: int

    @property
    def empty(self) -> bool:
        """Whether nothing will come of it."""
        return self.waiting + self.in_hand == 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """`made` are times of pictures by key, `asked` keys that an asynchronous endpoint works on, `dead`
    reasons by key. Look at the queue first, the table second, the dead letters third, the pictures last: in
    this order no job is seen nowhere.
    """

    queue: QueueCount
    asked: frozenset[str] = frozenset()
    dead: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, datetime] = field(default_factory=dict)


def judge(row: BatchRow, evidence: Evidence, now: datetime, in_hand: bool = False) -> Batch:
    """A batch as the evidence shows it; `in_hand` says that a function may have one of its orders."""
    jobs = tuple(_jobs(row, evidence, now, in_hand))
    is_open = any(job.state in (JobState.QUEUED, JobState.RUNNING) for job in jobs)
    times = [job.at for job in jobs if job.at is not None]
    ended_at = None if is_open else row.ended_at or max(times, default=None)
    first = row.first
    return Batch(row.name, first.mood, row.title, row.by, row.at, first, jobs, ended_at)


def settled(row: BatchRow) -> bool:
    """Whether nothing can change any more: all is done or cancelled, and was seen to be so."""
    return row.ended_at is not None and (row.cancelled or len(row.done) == row.count) and not row.unsent


def _jobs(row: BatchRow, evidence: Evidence, now: datetime, in_hand: bool) -> Iterator[Job]:
    known = {index: _known(row, index, evidence) for index in range(row.count)}
    asked = any(one and one[0] is JobState.RUNNING for one in known.values())
    lost = evidence.queue.empty and not asked and now - row.sent_at > LOST_AFTER
    for index in range(row.count):
        key, found = row.key_of(index), known[index]
        if found:
            yield Job(index, key, found[0], found[1], evidence.made.get(key))
        elif row.cancelled:
            yield Job(index, key, JobState.CANCELLED)
        elif lost:
            yield Job(index, key, JobState.FAILED, LOST)
        elif in_hand:
            # a FIFO queue hands out one order of a batch at a time, the first
            in_hand = False
            yield Job(index, key, JobState.RUNNING)
        else:
            yield Job(index, key, JobState.QUEUED)


def _known(row: BatchRow, index: int, evidence: Evidence) -> tuple[JobState, str] | None:
    key = row.key_of(index)
    if index in row.done or key in evidence.made:
        return JobState.DONE, ""
    if key in evidence.dead:
        return JobState.FAILED, evidence.dead[key]
    if index in row.unsent:
        return JobState.FAILED, row.unsent[index]
    if key in evidence.asked:
        return JobState.RUNNING, ""
    return None
