"""Withdrawing and bringing back, so that a move which was cut off is finished by the next call."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from admin_tool.adapters.promoter_crew import handfuls, patiently
from admin_tool.adapters.promoter_shelf import PromotionShelf
from admin_tool.adapters.promoter_words import NOT_LIVE, reason_of
from admin_tool.adapters.promotion_journal import RESTORE, WITHDRAW, PromotionJournal
from admin_tool.core.ports import PoolNotes, Progress
from admin_tool.core.promotion import Fate, LivePicture, PromotionLine, PromotionReport, pool_id_of
from kiosk.core.errors import KioskError, PictureMissing
from kiosk.core.picture import LIVE_ROOT, parse_key

log = logging.getLogger(__name__)


class PictureMoves:
    """Moves between what is live and what is withdrawn; any thread may call."""

    def __init__(
        self,
        shelf: PromotionShelf,
        journal: PromotionJournal,
        notes: PoolNotes,
        at_once: int,
        now: Callable[[], datetime],
    ) -> None:
        self._shelf = shelf
        self._journal = journal
        self._notes = notes
        self._at_once = at_once
        self._now = now
        self._turn = threading.Lock()

    def withdraw(self, live_ids: Sequence[str], progress: Progress) -> PromotionReport:
        """Takes pictures from the kiosks, each with a line that tells what became of it."""
        return self._move(WITHDRAW, live_ids, progress)

    def restore(self, live_ids: Sequence[str], progress: Progress) -> PromotionReport:
        """Shows withdrawn pictures again, in the same way."""
        return self._move(RESTORE, live_ids, progress)

    def finish(self) -> None:
        """Does again what was begun and not ended, by us or by a program that died; asks nobody else."""
        if self._turn.acquire(blocking=False):  # who moves pictures now has finished the old ones first
            try:
                self._finish()
            finally:
                self._turn.release()

    def withdrawn(self) -> Sequence[LivePicture]:
        """What can be brought back, newest first, each with its time."""
        self.finish()
        found = list(self._shelf.withdrawn())
        if any(one.withdrawn_at is None for one in found):
            known = self._journal.withdrawn_at()
            unknown = [one.id for one in found if one.withdrawn_at is None and one.id not in known]
            if unknown:
                self._journal.found_withdrawn(unknown, self._now())
                known = self._journal.withdrawn_at()
            found = [replace(one, withdrawn_at=one.withdrawn_at or known[one.id]) for one in found]
        return sorted(found, key=lambda one: (one.withdrawn_at or self._now(), one.id), reverse=True)

    def sweep(self, older_than: timedelta, now: datetime) -> int:
        """Deletes for good what was withdrawn longer ago; what cannot be deleted is logged, and left."""
        gone: list[str] = []
        for one in self.withdrawn():
            if one.withdrawn_at is None or now - one.withdrawn_at < older_than:
                continue
            try:
                self._shelf.discard(one.id)
                gone.append(one.id)
            except KioskError as error:
                log.warning("A withdrawn picture is not deleted: %s", error)
        if gone:
            self._journal.end_moves((), gone)
        return len(gone)

    def _move(self, kind: str, live_ids: Sequence[str], progress: Progress) -> PromotionReport:
        wanted = list(dict.fromkeys(live_ids))
        lines: dict[str, PromotionLine] = {}
        with self._turn:
            self._finish()
            self._journal.begin_moves(kind, wanted, self._now())
            work = handfuls(
                wanted, lambda one: self._moved(kind, one), self._at_once, lambda: progress.cancelled
            )
            for told in work:
                lines |= {line.picture_id: line for line in told}
                self._note(kind, told)
                progress.report(len(lines), len(wanted))
            left = [one for one in wanted if one not in lines]
            if left:
                self._journal.end_moves((), left)
        return PromotionReport(tuple(lines[one] for one in wanted if one in lines))

    def _finish(self) -> None:
        for kind, ids in self._open().items():
            told = [self._moved(kind, one) for one in ids]
            for line in told:
                if line.fate is Fate.FAILED:
                    log.warning("A picture could not be moved (%s): %s", kind, line.reason)
            # what only a service keeps from being done stays open for the next call
            self._note(kind, [line for line in told if line.fate is not Fate.FAILED])

    def _open(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for live_id, kind in self._journal.open_moves():
            found.setdefault(kind, []).append(live_id)
        return found

    def _moved(self, kind: str, live_id: str) -> PromotionLine:
        move = self._shelf.withdraw if kind == WITHDRAW else self._shelf.restore
        if parse_key(live_id) is None or not live_id.startswith(f"{LIVE_ROOT}/"):
            return PromotionLine(live_id, live_id, Fate.MISSING, NOT_LIVE)
        try:
            patiently(lambda: move(live_id))
        except PictureMissing as missing:
            return PromotionLine(live_id, live_id, Fate.MISSING, reason_of(missing))
        except KioskError as error:
            return PromotionLine(live_id, live_id, Fate.FAILED, reason_of(error))
        return PromotionLine(live_id, live_id, Fate.DONE)

    def _note(self, kind: str, told: Sequence[PromotionLine]) -> None:
        done = [line.picture_id for line in told if line.fate is Fate.DONE]
        other = [line.picture_id for line in told if line.fate is not Fate.DONE]
        pool_ids = [pool_id for pool_id in map(pool_id_of, done) if pool_id]
        if pool_ids:
            (self._notes.restored if kind == RESTORE else self._notes.withdrawn)(pool_ids)
        self._journal.end_moves(done, other)
