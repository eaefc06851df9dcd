"""The recommender of one machine: it learns by itself, and is measured here."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from admin_tool.adapters.activity_log import ActivityLog, utc_now
from admin_tool.adapters.csv_file import Skipped, read_csv, write_csv
from admin_tool.adapters.local.beliefs import Beliefs
from admin_tool.adapters.local.library_rows import LibraryRows
from admin_tool.adapters.local.offline_evaluation import FEWEST_VISITS, evaluate, liking_visits
from admin_tool.adapters.local.version_shelf import VersionShelf
from admin_tool.core.ports import Progress
from admin_tool.core.training import (
    Activity,
    ActivityKind,
    ExportKind,
    ImportReport,
    ModelVersion,
    Removal,
    Spend,
    StepState,
    TooLittleData,
    TrainingStep,
)
from kiosk.adapters.invented_likes import invented_likes
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.local.shelves import Catalogue
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood
from kiosk.core.picture import PictureStatus
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy

LIBRARY, HISTORY, TRAINING, KIOSKS = "library", "history", "training", "kiosks"


class LocalTrainer:
    """Nothing here costs money, and nothing has to be waited for. Everything raises LibraryError."""

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        log: ActivityLog,
        versions_file: Path,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`catalogue` is the picture store of the library."""
        self._database = database
        self._catalogue = catalogue
        self._rows = LibraryRows(database, catalogue)
        self._shelf = VersionShelf(versions_file)
        self._log = log
        self._now = now

    def steps(self) -> Sequence[TrainingStep]:
        """See Trainer."""
        counts, visits = self._rows.counts(), liking_visits(self._rows.acts())
        live, versions = self._catalogue.list(PictureStatus.LIVE), self._shelf.versions()
        enough = visits >= FEWEST_VISITS
        library = {"pictures": len(live), "moods": len({one.mood for one in live})}
        history = {**counts, "liking_visits": visits, "need": FEWEST_VISITS}
        trained = StepState.DONE if versions else StepState.READY if enough else StepState.WAITING
        return [
            TrainingStep(LIBRARY, StepState.DONE if live else StepState.WAITING, numbers=library),
            TrainingStep(HISTORY, StepState.DONE if enough else StepState.WAITING, numbers=history),
            TrainingStep(TRAINING, trained, numbers={"version": _number(versions)}),
            TrainingStep(KIOSKS, StepState.DONE if live else StepState.WAITING),
        ]

    def perform(self, step_id: str, progress: Progress) -> None:
        """See Trainer; all but the training happens by itself and is only looked at."""
        if step_id == TRAINING:
            self.train(progress)
            return
        step = next((one for one in self.steps() if one.id == step_id), None)
        if step is None:
            raise KioskError(f"There is no step {step_id}")
        if step.state is StepState.DONE:
            return
        if step_id == HISTORY:
            need, have = int(step.numbers["need"]), int(step.numbers["liking_visits"])
            raise TooLittleData(
                f"{have} visits liked a picture, {need} are needed",
                have={"visits": have},
                need={"visits": need},
                remedy="Wait for more visits, or import some.",
            )
        raise KioskError("There are no live pictures", remedy="Promote some first.")

    def versions(self) -> Sequence[ModelVersion]:
        """See Trainer."""
        return self._shelf.versions()

    def train(self, progress: Progress) -> ModelVersion:
        """Measures what the kiosk has learnt on visits that it is not told of. See `offline_evaluation`."""
        progress.report(0, 2, "interactions")
        acts = self._rows.acts()
        progress.report(1, 2, "metrics")
        try:
            metrics = evaluate(self._catalogue, acts)
        except TooLittleData as trouble:
            self._log.note(ActivityKind.FAILED, TRAINING, detail=trouble.what)
            raise
        version = self._shelf.add(self._now(), metrics, len(acts))
        self._log.note(ActivityKind.TRAINED, version.name)
        progress.report(2, 2, "metrics")
        return version

    def stop_campaign(self, progress: Progress) -> None:
        """There is none on this machine."""
        raise KioskError("There is no campaign on this machine", remedy="Nothing here costs money.")

    def seed(self, progress: Progress) -> int:
        """See Trainer. The kiosk does not learn from it: it is there to be exported and shown."""
        live = list(self._catalogue.list(PictureStatus.LIVE))
        if not live:
            raise KioskError("There are no live pictures", remedy="Promote some first.")
        added = self._rows.add_seeds(invented_likes(live, self._now()))
        self._log.note(ActivityKind.SEEDED, HISTORY, {"seeded": added})
        return added

    def export(self, kind: ExportKind, out: Path, progress: Progress) -> int:
        """See Trainer."""
        sources = {
            ExportKind.USERS: self._rows.users,
            ExportKind.ITEMS: self._rows.items,
            ExportKind.INTERACTIONS: self._rows.interactions,
        }
        counts = self._rows.counts() if kind is ExportKind.INTERACTIONS else {"events": 0, "seeded": 0}
        total = counts["events"] + counts["seeded"]
        rows = write_csv(out, kind, sources[kind](), progress, total, out.name)
        self._log.note(ActivityKind.EXPORTED, kind, {"rows": rows})
        return rows

    def bring_in(self, kind: ExportKind, file: Path, progress: Progress) -> ImportReport:
        """See Trainer; only interactions. Raises CsvWrong too."""
        if kind is not ExportKind.INTERACTIONS:
            raise KioskError(
                "Only likes and views can be imported on this machine",
                item=file.name,
                remedy="Pictures come in on the Pool page, visitors by themselves.",
            )
        skipped = Skipped()
        added, known = self._rows.add((row for _, row in read_csv(kind, file, skipped)), progress)
        report = skipped.report(added, known)
        numbers = {"rows": added, "known": known, "skipped": report.skipped_count}
        self._log.note(ActivityKind.IMPORTED, kind, numbers)
        return report

    def try_out(self, mood: Mood, count: int) -> Sequence[tuple[str, float]]:
        """What the kiosk would show now, with the expected likes a view; it draws anew each time."""
        recommender = ThompsonRecommender(self._catalogue, InteractionHistory(self._database))
        key = RecommendationKey(Strategy.MOOD, cohort(mood))
        beliefs = Beliefs(self._catalogue, self._rows.acts())
        shown = recommender.recommend(key, mood, count).picture_ids
        return [(one, beliefs.rate(one)) for one in shown]

    def spend(self) -> Spend:
        """Nothing."""
        return Spend(free=True)

    def activity(self) -> Sequence[Activity]:
        """See Trainer."""
        return self._log.lines()

    def tear_down(self, progress: Progress) -> Sequence[Removal]:
        """Removes what was invented and what was measured; likes and views of people stay."""
        seeds, versions = self._rows.remove_seeds(), self._shelf.clear()
        done = [Removal(f"{seeds} invented likes")] if seeds else []
        done += [Removal(f"{versions} versions")] if versions else []
        self._log.note(ActivityKind.TORN_DOWN, LIBRARY, {"gone": len(done), "left": 0})
        return done


def _number(versions: Sequence[ModelVersion]) -> int:
    return int(versions[0].name.removeprefix("v")) if versions else 0
