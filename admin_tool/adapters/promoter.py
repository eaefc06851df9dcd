"""Promotes pictures from the pool to the kiosks, and takes them back; one for folders and for a bucket."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from admin_tool.adapters.ai_mark import marked, source_of, type_named
from admin_tool.adapters.content_credentials import ContentCredentials
from admin_tool.adapters.promoter_crew import handfuls, patiently
from admin_tool.adapters.promoter_moves import PictureMoves
from admin_tool.adapters.promoter_plan import PromotionPlanner
from admin_tool.adapters.promoter_shelf import Popularity, PromotionShelf
from admin_tool.adapters.promoter_words import GONE, reason_of
from admin_tool.adapters.promotion_journal import PromotionJournal
from admin_tool.core.ports import Moderator, PoolNotes, Progress
from admin_tool.core.promotion import Fate, LivePicture, PromotionLine, PromotionPlan, PromotionReport
from kiosk.adapters.local.database import utc_now
from kiosk.core.errors import KioskError, PictureMissing, ServiceDown, ServiceLate, SignInFailed
from kiosk.core.picture import parse_key

AT_ONCE = 16
HOPELESS_AFTER = 32
"""So many failures in a row are no matter of single pictures: the rest waits for the next run."""


class PicturePromoter:
    """The port `Promoter`. What it does is in the journal first: a killed run goes on where it was."""

    def __init__(
        self,
        shelf: PromotionShelf,
        journal: PromotionJournal,
        moderator: Moderator,
        notes: PoolNotes,
        popularity: Popularity,
        credentials: ContentCredentials | None = None,
        at_once: int = AT_ONCE,
        keep_days: int = 30,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`keep_days`: how long a withdrawn picture can be brought back."""
        self._shelf = shelf
        self._journal = journal
        self._notes = notes
        self._popularity = popularity
        self._credentials = credentials
        self._at_once = at_once
        self._keep = timedelta(days=keep_days)
        self._now = now
        self._planner = PromotionPlanner(shelf, moderator, notes, at_once, credentials is not None)
        self._moves = PictureMoves(shelf, journal, notes, at_once, now)

    def plan(self, picture_ids: Sequence[str], progress: Progress) -> PromotionPlan:
        """A dry run with every check."""
        return self._planner.plan(picture_ids, progress)

    def promote(self, plan: PromotionPlan, progress: Progress) -> PromotionReport:
        """Carries a plan out, each step in the journal; lines that are left to do keep the fate `add`."""
        self._moves.finish()
        lines = {line.picture_id: line for line in plan.lines}
        wanted = [line for line in lines.values() if line.fate is Fate.ADD]
        self._journal.plan(wanted, self._now())
        hidden = self._shelf.withdrawn_ids() if wanted else ()
        streak = _Streak()
        done = 0
        for told in handfuls(
            wanted,
            lambda line: self._carry(line, hidden),
            self._at_once,
            lambda: progress.cancelled or streak.hopeless,
        ):
            results = [line for line, _ in told]
            lines |= {line.picture_id: line for line in results}
            streak.count(error for _, error in told)
            self._note(results, hidden)
            done += len(results)
            progress.report(done, len(wanted))
        return PromotionReport(tuple(lines.values()))

    def unfinished(self) -> PromotionPlan | None:
        """What a run that was cut off has left to do."""
        lines = self._journal.unfinished()
        return PromotionPlan(tuple(lines)) if lines else None

    def drop_unfinished(self) -> None:
        """Leaves the rest of a run that was cut off in the pool."""
        self._journal.drop_unfinished()

    def live(self) -> Sequence[LivePicture]:
        """What the kiosks show, newest first."""
        self._moves.finish()
        return self._counted(
            sorted(self._shelf.live(), key=lambda one: (one.created_at, one.id), reverse=True)
        )

    def withdrawn(self) -> Sequence[LivePicture]:
        """What can be brought back, newest first."""
        return self._counted(self._moves.withdrawn())

    def withdraw(self, picture_ids: Sequence[str], progress: Progress) -> PromotionReport:
        """Takes live pictures from the kiosks."""
        return self._moves.withdraw(picture_ids, progress)

    def restore(self, picture_ids: Sequence[str], progress: Progress) -> PromotionReport:
        """Shows withdrawn pictures again."""
        return self._moves.restore(picture_ids, progress)

    def sweep(self, now: datetime) -> int:
        """Deletes what was withdrawn too long ago; how many."""
        return self._moves.sweep(self._keep, now)

    def close(self) -> None:
        """Closes the journal."""
        self._journal.close()

    def _counted(self, pictures: Sequence[LivePicture]) -> Sequence[LivePicture]:
        counts = self._popularity() if pictures else {}
        nothing = (0, 0)
        return [
            replace(one, views=counts.get(one.id, nothing)[0], likes=counts.get(one.id, nothing)[1])
            for one in pictures
        ]

    def _carry(self, line: PromotionLine, hidden: Collection[str]) -> tuple[PromotionLine, KioskError | None]:
        try:
            added = patiently(lambda: self._put_on_show(line, hidden))
        except PictureMissing as missing:
            return replace(line, fate=Fate.MISSING, reason=GONE), missing
        except KioskError as error:
            return replace(line, fate=Fate.FAILED, reason=reason_of(error)), error
        return replace(line, fate=Fate.DONE if added else Fate.ALREADY_LIVE), None

    def _put_on_show(self, line: PromotionLine, hidden: Collection[str]) -> bool:
        if line.target_id in hidden:  # it was on show before, as it was checked and marked then
            self._shelf.restore(line.target_id)
            return True
        if not line.marks and self._credentials is None:
            return self._shelf.copy(line.picture_id, line.target_id)
        key = parse_key(line.target_id)
        if key is None:
            raise PictureMissing("That is no picture's key", item=line.target_id)
        original = self._shelf.fetch(line.picture_id)
        data = marked(original.data, key[2], key[1], original.origin)
        if self._credentials is not None:
            data = self._credentials.sign(data, type_named(key[2]), source_of(data, original.origin))
        return self._shelf.put(line.target_id, data, original)

    def _note(self, lines: Sequence[PromotionLine], hidden: Collection[str]) -> None:
        on_show = [line for line in lines if line.fate in (Fate.DONE, Fate.ALREADY_LIVE)]
        if on_show:
            self._notes.promoted([line.picture_id for line in on_show])
        back = [line.target_id for line in on_show if line.target_id in hidden]
        if back:
            self._journal.end_moves((), back)
        self._journal.finish(lines, self._now())


class _Streak:
    """Failures in a row that are the service's."""

    def __init__(self) -> None:
        self._length = 0
        self._signed_out = False

    @property
    def hopeless(self) -> bool:
        """Whether there is no use in going on."""
        return self._signed_out or self._length >= HOPELESS_AFTER

    def count(self, errors: Iterable[KioskError | None]) -> None:
        """Notes the latest results."""
        for error in errors:
            self._signed_out = self._signed_out or isinstance(error, SignInFailed)
            failed = isinstance(error, ServiceDown | ServiceLate)
            self._length = self._length + 1 if failed else 0
