"""Filters and orders of the pool as SQL."""

import sqlite3
from array import array
from itertools import chain
from typing import Any

from admin_tool.adapters.pool_rows import folded, micros
from admin_tool.core.picture_name import written
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import MoodCounts, PoolCounts, PoolFilter, PoolSort
from kiosk.core.mood import MOODS, Mood

# Each runs along an index, forwards or backwards, so mood and number go the same way as what is asked for.
_ORDERS = {
    PoolSort.NEWEST: "mood DESC, created_us DESC, number DESC",
    PoolSort.OLDEST: "mood, created_us, number",
    PoolSort.LARGEST: "mood DESC, size_bytes DESC, number DESC",
    PoolSort.NAME: "id",  # begins with the mood
}


def read_numbers(
    connection: sqlite3.Connection, chosen: PoolFilter, sort: PoolSort
) -> list[tuple[str, "array[int]"]]:
    """Row numbers by mood, in the order of the moods' tiles."""
    where, values = _conditions(chosen)
    found: dict[str, array[int]] = {mood: array("q") for mood in MOODS}
    rows = connection.execute(f"SELECT mood, number FROM pictures {where} ORDER BY {_ORDERS[sort]}", values)
    for mood, number in rows:
        found[mood].append(number)
    return [(mood, numbers) for mood, numbers in found.items() if numbers]


def read_counts(connection: sqlite3.Connection, chosen: PoolFilter) -> PoolCounts:
    """Counts by mood of what the filter lets through; the collections are those of the whole pool."""
    where, values = _conditions(chosen)
    tally: dict[str, dict[str, int]] = {mood: {} for mood in MOODS}
    grouped = f"SELECT mood, decision, count(*) FROM pictures {where} GROUP BY mood, decision"
    for mood, decision, count in connection.execute(grouped, values):
        tally[mood][decision] = count
    waiting = "SELECT count(*) FROM pictures WHERE decision = 'approved' AND live = 0"
    return PoolCounts(
        by_mood={
            Mood(mood): MoodCounts(
                approved=counts.get(Decision.APPROVED, 0),
                rejected=counts.get(Decision.REJECTED, 0),
                undecided=counts.get(Decision.UNDECIDED, 0),
            )
            for mood, counts in tally.items()
        },
        waiting=int(connection.execute(waiting).fetchone()[0]),
        flagged=int(connection.execute("SELECT count(*) FROM pictures WHERE flagged <> ''").fetchone()[0]),
    )


def _conditions(chosen: PoolFilter) -> tuple[str, list[Any]]:
    parts: list[tuple[str, list[Any]]] = []
    for column, allowed in (("mood", chosen.moods), ("decision", chosen.decisions)):
        if allowed:
            parts.append((f"{column} IN ({', '.join('?' * len(allowed))})", sorted(allowed)))
    for column, wanted in (("batch", chosen.batch), ("generator", chosen.generator)):
        if wanted:
            parts.append((f"{column} = ?", [wanted]))
    if chosen.since is not None:
        parts.append(("created_us >= ?", [micros(chosen.since)]))
    if chosen.until is not None:
        parts.append(("created_us < ?", [micros(chosen.until)]))
    if chosen.live is not None:
        parts.append(("live = ?", [int(chosen.live)]))
    if chosen.flagged is not None:
        parts.append(("flagged <> ''" if chosen.flagged else "flagged = ''", []))
    if words := folded(chosen.text).split():
        spellings = [[one for one in (word, written(word)) if one] for word in words]
        each = " AND ".join(f"({' OR '.join(['instr(text, ?) > 0'] * len(one))})" for one in spellings)
        parts.append((f"number IN (SELECT number FROM words WHERE {each})", [*chain(*spellings)]))
    if not parts:
        return "", []
    return "WHERE " + " AND ".join(sql for sql, _ in parts), [value for _, more in parts for value in more]
