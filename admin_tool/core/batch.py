"""Batches: orders for new pictures, and how far they are."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.picture_order import PictureOrder, batch_name

_LONGEST_TITLE = 48


class JobState(StrEnum):
    """Where one picture of a batch stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What is asked for: one prompt a picture, all of one mood, with a title that people read.

    An order with a `name` (see `new_name`) may be sent again after an answer got lost: it stays one batch.
    Without one every sending is a batch of its own.
    """

    mood: Mood
    title: str
    prompts: tuple[Prompt, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One picture of a batch; `reason` says in a whole sentence why it failed, `at` is when it was done."""

    index: int
    picture_id: str
    state: JobState
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """One order with its jobs; `name` is `img_20261122-141500-k3f9`, `by` the reviewer who sent it.

    `prompt` is that of its first picture. `ended_at` is when its last job ended, None while it is open or
    when nobody saw the end.
    """

    name: str
    mood: Mood
    title: str
    by: str
    at: datetime
    prompt: Prompt
    jobs: tuple[Job, ...]
    ended_at: datetime | None = None

    def count(self, state: JobState) -> int:
        """How many jobs are in a state."""
        return sum(job.state is state for job in self.jobs)

    @property
    def open(self) -> bool:
        """Whether something is still to come."""
        return any(job.state in (JobState.QUEUED, JobState.RUNNING) for job in self.jobs)

    @property
    def can_go_on(self) -> bool:
        """Whether `GenerationQueue.retry` would send something."""
        return any(job.state in (JobState.FAILED, JobState.CANCELLED) for job in self.jobs)


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
    """The painting machine, what it costs an hour while it runs, and since when it does.

    `scales_to_zero` is an endpoint that wakes up for orders and needs no starting; `machines` is how many
    run now, None when that is not known.
    """

    state: EndpointState
    machine: str = ""
    usd_per_hour: float = 0.0
    since: datetime | None = None
    stops_when_idle: bool = True
    reason: str = ""
    scales_to_zero: bool = False
    machines: int | None = None

    @property
    def warm(self) -> bool:
        """Whether it paints at once when an order comes."""
        running = self.machines is None or self.machines > 0
        return self.state is EndpointState.LOCAL or (self.state is EndpointState.IN_SERVICE and running)


def new_name(now: datetime) -> str:
    """A batch's name for this moment; two administrators of one second get different ones."""
    return batch_name(now, f"-{secrets.token_hex(3)}")


def orders_of(name: str, prompts: Sequence[Prompt]) -> tuple[PictureOrder, ...]:
    """The order for each picture of a batch, numbered from 0."""
    return tuple(PictureOrder(prompt, index, name) for index, prompt in enumerate(prompts))


def title_of(words: str) -> str:
    """A title from the first words of a prompt or from a template's name, cut at a word."""
    plain = " ".join(words.split())
    if len(plain) > _LONGEST_TITLE:
        plain = plain[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;.") + "…"
    return plain[:1].upper() + plain[1:]
