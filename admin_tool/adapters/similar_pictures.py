"""Pictures of the pool that look alike; hashes are kept in its database and made once for each content."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from admin_tool.adapters.perceptual_hash import as_hashes, gather, likeness, perceptual_hash, size_told
from admin_tool.core.ports import PictureSource, Progress
from admin_tool.core.similarity import SimilarGroup
from kiosk.adapters.local.database import Database
from kiosk.core.errors import PictureError, ServiceError

AT_ONCE = 4
CHUNK = 128
LOOK_S = 1.5
"""How long `like` makes hashes that are missing before it answers with those that are there."""

_MISSING = (
    "FROM pictures p LEFT JOIN hashes h ON h.number = p.number AND h.tag = p.tag"
    " WHERE h.number IS NULL AND p.trouble = ''"
)


@dataclass(frozen=True, slots=True)
class _Unhashed:
    number: int
    id: str
    tag: str


class HashedSimilarPictures:
    """Compares pictures by their thumbnails; any thread may ask."""

    def __init__(self, database: Database, source: PictureSource) -> None:
        self._database = database
        self._source = source

    def groups(self, threshold: float, progress: Progress) -> Sequence[SimilarGroup]:
        """Groups of two and more, all like their best; what is rejected or cannot be shown is left out.

        The best is on show, then has the most pixels, then is approved, then is the newest. Hashes that were
        made stay when it is cancelled. Raises ServiceError when no picture can be had at all.
        """
        if not self._hash_all(progress):
            return ()
        query = (
            "SELECT p.id, h.hash FROM pictures p JOIN hashes h ON h.number = p.number AND h.tag = p.tag"
            " WHERE p.decision <> 'rejected' AND p.trouble = ''"
            " ORDER BY p.live DESC, h.pixels DESC, p.decision = 'approved' DESC,"
            " p.created_us DESC, p.number DESC"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).fetchall()

        def going_on(done: int) -> bool:
            progress.report(done, len(rows))
            return not progress.cancelled

        found = [
            SimilarGroup(rows[members[0]][0], tuple(rows[member][0] for member in members))
            for members in gather(as_hashes([row[1] for row in rows]), threshold, going_on)
        ]
        return () if progress.cancelled else sorted(found, key=lambda group: -len(group.ids))

    def like(self, picture_id: str, count: int) -> Sequence[tuple[str, float]]:
        """The most similar pictures of those that have a hash, best first; missing ones of its mood are made.

        Raises PictureError and ServiceError when the picture itself cannot be looked at.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT number, id, tag, mood FROM pictures WHERE id = ?", (picture_id,)
            ).fetchone()
        if row is None:
            return ()
        mine = self._hash_of(_Unhashed(*row[:3]))
        self._hash_some(row[3], time.monotonic() + LOOK_S)
        query = (
            "SELECT p.id, h.hash FROM hashes h JOIN pictures p ON p.number = h.number AND p.tag = h.tag"
            " WHERE p.trouble = '' AND p.number <> ?"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (row[0],)).fetchall()
        if not rows:
            return ()
        alike = likeness(as_hashes([mine]), as_hashes([hashed for _, hashed in rows]))
        best = np.argsort(-alike, kind="stable")[:count]
        return [(str(rows[place][0]), float(alike[place])) for place in best]

    def _hash_of(self, one: _Unhashed) -> bytes:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT hash FROM hashes WHERE number = ? AND tag = ?", (one.number, one.tag)
            ).fetchone()
        if row is not None:
            return bytes(row[0])
        made = self._made(one)
        self._keep([made])
        return made[2]

    def _hash_all(self, progress: Progress) -> bool:
        with self._database.reading() as connection:
            total = int(connection.execute(f"SELECT count(*) {_MISSING}").fetchone()[0])
        done, last = 0, 0
        with ThreadPoolExecutor(AT_ONCE, "hashes") as threads:
            while some := self._missing("AND p.number > ? ORDER BY p.number LIMIT ?", last, CHUNK):
                last = some[-1].number
                self._hash(some, threads)
                done += len(some)
                progress.report(done, max(done, total))
                if progress.cancelled:
                    return False
        return True

    def _hash_some(self, mood: str, until_s: float) -> None:
        some = self._missing("AND p.mood = ? ORDER BY p.number DESC LIMIT ?", mood, 20 * CHUNK)
        with ThreadPoolExecutor(AT_ONCE, "hashes") as threads:
            for start in range(0, len(some), CHUNK // 4):
                if time.monotonic() > until_s:
                    return
                self._hash(some[start : start + CHUNK // 4], threads)

    def _missing(self, which: str, *values: object) -> list[_Unhashed]:
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT p.number, p.id, p.tag {_MISSING} {which}", values)
            return [_Unhashed(*row) for row in rows]

    def _hash(self, some: Sequence[_Unhashed], threads: ThreadPoolExecutor) -> None:
        """What cannot be had is left out and tried again next time."""
        down: list[ServiceError] = []

        def tried(one: _Unhashed) -> tuple[_Unhashed, int, bytes] | None:
            try:
                return self._made(one)
            except PictureError:  # its source has noted why
                return None
            except ServiceError as trouble:
                down.append(trouble)
                return None

        self._keep([made for made in threads.map(tried, some) if made is not None])
        if len(down) == len(some):
            raise down[0]

    def _made(self, one: _Unhashed) -> tuple[_Unhashed, int, bytes]:
        thumbnail = self._source.thumbnail(one.id, one.tag)
        return one, size_told(thumbnail), perceptual_hash(thumbnail)

    def _keep(self, made: Sequence[tuple[_Unhashed, int, bytes]]) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO hashes (number, tag, hash, pixels) VALUES (?, ?, ?, ?)",
                [(one.number, one.tag, hashed, pixels) for one, pixels, hashed in made],
            )
