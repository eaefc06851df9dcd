"""Decisions of reviewers: made at once, never lost, never written over one another's."""

from dataclasses import dataclass, field
from datetime import datetime

from admin_tool.core.pool_entry import Decision


@dataclass(frozen=True, slots=True)
class Choice:
    """A reviewer's wish for one picture; `seen` is the version of the decision that they saw."""

    picture_id: str
    decision: Decision
    seen: int


@dataclass(frozen=True, slots=True)
class DecisionConflict:
    """Somebody else decided first: what they decided, and the version that stands now."""

    picture_id: str
    wanted: Decision
    stands: Decision
    by: str
    at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """What became of choices: ids that were written, conflicts, and (id, why) of what could not be sent.

    What could not be sent is safe on this machine's disk and is sent at the next exchange.
    """

    written: tuple[str, ...] = ()
    conflicts: tuple[DecisionConflict, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a picture's story.

    `what` is a decision, `undo`, `redo`, `arrived`, `promoted` or `withdrawn`.
    """

    picture_id: str
    what: str
    decision: Decision | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UndoDepth:
    """How many steps of this reviewer can be undone and redone, and what the next ones would change."""

    undo: int = 0
    redo: int = 0
    next_undo: tuple[str, ...] = field(default=())
    next_redo: tuple[str, ...] = field(default=())
