"""The roles that the world plays for administrators; a local and an AWS adapter stand behind each.

Calls block and are made through `admin_tool.background` only. They raise nothing but
`kiosk.core.errors.KioskError`; what goes wrong with one picture is told with that picture, and the rest
goes on.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from admin_tool.core.batch import Batch, BatchOrder, DeadLetter, Endpoint
from admin_tool.core.decisions import Choice, DecisionReport, HistoryLine, UndoDepth
from admin_tool.core.insight import Insight
from admin_tool.core.pool_entry import PoolEntry
from admin_tool.core.pool_filter import PoolCounts, PoolFilter, PoolSort
from admin_tool.core.privacy import ConsentCount, StoredVisitor
from admin_tool.core.promotion import LivePicture, ModerationLabel, PromotionPlan, PromotionReport
from admin_tool.core.similarity import SimilarGroup
from admin_tool.core.training import (
    Activity,
    ExportKind,
    ImportReport,
    ModelVersion,
    Removal,
    Spend,
    TrainingStep,
)
from kiosk.core.mood import Mood
from kiosk.core.visitor import Receipt


class Progress(Protocol):
    """Told by long work how far it is; asks whether to stop."""

    def report(self, done: int, total: int, note: str = "") -> None:
        """So many of so many; `total` 0 says that nobody knows."""

    @property
    def cancelled(self) -> bool:
        """Whether somebody wants the work to stop after the item at hand."""


class PoolIndex(Protocol):
    """Everything that is known of the pool, at once, from this machine's disk."""

    def refresh(self, progress: Progress) -> int:
        """Lists the pool page by page and brings the index up to date; how many entries changed."""

    def numbers(self, chosen: PoolFilter, sort: PoolSort) -> Sequence[tuple[str, Sequence[int]]]:
        """(mood, row numbers in order) for every mood with pictures; numbers last as long as pictures."""

    def entries(self, numbers: Sequence[int]) -> Sequence[PoolEntry]:
        """The rows of these numbers, in their order; a row that went meanwhile is left out."""

    def find(self, picture_id: str) -> PoolEntry | None:
        """The row of a key."""

    def counts(self, chosen: PoolFilter) -> PoolCounts:
        """How many pictures have which decision."""

    def batches(self) -> Sequence[str]:
        """The names of all batches in the pool, newest first."""

    def generators(self) -> Sequence[str]:
        """The names of everything that made a picture of the pool."""

    def add_files(self, files: Sequence[Path], mood: str, progress: Progress) -> Sequence[tuple[Path, str]]:
        """Imports pictures into the pool; (file, what is wrong with it) for those that are not taken."""


class PoolNotes(Protocol):
    """What other work finds out about pictures of the pool; written to the index at once."""

    def flag(self, picture_id: str, label: str) -> None:
        """A moderation label blocks it; an empty one blocks it no more."""

    def promoted(self, picture_ids: Sequence[str]) -> None:
        """Pool keys whose pictures went to the kiosks; a line of their history too."""

    def withdrawn(self, picture_ids: Sequence[str]) -> None:
        """Pool keys whose pictures went from the kiosks: they are approved no more, but rejected."""

    def restored(self, picture_ids: Sequence[str]) -> None:
        """Pool keys whose pictures are on show again, and approved again."""

    def trouble(self, picture_id: str, why: str) -> None:
        """It cannot be shown, and why; empty when it can."""


class SimilarPictures(Protocol):
    """Pictures that look alike, by perceptual hash."""

    def groups(self, threshold: float, progress: Progress) -> Sequence[SimilarGroup]:
        """Groups of two and more whose similarity is `threshold` (0 to 1) or higher, largest first."""

    def like(self, picture_id: str, count: int) -> Sequence[tuple[str, float]]:
        """The most similar pictures of the pool with their similarity, 0 to 1, best first."""


class DecisionBook(Protocol):
    """Decisions on the disk of this machine first, then where all reviewers meet."""

    def decide(self, choices: Sequence[Choice]) -> DecisionReport:
        """Writes one step; it is on the disk when the call returns. Somebody else's newer decision stays."""

    def undo(self) -> DecisionReport:
        """Takes this reviewer's last step back."""

    def redo(self) -> DecisionReport:
        """Does the step again that was undone last."""

    def depth(self) -> UndoDepth:
        """What can be undone and redone."""

    def history(self, picture_id: str) -> Sequence[HistoryLine]:
        """What happened to a picture, newest first."""

    def exchange(self) -> DecisionReport:
        """Sends what is not sent yet and takes over what others decided; conflicts are told once."""

    def unsent(self) -> int:
        """How many decisions wait to be sent."""


class PictureSource(Protocol):
    """Whole pictures and thumbnails of the pool, of what is live and of what was withdrawn."""

    def picture(self, picture_id: str) -> bytes:
        """The encoded picture. Raises PictureMissing, PictureDamaged, ServiceError."""

    def thumbnail(self, picture_id: str, tag: str) -> bytes:
        """A JPEG of at most 256 px a side, from the cache on the disk or made now; same errors.

        An empty `tag` takes the thumbnail that is kept, whatever the tag that it was made with.
        """


