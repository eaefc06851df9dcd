"""Sums up what visitors did: one query for the library of a machine and for the cache of a cloud.

It reads `acts(visit, kind, picture, strategy, kiosk, at)` and `counted(mood_read, mood_chosen, kiosk, at)`,
tables or views without seeded rows; `at` is text in UTC that sorts by time.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

from admin_tool.core.insight import Insight, Tally
from kiosk.adapters.interaction_rows import as_text
from kiosk.core.errors import LibraryError
from kiosk.core.mood import Mood
from kiosk.core.picture import parse_key
from kiosk.core.strategy import Strategy

# One row a picture and visit: a heart is stored for the list on screen and for the visitor, and may be taken
# back and given again. A visit shows a picture once, so the first act of it is when it was seen.
_SUMS = """
SELECT picture, day, strategy, kiosk, count(*), sum(liked) FROM (
    SELECT picture, date(min(at), 'localtime') AS day, max(strategy) AS strategy, max(kiosk) AS kiosk,
        coalesce(max(CASE kind WHEN 'like' THEN at END), '')
            > coalesce(max(CASE kind WHEN 'unlike' THEN at END), '') AS liked
    FROM acts WHERE at >= :since AND at < :until AND (:kiosk = '' OR kiosk = :kiosk)
    GROUP BY visit, picture
) GROUP BY picture, day, strategy, kiosk
"""
_COUNTED = """
SELECT mood_read, mood_chosen, count(*) FROM counted
WHERE at >= :since AND at < :until AND (:kiosk = '' OR kiosk = :kiosk) GROUP BY mood_read, mood_chosen
"""


@contextmanager
def reading_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection of its own, so that a long sum makes nobody wait. Raises LibraryError."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            yield connection
    except sqlite3.Error as trouble:
        raise LibraryError(
            f"The numbers cannot be read: {trouble}", item=str(path), remedy="Close other programs."
        ) from trouble


def summed(connection: sqlite3.Connection, since: datetime, until: datetime, kiosk: str) -> Insight:
    """The sums of a period, of one kiosk or, for "", of all; days are those of this machine."""
    chosen = {"since": as_text(since), "until": as_text(until), "kiosk": kiosk}
    days, pictures, strategies, kiosks = _Sums(), _Sums(), _Sums(), _Sums()
    for picture, day, strategy, where, views, likes in connection.execute(_SUMS, chosen):
        pictures.add(picture, views, likes)
        days.add(day, views, likes)
        strategies.add(strategy, views, likes)
        kiosks.add(where, views, likes)
    moods = _Sums()
    for picture, tally in pictures.tallies():
        key = parse_key(picture)
        if key:
            moods.add(key[1], tally.views, tally.likes)
    readings, untold, corrections = _readings(connection, chosen)
    return Insight(
        since,
        until,
        sum((tally for _, tally in days.tallies()), Tally()),
        {Mood(mood): tally for mood, tally in moods.tallies()},
        {date.fromisoformat(day): tally for day, tally in days.tallies()},
        dict(pictures.tallies()),
        {Strategy(name): tally for name, tally in strategies.tallies() if name in tuple(Strategy)},
        {where: tally for where, tally in kiosks.tallies() if where},
        readings,
        untold,
        corrections,
    )


class _Sums:
    """Views and likes by key; plain numbers, because there are a hundred thousand rows to add."""

    def __init__(self) -> None:
        self._sums: dict[str, list[int]] = {}

    def add(self, key: str, views: int, likes: int) -> None:
        found = self._sums.get(key)
        if found is None:
            self._sums[key] = [views, likes]
        else:
            found[0] += views
            found[1] += likes

    def tallies(self) -> Iterator[tuple[str, Tally]]:
        return ((key, Tally(*both)) for key, both in self._sums.items())


def _readings(
    connection: sqlite3.Connection, chosen: dict[str, str]
) -> tuple[int, int, dict[tuple[Mood | None, Mood], int]]:
    told = untold = 0
    corrections: dict[tuple[Mood | None, Mood], int] = {}
    for read, instead, count in connection.execute(_COUNTED, chosen):
        if instead:
            corrections[(Mood(read) if read else None, Mood(instead))] = count
        elif read:
            told += count
        else:
            untold += count
    return told, untold, corrections
