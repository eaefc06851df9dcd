"""From an empty account to a recommender that answers: the steps, their state, and trained versions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.core.errors import KioskError


class StepState(StrEnum):
    """How far a step is."""

    WAITING = "waiting"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One row of the checklist; `id` names it, the page has its words.

    `detail` is what was found in the service's own words: a region, or why it failed. `numbers` holds what
    the page makes a sentence of (`events`, `users`, `pictures`, `seeded`, `version`, `elapsed_s`,
    `expected_s`...), `ids` what can be copied: names and ARNs. `usd` is what it costs, `per` is `once`,
    `hour`, `training`, `thousand` or empty where it is free.
    """

    id: str
    state: StepState
    detail: str = ""
    usd: float = 0.0
    per: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """A trained version with its offline metrics by name; `live` answers the kiosks.

    `id` is its ARN where it has one. `seeded_share` says how much of what it learnt from was invented.
    """

    name: str
    trained_at: datetime | None
    metrics: Mapping[str, float]
    live: bool = False
    state: StepState = StepState.DONE
    seeded_share: float = 0.0
    id: str = ""


class ExportKind(StrEnum):
    """What can be exported as CSV."""

    USERS = "users"
    ITEMS = "items"
    INTERACTIONS = "interactions"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row of a CSV file that was not taken; `line` is its number in the file, the header is line 1."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a CSV file: rows taken, rows that were there already, and the first of those skipped."""

    rows: int
    known: int = 0
    skipped_count: int = 0
    skipped: tuple[SkippedRow, ...] = ()


class ActivityKind(StrEnum):
    """What was done from here."""

    STEP_DONE = "step_done"
    SEEDED = "seeded"
    IMPORTED = "imported"
    EXPORTED = "exported"
    TRAINING_STARTED = "training_started"
    TRAINED = "trained"
    CAMPAIGN_LIVE = "campaign_live"
    CAMPAIGN_STOPPED = "campaign_stopped"
    TORN_DOWN = "torn_down"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Activity:
    """A line of the log; `subject` is a step's id, a version's name or what was exported; `by` a reviewer."""

    at: datetime
    kind: ActivityKind
    subject: str = ""
    by: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DaySpend:
    """US dollars of one day."""

    day: date
    campaign_usd: float = 0.0
    training_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Spend:
    """What the recommender costs; `free` where it costs nothing at all. `days` are oldest first."""

    days: tuple[DaySpend, ...] = ()
    month_usd: float = 0.0
    free: bool = False


@dataclass(frozen=True, slots=True)
class Removal:
    """What a teardown did with one thing; `why` says why it is still there, and is empty when it is gone."""

    what: str
    why: str = ""

    @property
    def gone(self) -> bool:
        """Whether it was removed."""
        return not self.why


class GoesOn(KioskError):
    """Nobody waits any more; the work itself goes on in the cloud and is found again."""


class TooLittleData(KioskError):
    """There is not enough to learn from; the numbers say what is there and what is needed."""

    def __init__(self, what: str, *, have: Mapping[str, int], need: Mapping[str, int], remedy: str) -> None:
        super().__init__(what, remedy=remedy)
        self.have = have
        self.need = need