class Promoter(Protocol):
    """Moves pictures between the pool, the kiosks and the withdrawn."""

    def plan(self, picture_ids: Sequence[str], progress: Progress) -> PromotionPlan:
        """A dry run with every check."""

    def promote(self, plan: PromotionPlan, progress: Progress) -> PromotionReport:
        """Carries a plan out; what was done before it was cut off is not done again."""

    def unfinished(self) -> PromotionPlan | None:
        """What a run that was cut off has left to do."""

    def drop_unfinished(self) -> None:
        """Leaves the rest of a run that was cut off in the pool."""

    def live(self) -> Sequence[LivePicture]:
        """What the kiosks show, newest first."""

    def withdrawn(self) -> Sequence[LivePicture]:
        """What can be brought back, newest first."""

    def withdraw(self, picture_ids: Sequence[str], progress: Progress) -> PromotionReport:
        """Takes live pictures from the kiosks."""

    def restore(self, picture_ids: Sequence[str], progress: Progress) -> PromotionReport:
        """Shows withdrawn pictures again."""

    def sweep(self, now: datetime) -> int:
        """Deletes what was withdrawn too long ago; how many."""


class Moderator(Protocol):
    """Looks whether a picture may be shown to everybody."""

    def check(self, picture_id: str) -> Sequence[ModerationLabel]:
        """Labels from the confidence of the settings on; none for a picture that may be shown."""


class GenerationQueue(Protocol):
    """Has pictures made."""

    def send(self, order: BatchOrder) -> Batch:
        """Sends an order; sending the same jobs again makes no second picture."""

    def batches(self) -> Sequence[Batch]:
        """All batches, newest first, with the state of every job."""

    def cancel(self, name: str) -> int:
        """Stops what has not begun; how many jobs. `retry` lets them go on."""

    def retry(self, name: str) -> int:
        """Sends the failed and the cancelled jobs of a batch again; how many."""

    def dead_letters(self) -> Sequence[DeadLetter]:
        """Orders that were given up."""

    def redrive(self, progress: Progress) -> int:
        """Gives all dead letters back to the queue; how many."""

    def endpoint(self) -> Endpoint:
        """The painting machine."""

    def start_endpoint(self) -> None:
        """Starts the painting machine, which costs money from then on."""

    def stop_endpoint(self) -> None:
        """Stops the painting machine now."""

    def stop_when_idle(self, wanted: bool) -> None:
        """Whether the machine that runs is stopped when nobody uses it; the next one is, at first."""


class Trainer(Protocol):
    """Teaches the recommender. Work that was cut off or cancelled is found again."""

    def steps(self) -> Sequence[TrainingStep]:
        """The checklist as it stands."""

    def perform(self, step_id: str, progress: Progress) -> None:
        """Does a step and waits for it. Raises TooLittleData, GoesOn when nobody waits any more."""

    def versions(self) -> Sequence[ModelVersion]:
        """Trained versions, newest first."""

    def train(self, progress: Progress) -> ModelVersion:
        """Trains a version; it goes live with the campaign step. Raises as `perform`."""

    def stop_campaign(self, progress: Progress) -> None:
        """Deletes what costs money by the hour; the kiosks choose for themselves then."""

    def seed(self, progress: Progress) -> int:
        """Invents a first history, marked as seeded; how many interactions."""

    def export(self, kind: ExportKind, out: Path, progress: Progress) -> int:
        """Writes a CSV in Personalize's columns, whole or not at all; how many rows."""

    def bring_in(self, kind: ExportKind, file: Path, progress: Progress) -> ImportReport:
        """Imports a CSV in Personalize's columns; a second time changes nothing."""

    def try_out(self, mood: Mood, count: int) -> Sequence[tuple[str, float]]:
        """What a visitor of this mood would be shown: picture ids with their scores, best first."""

    def spend(self) -> Spend:
        """What the recommender cost in the last days."""

    def activity(self) -> Sequence[Activity]:
        """What was done from here, newest first."""

    def tear_down(self, progress: Progress) -> Sequence[Removal]:
        """Removes all of the recommender in the right order; what was removed, and what was not."""


class InsightSource(Protocol):
    """What the kiosks recorded."""

    def refresh(self, progress: Progress, demanded: bool = False) -> None:
        """Brings in what was recorded meanwhile: at most every ten minutes, or when it is demanded.

        Cancelled work changes nothing.
        """

    def as_of(self) -> datetime | None:
        """Of when the numbers are; None before the first refresh."""

    def kiosks(self) -> Sequence[str]:
        """The names of the kiosks that recorded anything; none where there is one without a name."""

    def insight(self, since: datetime, until: datetime, kiosk: str = "") -> Insight:
        """The sums of a period, of one kiosk or of all, as of the last refresh."""


class PrivacyDesk(Protocol):
    """Finds and forgets people who asked to be remembered; looking somebody up prolongs nothing."""

    def find(self, code: str) -> str | None:
        """The visitor of a return code or a visitor id; None when there is none."""

    def stored(self, visitor_id: str) -> StoredVisitor | None:
        """What is kept about a visitor; None when it is nothing."""

    def forget(self, visitor_id: str) -> Receipt:
        """Deletes everything about a visitor and answers the proof; a call that was cut off is made again."""

    def unfinished(self) -> Sequence[str]:
        """Visitors whose deletion was begun and cut off."""

    def proofs(self) -> Sequence[Receipt]:
        """Proofs of deletions, newest first."""

    def sweep(self, progress: Progress | None = None) -> Receipt:
        """Forgets everybody whose time is over and what belongs to nobody; finishes what was cut off."""

    def last_sweep(self) -> Receipt | None:
        """When this tool swept last and what it removed."""

    def consents(self) -> Sequence[ConsentCount]:
        """How often which choice was made on this machine, in which language."""
