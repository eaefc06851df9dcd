"""Interactions as rows of the library's table, and back."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.strategy import Strategy

COLUMNS = (
    "event_id, visit_id, user_id, kind, picture_id, impression, recommendation_id, strategy, propensity, at"
)


def as_text(at: datetime) -> str:
    """An aware time as text that sorts by time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def insert(connection: sqlite3.Connection, interaction: Interaction) -> int | None:
    """Adds one row and returns its number; None when the event id is there already."""
    cursor = connection.execute(
        f"INSERT INTO interactions ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (event_id) DO NOTHING",
        (
            interaction.event_id,
            interaction.visit_id,
            interaction.user_id,
            interaction.kind,
            interaction.picture_id,
            json.dumps(interaction.impression),
            interaction.recommendation_id,
            interaction.strategy,
            interaction.propensity,
            as_text(interaction.at),
        ),
    )
    return cursor.lastrowid if cursor.rowcount == 1 else None


def from_row(row: Sequence[Any]) -> Interaction:
    """The interaction in a row of `COLUMNS`."""
    return Interaction(
        event_id=row[0],
        visit_id=row[1],
        user_id=row[2],
        kind=InteractionKind(row[3]),
        picture_id=row[4],
        impression=tuple(json.loads(row[5])),
        recommendation_id=row[6],
        strategy=Strategy(row[7]),
        propensity=row[8],
        at=datetime.fromisoformat(row[9]),
    )
