"""Teaches the recommender with Amazon Personalize."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from admin_tool.adapters.activity_log import ActivityLog, utc_now
from admin_tool.adapters.aws import checklist as steps
from admin_tool.adapters.aws.control_plane import ControlPlane, Thing
from admin_tool.adapters.aws.csv_import import CsvImport
from admin_tool.adapters.aws.dataset_group import DatasetGroup, Standing
from admin_tool.adapters.aws.group_maker import GroupMaker
from admin_tool.adapters.aws.history_import import FOLDER, HistoryImport
from admin_tool.adapters.aws.patience import Patience
from admin_tool.adapters.aws.shop_rows import ShopRows
from admin_tool.adapters.aws.solution import Solution
from admin_tool.adapters.aws.spending import spending
from admin_tool.adapters.aws.teardown import Teardown
from admin_tool.adapters.csv_file import write_csv
from admin_tool.core.ports import Progress
from admin_tool.core.training import (
    Activity,
    ActivityKind,
    ExportKind,
    GoesOn,
    ImportReport,
    ModelVersion,
    Removal,
    Spend,
    StepState,
    TrainingStep,
)
from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds
from kiosk.adapters.aws.service_errors import asking
from kiosk.core.errors import KioskError, ServiceError, ServiceRefused
from kiosk.core.mood import Mood
from kiosk.core.recommendation import cohort


class AwsTrainer:
    """Finds what a deployment made, makes what is missing, and picks up whatever is under way."""

    def __init__(
        self,
        clients: Clients,
        names: AwsNames,
        log: ActivityLog,
        prices: steps.Prices,
        *,
        name: str = "emotion-kiosk",
        user_ids: UserIds = UserIds.CONTEXT,
        patience: Patience | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`name` is what the deployment is called, for things that the settings do not name yet."""
        plane = ControlPlane(clients)
        patience = patience or Patience()
        rows = ShopRows(clients, names, user_ids)
        self._clients = clients
        self._names = names
        self._log = log
        self._prices = prices
        self._user_ids = user_ids
        self._now = now
        self._plane = plane
        self._rows = rows
        self._group = DatasetGroup(clients, plane, names, name)
        self._maker = GroupMaker(plane, patience)
        self._imports = HistoryImport(clients, plane, names, rows, patience)
        self._solution = Solution(clients, plane, names, rows, self._imports, patience)
        self._teardown = Teardown(plane, patience)

    def steps(self) -> Sequence[TrainingStep]:
        """See Trainer; what may not be looked at is told in the first step."""
        try:
            found = self._group.standing()
            self._check_bucket()
            imported = self._imports.imported(found.imports)
        except ServiceError as trouble:
            return steps.refused(f"{trouble.what} ({trouble.item})" if trouble.item else trouble.what)
        return steps.checklist(found, imported, self._names, self._prices, self._now())

    def perform(self, step_id: str, progress: Progress) -> None:
        """See Trainer. Raises ServiceError too."""
        if step_id == steps.TRAINING:
            self.train(progress)
            return
        with self._noting(step_id):
            found = self._group.standing()
            match step_id:
                case steps.ACCOUNT:
                    self._check_bucket()
                case steps.DATASETS:
                    self._maker.make_datasets(found, progress)
                case steps.HISTORY:
                    self._imports.import_history(found, False, progress)
                case steps.TRACKER:
                    self._maker.make_tracker(found, progress)
                case steps.CAMPAIGN:
                    self._solution.deploy(found, progress)
                case steps.KIOSKS:
                    self._check_kiosks(found)
                case _:
                    raise ServiceRefused(f"There is no step {step_id}")
        kind = ActivityKind.CAMPAIGN_LIVE if step_id == steps.CAMPAIGN else ActivityKind.STEP_DONE
        newest = found.newest
        version = f"v{found.number(newest.arn)}" if newest else ""
        self._log.note(kind, version if step_id == steps.CAMPAIGN else step_id)

    def versions(self) -> Sequence[ModelVersion]:
        """See Trainer."""
        found = self._group.standing()
        return [self._version(found, one) for one in reversed(found.versions)]

    def train(self, progress: Progress) -> ModelVersion:
        """See Trainer. Raises ServiceError too."""
        with self._noting(steps.TRAINING):
            found = self._group.standing()
            version = self._solution.start(found, progress)
            number = found.number(version) or len(found.versions) + 1
            if not found.training:
                self._log.note(ActivityKind.TRAINING_STARTED, f"v{number}")
            trained = self._solution.wait(found, version, progress)
        hours = float(trained.details.get("trainingHours") or 0.0)
        self._log.note(ActivityKind.TRAINED, f"v{number}", {"hours": hours}, version)
        found = self._group.standing()
        return self._version(found, next(one for one in found.versions if one.arn == version))

    def stop_campaign(self, progress: Progress) -> None:
        """See Trainer. Raises ServiceError too."""
        with self._noting(steps.CAMPAIGN):
            found = self._group.standing()
            if found.solution is None or found.campaign is None:
                raise ServiceRefused("There is no campaign")
            left = [one for one in self._teardown.campaigns([found.solution], progress) if not one.gone]
            if left:
                raise ServiceRefused(left[0].why, item=left[0].what, remedy="Stop it again a little later.")
        self._note_stopped(found)

    def seed(self, progress: Progress) -> int:
        """See Trainer. Raises TooLittleData where too few moods have pictures, ServiceError, GoesOn."""
        with self._noting(steps.HISTORY):
            count = self._imports.import_history(self._group.standing(), True, progress)
        self._log.note(ActivityKind.SEEDED, steps.HISTORY, {"events": count.events, "seeded": count.seeded})
        return count.seeded

    def export(self, kind: ExportKind, out: Path, progress: Progress) -> int:
        """See Trainer. Raises ServiceError, DiskFull, LibraryError."""
        sources = {
            ExportKind.USERS: self._rows.users,
            ExportKind.ITEMS: self._rows.items,
            ExportKind.INTERACTIONS: self._rows.interactions,
        }
        rows = write_csv(out, kind, sources[kind](), progress, note=out.name)
        self._log.note(ActivityKind.EXPORTED, kind, {"rows": rows})
        return rows

    def bring_in(self, kind: ExportKind, file: Path, progress: Progress) -> ImportReport:
        """See Trainer. Raises CsvWrong, ServiceError, GoesOn."""
        with self._noting(steps.HISTORY):
            found = self._group.standing()
            dataset = found.datasets.get(kind.upper())
            jobs = self._plane.all("dataset_import_job", datasetArn=dataset.arn) if dataset else []
            names = [one.name for one in jobs if not one.failed]
            report = CsvImport(self._imports).bring_in(found, kind, file, progress, names)
        numbers = {"rows": report.rows, "known": report.known, "skipped": report.skipped_count}
        self._log.note(ActivityKind.IMPORTED, kind, numbers)
        return report

    def try_out(self, mood: Mood, count: int) -> Sequence[tuple[str, float]]:
        """See Trainer. Raises ServiceError."""
        found = self._group.standing()
        if found.campaign is None or not found.campaign.ready:
            raise ServiceRefused("There is no campaign to ask", remedy="Make one with the campaign step.")
        settings = steps.kiosk_settings(found)
        names = replace(self._names, **{key: settings.get(key, "") for key in ("campaign_arn", "filter_arn")})
        return Campaign(self._clients, names, self._user_ids).scored(cohort(mood), mood, count)

    def spend(self) -> Spend:
        """See Trainer. Raises ServiceError."""
        return spending(self._group.standing(), self._log.lines(), self._prices, self._now())

    def activity(self) -> Sequence[Activity]:
        """See Trainer."""
        return self._log.lines()

    def tear_down(self, progress: Progress) -> Sequence[Removal]:
        """See Trainer. Raises ServiceError, GoesOn."""
        with self._noting("teardown"):
            found = self._group.standing()
            done = self._teardown.everything(found, progress)
        if found.campaign and not any(one.what.startswith("campaign") and not one.gone for one in done):
            self._note_stopped(found)
        gone = sum(one.gone for one in done)
        self._log.note(ActivityKind.TORN_DOWN, found.name, {"gone": gone, "left": len(done) - gone})
        return done

    def _version(self, found: Standing, one: Thing) -> ModelVersion:
        state = StepState.DONE if one.ready else StepState.FAILED if one.failed else StepState.RUNNING
        return ModelVersion(
            name=f"v{found.number(one.arn)}",
            trained_at=one.updated_at if one.ready else None,
            metrics=self._solution.metrics(one),
            live=one.arn == found.live_version,
            state=state,
            seeded_share=self._solution.seeded_share(one, found.imports) if one.ready else 0.0,
            id=one.arn,
        )

    def _check_bucket(self) -> None:
        """Whether the training data can be reached. Raises ServiceError."""
        if not self._names.bucket:
            raise ServiceRefused("There is no bucket", remedy="Set bucket in the [aws] settings.")
        with asking("s3:ListBucket"):
            self._clients.client("s3").list_objects_v2(Bucket=self._names.bucket, Prefix=FOLDER, MaxKeys=1)

    def _check_kiosks(self, found: Standing) -> None:
        wanted = steps.kiosk_settings(found)
        differ = [key for key, value in wanted.items() if getattr(self._names, key) != value]
        if differ:
            raise ServiceRefused(
                f"The settings do not have {', '.join(differ)} as it is in the account",
                remedy="Copy the lines into the settings of every kiosk and of this program.",
            )

    def _note_stopped(self, found: Standing) -> None:
        since = found.campaign.created_at if found.campaign else None
        numbers = {"since_s": since.timestamp()} if since else {}
        self._log.note(ActivityKind.CAMPAIGN_STOPPED, f"v{found.number(found.live_version)}", numbers)

    def _noting(self, subject: str) -> "_Noting":
        return _Noting(self._log, subject)


class _Noting:
    """Notes what failed; somebody who stops waiting is no failure."""

    def __init__(self, log: ActivityLog, subject: str) -> None:
        self._log = log
        self._subject = subject

    def __enter__(self) -> None:
        """Nothing yet."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, KioskError) and not isinstance(error, GoesOn):
            self._log.note(ActivityKind.FAILED, self._subject, detail=error.what)
