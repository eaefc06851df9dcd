"""Batches: orders for new pictures, and how far they are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt


class JobState(StrEnum):
    """Where one picture of a batch stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What is asked for: one prompt a picture, all of one mood, with a title that people read."""

    mood: Mood
    title: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One picture of a batch; `reason` says in a whole sentence why it failed."""

    index: int
    picture_id: str
    state: JobState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """One order with its jobs; `name` is `img_20261122-141500`, `by` the reviewer who sent it."""

    name: str
    mood: Mood
    title: str
    by: str
    at: datetime
    prompt: Prompt
    jobs: tuple[Job, ...]

    def count(self, state: JobState) -> int:
        """How many jobs are in a state."""
        return sum(job.state is state for job in self.jobs)

    @property
    def open(self) -> bool:
        """Whether something is still to come."""
        return any(job.state in (JobState.QUEUED, JobState.RUNNING) for job in self.jobs)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An order that was given up, with the reason that the function wrote beside it."""

    id: str
    body: str
    reason: str
    picture_id: str = ""


class EndpointState(StrEnum):
    """What the painting machine is doing; LOCAL is this machine, which costs nothing."""

    LOCAL = "local"
    STOPPED = "stopped"
    STARTING = "starting"
    IN_SERVICE = "in_service"
    STOPPING = "stopping"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The painting machine, what it costs an hour while it runs, and since when it does."""

    state: EndpointState
    machine: str = ""
    usd_per_hour: float = 0.0
    since: datetime | None = None
    stops_when_idle: bool = True
    reason: str = ""
