"""Brings the index up to what a listing says: page by page, in short transactions, touching what changed."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from admin_tool.adapters.decision_rows import held, take_over
from admin_tool.adapters.pool_lister import PAGE, Description, ListedPicture
from admin_tool.adapters.pool_rows import folded, micros
from admin_tool.core.pool_entry import batch_of
from kiosk.adapters.local.database import Database
from kiosk.core.picture import POOL_ROOT, parse_key

SUFFIXES = (".jpeg", ".jpg", ".png")
_THERE, _CHANGED = 1, 2


class PoolUpdate:
    """One refresh of the index; `changed` counts the entries that it changed."""

    def __init__(self, database: Database, started_us: int) -> None:
        """`started_us`: what was noted after this moment is newer than the listing."""
        self._database = database
        self._started_us = started_us
        self.changed = 0
        with database.reading() as connection:
            top = connection.execute("SELECT coalesce(max(number), 0) FROM pictures").fetchone()
        self._seen = bytearray(int(top[0]) + 1)
        self._described_up_to = 0

    def take(self, page: Iterable[ListedPicture]) -> int:
        """New and changed pictures of a page are written; answers how many pictures it has."""
        listed = {one.id: one for one in page if _is_pool_picture(one.id)}
        known: dict[str, str] = {}
        with self._database.reading() as connection:
            for number, picture_id, tag in connection.execute(
                "SELECT number, id, tag FROM pictures WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([*listed]),),
            ):
                known[picture_id] = tag
                if number < len(self._seen):
                    self._seen[number] = _THERE if tag == listed[picture_id].tag else _CHANGED
        news = [one for one in listed.values() if known.get(one.id) != one.tag]
        if news:
            with self._database.writing() as connection:
                add_pictures(connection, news)
            self.changed += len(news)
        return len(listed)

    def end_of_listing(self) -> None:
        """The listing is complete: what it did not show is gone."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT number FROM pictures WHERE number < ?", (len(self._seen),))
            gone = [number for (number,) in rows if not self._seen[number]]
        for start in range(0, len(gone), PAGE):
            with self._database.writing() as connection:
                some = json.dumps(gone[start : start + PAGE])
                connection.execute(
                    "DELETE FROM pictures WHERE number IN (SELECT value FROM json_each(?))", (some,)
                )
        self.changed += len(gone)

    def set_live(self, pages: Iterable[Sequence[str]]) -> None:
        """Exactly these pool keys are live, but for what was noted since the start."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id FROM pictures WHERE live = 1")
            before = {str(picture_id) for (picture_id,) in rows}
        for page in pages:
            now = set(page)
            self._mark_live(sorted(now - before), 1)
            before -= now
        self._mark_live(sorted(before), 0)

    def undescribed(self) -> list[str]:
        """The next ids whose present content has no description yet."""
        query = (
            "SELECT number, id FROM pictures WHERE described <> tag AND number > ? ORDER BY number LIMIT 200"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (self._described_up_to,)).fetchall()
        if rows:
            self._described_up_to = int(rows[-1][0])
        return [str(picture_id) for _, picture_id in rows]

    def describe(self, page: Iterable[Description]) -> int:
        """Writes what is new of these; answers how many there were."""
        told = {one.id: one for one in page}
        query = (
            "SELECT p.id, p.number, p.described = p.tag, p.prompt, p.negative, p.seed, p.generator,"
            " coalesce(d.shared_version, 0), coalesce(d.queued, 0)"
            " FROM pictures p LEFT JOIN decisions d ON d.picture_id = p.id"
            " WHERE p.id IN (SELECT value FROM json_each(?))"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (json.dumps([*told]),)).fetchall()
        text_news = [row for row in rows if not row[2] or row[3:7] != _making(told[row[0]])]
        decision_news = [row for row in rows if not row[8] and _is_newer(told[row[0]], row[7])]
        if text_news or decision_news:
            with self._database.writing() as connection:
                for row in text_news:
                    _write_description(connection, told[row[0]], row[1])
                for row in decision_news:
                    _take_decision(connection, told[row[0]])
            self.changed += len({row[1] for row in text_news + decision_news if not self._counted(row[1])})
        return len(told)

    def _counted(self, number: int) -> bool:
        return number >= len(self._seen) or self._seen[number] == _CHANGED

    def _mark_live(self, picture_ids: Sequence[str], live: int) -> None:
        if not picture_ids:
            return
        with self._database.writing() as connection:
            self.changed += connection.execute(
                "UPDATE pictures SET live = ?, live_us = ?"
                " WHERE id IN (SELECT value FROM json_each(?)) AND live <> ? AND live_us < ?",
                (live, self._started_us, json.dumps([*picture_ids]), live, self._started_us),
            ).rowcount


def add_pictures(connection: sqlite3.Connection, listed: Iterable[ListedPicture]) -> None:
    """Rows for new pictures, with the decision made on them before; changed ones lose their trouble."""
    rows = [(one, parse_key(one.id)) for one in listed]
    keys = [(one, key[1]) for one, key in rows if key is not None]
    connection.executemany(
        "INSERT INTO pictures (id, mood, created_us, size_bytes, tag, batch,"
        " decision, decided_by, decided_us, version)"
        " SELECT ?1, ?2, ?3, ?4, ?5, ?6, coalesce(d.decision, 'undecided'), coalesce(d.decided_by, ''),"
        " d.decided_us, coalesce(d.version, 0) FROM (SELECT 1) LEFT JOIN decisions d ON d.picture_id = ?1"
        " WHERE true ON CONFLICT (id) DO UPDATE SET created_us = excluded.created_us,"
        " size_bytes = excluded.size_bytes, tag = excluded.tag, trouble = ''",
        [
            (one.id, mood, micros(one.modified), one.size_bytes, one.tag, batch_of(one.id))
            for one, mood in keys
        ],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO words (number, text) SELECT number, ?2 FROM pictures WHERE id = ?1",
        [(one.id, _words(one.id, "", None)) for one, _ in keys],
    )


def write_descriptions(connection: sqlite3.Connection, told: Iterable[Description]) -> None:
    """Writes what is known of pictures that are in the index."""
    for one in told:
        row = connection.execute("SELECT number FROM pictures WHERE id = ?", (one.id,)).fetchone()
        if row is not None:
            _write_description(connection, one, int(row[0]))


def _write_description(connection: sqlite3.Connection, one: Description, number: int) -> None:
    connection.execute(
        "UPDATE pictures SET prompt = ?, negative = ?, seed = ?, generator = ?, described = tag"
        " WHERE number = ?",
        (*_making(one), number),
    )
    connection.execute(
        "INSERT OR REPLACE INTO words (number, text) VALUES (?, ?)",
        (number, _words(one.id, one.prompt, one.seed)),
    )


def _take_decision(connection: sqlite3.Connection, one: Description) -> None:
    before = held(connection, one.id)
    if one.standing is not None and not before.queued and one.standing.version > before.shared:
        take_over(connection, one.id, before, one.standing)


def _is_newer(one: Description, shared_version: int) -> bool:
    return one.standing is not None and one.standing.version > shared_version


def _making(one: Description) -> tuple[str, str, int | None, str]:
    return one.prompt, one.negative, one.seed, one.generator


def _words(picture_id: str, prompt: str, seed: int | None) -> str:
    name = picture_id.rsplit("/", 1)[-1]
    return folded("\n".join((prompt, "" if seed is None else str(seed), name)))


def _is_pool_picture(picture_id: str) -> bool:
    key = parse_key(picture_id)
    if key is None or key[0] != POOL_ROOT or key[2].startswith("."):
        return False
    try:
        picture_id.encode()
    except UnicodeEncodeError:  # a file name that is no text; nothing could ask for it
        return False
    return key[2].lower().endswith(SUFFIXES)
