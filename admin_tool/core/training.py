"""From an empty account to a recommender that answers: the steps, their state, and trained versions."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class StepState(StrEnum):
    """How far a step is."""

    WAITING = "waiting"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One row of the checklist; `id` names it, the page has its words. `detail` is what was found.

    `usd` is what it costs, `per` is `once`, `hour`, `training`, `thousand` or empty where it is free.
    """

    id: str
    state: StepState
    detail: str = ""
    usd: float = 0.0
    per: str = ""
    numbers: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """A trained version with its offline metrics by name; `live` answers the kiosks."""

    name: str
    trained_at: datetime | None
    metrics: dict[str, float]
    live: bool = False
    state: StepState = StepState.DONE
    seeded_share: float = 0.0


class ExportKind(StrEnum):
    """What can be exported as CSV."""

    USERS = "users"
    ITEMS = "items"
    INTERACTIONS = "interactions"
