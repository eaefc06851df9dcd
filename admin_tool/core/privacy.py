"""What is kept about people, and the proof that it is gone."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.core.visitor import CODE_LENGTH, Receipt

SHORTEST_NUMBER = 8
"""Signs of a proof's number."""


@dataclass(frozen=True, slots=True)
class StoredVisitor:
    """Everything that is kept about one visitor, as counts; times are aware.

    `kept` counts `faces`, `codes`, `interactions` and `queued` (those that are not sent yet). `since` and
    `until` are None for what is left of somebody whose deletion was cut off.
    """

    id: str
    since: datetime | None
    until: datetime | None
    kept: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ConsentCount:
    """How often a choice (`camera`, `camera+remember`, `tiles`) was made in a language."""

    choice: str
    language: str
    count: int
    first: datetime
    last: datetime


def grouped_code(typed: str) -> str:
    """What was typed so far, in large letters and two groups of three, as a visitor's note shows it."""
    letters = re.sub(r"[^0-9A-Za-z]", "", typed).upper()
    if len(letters) > CODE_LENGTH:
        return typed.strip()
    return f"{letters[:3]}-{letters[3:]}" if len(letters) > 3 else letters


def proof_of(typed: str, proofs: Sequence[Receipt]) -> Receipt | None:
    """The proof with this number; its first eight signs are enough where no other begins like it."""
    wanted = _bare(typed)
    if len(wanted) < SHORTEST_NUMBER:
        return None
    found = [proof for proof in proofs if _bare(proof.id).startswith(wanted)]
    return found[0] if len(found) == 1 else None


def is_visitor_id(text: str) -> bool:
    """Whether this can be a visitor's id: never that of a cohort, which stands for everybody."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _bare(number: str) -> str:
    return number.strip().lower().replace("-", "")
