"""Rows of the pool's index as entries, and times as they are stored."""

import json
import sqlite3
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from admin_tool.core.pool_entry import Decision, PoolEntry
from kiosk.core.mood import Mood

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = (
    "number, id, mood, created_us, size_bytes, tag, batch, prompt, negative, seed, generator,"
    " decision, decided_by, decided_us, version, live, flagged, trouble"
)


def micros(at: datetime) -> int:
    """An aware time as whole microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(at_us: int) -> datetime:
    """The time back, in UTC."""
    return EPOCH + timedelta(microseconds=at_us)


def read_entries(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[PoolEntry]:
    """Entries of these numbers, in their order; those that are not there are left out."""
    query = f"SELECT {_COLUMNS} FROM pictures WHERE number IN (SELECT value FROM json_each(?))"
    found = {int(row[0]): row for row in connection.execute(query, (json.dumps([*numbers]),))}
    return [_entry(found[number]) for number in numbers if number in found]


def read_entry(connection: sqlite3.Connection, picture_id: str) -> PoolEntry | None:
    """The entry of a key."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM pictures WHERE id = ?", (picture_id,)).fetchone()
    return _entry(row) if row else None


def folded(text: str) -> str:
    """Text as it is searched: any case, and one spelling for Korean that came from a Mac."""
    return unicodedata.normalize("NFC", text).casefold()


def _entry(row: Sequence[Any]) -> PoolEntry:
    return PoolEntry(
        number=row[0],
        id=row[1],
        mood=Mood(row[2]),
        created_at=moment(row[3]),
        size_bytes=row[4],
        tag=row[5],
        batch=row[6],
        prompt=row[7],
        negative=row[8],
        seed=row[9],
        generator=row[10],
        decision=Decision(row[11]),
        decided_by=row[12],
        decided_at=None if row[13] is None else moment(row[13]),
        version=row[14],
        live=bool(row[15]),
        flagged=row[16],
        trouble=row[17],
    )
