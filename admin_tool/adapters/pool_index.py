"""The pool's index in SQLite: answers from the disk of this machine, is brought up to date from the pool."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from admin_tool.adapters.decision_rows import held, hold, note
from admin_tool.adapters.picture_import import PictureImport
from admin_tool.adapters.pool_lister import PictureImporter, PoolLister
from admin_tool.adapters.pool_query import read_counts, read_numbers
from admin_tool.adapters.pool_rows import micros, read_entries, read_entry
from admin_tool.adapters.pool_update import PoolUpdate
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.pool_filter import PoolCounts, PoolFilter, PoolSort
from admin_tool.core.ports import Progress
from kiosk.adapters.local.database import Database, utc_now
from kiosk.core.mood import Mood


class SqlitePoolIndex:
    """The index of one pool, and the notes of others about its pictures; any thread may ask."""

    def __init__(
        self,
        database: Database,
        lister: PoolLister,
        importer: PictureImporter,
        reviewer: str = "",
        now: Callable[[], datetime] = utc_now,
        *,
        shares: bool = False,
    ) -> None:
        """`reviewer` is named in the history of what goes live; `shares`: decisions are sent to others."""
        self._database = database
        self._lister = lister
        self._importer = importer
        self._reviewer = reviewer
        self._now = now
        self._shares = shares
        self._refreshing = threading.Lock()

    def refresh(self, progress: Progress) -> int:
        """Lists the pool page by page and brings the index up to date; how many entries changed.

        What was listed stays when it is broken off; what vanished goes only after a complete listing. Raises
        LibraryError, ServiceError.
        """
        with self._refreshing:
            update = PoolUpdate(self._database, micros(self._now()))
            total = self._count()
            done = 0
            for page in self._lister.pages():
                done += update.take(page)
                progress.report(done, max(done, total))
                if progress.cancelled:
                    return update.changed
            update.end_of_listing()
            update.set_live(self._lister.live())
            self._describe(update, progress)
            return update.changed

    def numbers(self, chosen: PoolFilter, sort: PoolSort) -> Sequence[tuple[str, Sequence[int]]]:
        """(mood, row numbers in order) for every mood with pictures."""
        with self._database.reading() as connection:
            return read_numbers(connection, chosen, sort)

    def entries(self, numbers: Sequence[int]) -> Sequence[PoolEntry]:
        """The rows of these numbers, in their order; a row that went meanwhile is left out."""
        with self._database.reading() as connection:
            return read_entries(connection, numbers)

    def find(self, picture_id: str) -> PoolEntry | None:
        """The row of a key."""
        with self._database.reading() as connection:
            return read_entry(connection, picture_id)

    def counts(self, chosen: PoolFilter) -> PoolCounts:
        """How many pictures of the filter have which decision; collections are those of the whole pool."""
        with self._database.reading() as connection:
            return read_counts(connection, chosen)

    def batches(self) -> Sequence[str]:
        """The names of all batches in the pool, newest first."""
        query = (
            "SELECT batch FROM pictures WHERE batch <> '' GROUP BY batch ORDER BY max(created_us) DESC, batch"
        )
        with self._database.reading() as connection:
            return [str(name) for (name,) in connection.execute(query)]

    def generators(self) -> Sequence[str]:
        """The names of everything that made a picture of the pool."""
        query = "SELECT DISTINCT generator FROM pictures WHERE generator <> '' ORDER BY generator"
        with self._database.reading() as connection:
            return [str(name) for (name,) in connection.execute(query)]

    def add_files(self, files: Sequence[Path], mood: str, progress: Progress) -> Sequence[tuple[Path, str]]:
        """Imports pictures into the pool; (file, what is wrong with it) for those that are not taken."""
        work = PictureImport(self._database, self._importer, Mood(mood))
        refused: list[tuple[Path, str]] = []
        for done, file in enumerate(files):
            if progress.cancelled:
                break
            progress.report(done, len(files), file.name)
            why = work.take(file)
            if why:
                refused.append((file, why))
        return refused

    def flag(self, picture_id: str, label: str) -> None:
        """A moderation label blocks it; an empty one blocks it no more."""
        with self._database.writing() as connection:
            connection.execute("UPDATE pictures SET flagged = ? WHERE id = ?", (label, picture_id))

    def promoted(self, picture_ids: Sequence[str]) -> None:
        """Pool keys whose pictures went to the kiosks; a line of their history too."""
        self._moved(picture_ids, live=True)

    def withdrawn(self, picture_ids: Sequence[str]) -> None:
        """Pool keys whose pictures went from the kiosks: they are approved no more, but rejected.

        Else the next promotion of everything that is approved would bring them back.
        """
        self._moved(picture_ids, live=False, decision=(Decision.APPROVED, Decision.REJECTED))

    def restored(self, picture_ids: Sequence[str]) -> None:
        """Pool keys whose pictures are on show again, and approved again."""
        self._moved(picture_ids, live=True, decision=(Decision.REJECTED, Decision.APPROVED))

    def trouble(self, picture_id: str, why: str) -> None:
        """It cannot be shown, and why; empty when it can."""
        with self._database.writing() as connection:
            connection.execute("UPDATE pictures SET trouble = ? WHERE id = ?", (why, picture_id))

    def _moved(
        self, picture_ids: Sequence[str], *, live: bool, decision: tuple[Decision, Decision] | None = None
    ) -> None:
        now = self._now()
        what = "promoted" if live else "withdrawn"
        with self._database.writing() as connection:
            for picture_id in picture_ids:
                connection.execute(
                    "UPDATE pictures SET live = ?, live_us = ? WHERE id = ?", (live, micros(now), picture_id)
                )
                note(connection, picture_id, what, None, self._reviewer, now)
                before = held(connection, picture_id)
                if decision is not None and before.decision is decision[0]:
                    after = before.changed(decision[1], self._reviewer, now, queued=self._shares)
                    hold(connection, picture_id, after)

    def _describe(self, update: PoolUpdate, progress: Progress) -> None:
        with self._database.reading() as connection:
            query = "SELECT count(*) FROM pictures WHERE described <> tag"
            left = int(connection.execute(query).fetchone()[0])
        done = 0
        for page in self._lister.descriptions(update.undescribed):
            done += update.describe(page)
            progress.report(done, max(done, left))
            if progress.cancelled:
                return

    def _count(self) -> int:
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM pictures").fetchone()[0])
