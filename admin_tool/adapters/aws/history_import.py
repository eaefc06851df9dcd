"""Brings data into Personalize: what was recorded, what is invented, and files that somebody has."""

import csv
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from admin_tool.adapters.aws.control_plane import ControlPlane, Thing
from admin_tool.adapters.aws.dataset_group import Standing
from admin_tool.adapters.aws.patience import Patience
from admin_tool.adapters.aws.shop_rows import Row, ShopRows, Tally
from admin_tool.adapters.csv_file import columns
from admin_tool.core.ports import Progress
from admin_tool.core.training import ExportKind, GoesOn, TooLittleData
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.seed_history import MOST_ITEMS, HistoryCount, item_of, noted_count, seed_row
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.invented_likes import FEWEST_EVENTS, FEWEST_USERS, invented_likes, moods_needed
from kiosk.core.errors import ServiceRefused
from kiosk.core.picture import Picture, PictureStatus

FOLDER = "training/"
PUT_ITEMS_S = 0.1
"""Personalize takes ten calls of PutItems a second: https://docs.aws.amazon.com/personalize/latest/dg/limits.html"""


class HistoryImport:
    """Import jobs; one that is under way is waited for instead of starting another.

    Everything raises ServiceError, and GoesOn when somebody does not want to wait any more.
    """

    def __init__(
        self, clients: Clients, plane: ControlPlane, names: AwsNames, rows: ShopRows, patience: Patience
    ) -> None:
        self._clients = clients
        self._plane = plane
        self._names = names
        self._rows = rows
        self._patience = patience
        self._counts: dict[str, HistoryCount] = {}

    def import_history(self, found: Standing, seeded: bool, progress: Progress) -> HistoryCount:
        """Registers the pictures and imports everything recorded, with an invented history where wanted.

        It takes the place of what was imported before, so that invented likes go again with the first import
        without them; what came by the tracker stays. Raises TooLittleData before anything is uploaded.
        """
        running = [one for one in found.imports if one.under_way]
        if running:
            self.wait(running[-1], progress)
            return HistoryCount()
        if not found.complete:
            raise ServiceRefused(
                "The datasets are not there yet", remedy="Do the step before this one first."
            )
        pictures, tally = list(self._rows.pictures()), Tally()
        live = [one for one in pictures if one.status is PictureStatus.LIVE]
        moods = {one.mood for one in live}
        if seeded and len(moods) < moods_needed():
            raise TooLittleData(
                f"There are live pictures of {len(moods)} moods, {moods_needed()} are needed",
                have={"moods": len(moods)},
                need={"moods": moods_needed()},
                remedy="Promote some pictures of more moods first.",
            )
        with tempfile.TemporaryDirectory(prefix="emotion-admin-") as folder:
            file = Path(folder) / "history.csv"
            _write(file, self._all_rows(live if seeded else [], tally), progress)
            check_enough(tally.count())
            self._register(found, pictures, progress)
            job = self.upload_and_order(
                found, ExportKind.INTERACTIONS, file, "FULL", "history", tally.count()
            )
        self.wait(job, progress)
        return tally.count()

    def upload_and_order(
        self, found: Standing, kind: ExportKind, file: Path, mode: str, what: str, count: HistoryCount
    ) -> Thing:
        """Uploads a CSV and orders its import; the counts go with the file, for whoever looks later."""
        dataset = found.datasets.get(kind.upper())
        if dataset is None:
            raise ServiceRefused(f"There is no dataset of {kind} yet", remedy="Make the datasets first.")
        stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        key = f"{FOLDER}{what}-{kind}-{stamp}.csv"
        action = "s3:PutObject"
        with asking(action), file.open("rb") as body:
            answer = self._clients.client("s3").put_object(
                Bucket=self._names.bucket,
                Key=key,
                Body=body,
                ContentType="text/csv",
                Metadata=count.metadata(),
            )
        check_answer(answer, action)
        arn = self._plane.make(
            "dataset_import_job",
            jobName=f"{found.name[:24]}-{what}-{stamp}",
            datasetArn=dataset.arn,
            dataSource={"dataLocation": f"s3://{self._names.bucket}/{key}"},
            roleArn=self.role(found),
            importMode=mode,
        )
        return Thing("dataset_import_job", arn, "", "CREATE PENDING", datetime.now(UTC))

    def wait(self, job: Thing, progress: Progress) -> None:
        """Waits for an import."""
        look = partial(self._plane.described, "dataset_import_job", job.arn)
        self._patience.until_ready("The import", look, progress)

    def role(self, found: Standing) -> str:
        """With what Personalize reads the bucket."""
        identity = found.identity
        made = f"arn:{identity.partition}:iam::{identity.account}:role/{found.name}-imports"
        return self._names.import_role_arn or made

    def imported(self, jobs: Sequence[Thing]) -> HistoryCount:
        """What imports brought, oldest first: a FULL one takes the place of those before it."""
        total = HistoryCount()
        for job in jobs:
            if job.ready:
                added = str(job.details.get("importMode", "FULL")) == "INCREMENTAL"
                total = total + self._count(job) if added else self._count(job)
        return total

    def _count(self, job: Thing) -> HistoryCount:
        """As its file's note says; one without was enough for Personalize: the least that it takes."""
        if job.arn not in self._counts:
            described = self._plane.described("dataset_import_job", job.arn)
            place = str(
                (described.details if described else {}).get("dataSource", {}).get("dataLocation", "")
            )
            noted = self._noted(place.partition(f"s3://{self._names.bucket}/")[2])
            least = HistoryCount(FEWEST_EVENTS, 0, FEWEST_USERS, FEWEST_USERS)
            self._counts[job.arn] = noted or least
        return self._counts[job.arn]

    def _noted(self, key: str) -> HistoryCount | None:
        if not key:
            return None
        try:
            with asking("s3:GetObject"):
                told = self._clients.client("s3").head_object(Bucket=self._names.bucket, Key=key)
        except ServiceRefused:
            return None  # the file may be deleted, what was learnt stays
        noted: dict[str, object] = told.get("Metadata", {})
        return noted_count(noted)

    def _all_rows(self, live: list[Picture], tally: Tally) -> Iterator[Row]:
        if self._names.interactions_table:
            yield from self._rows.interactions(tally)
        for like in invented_likes(live, datetime.now(UTC)):
            tally.add(like.user_id, seeded=True)
            yield seed_row(like)

    def _register(self, found: Standing, pictures: list[Picture], progress: Progress) -> None:
        """Pictures may have become live before there was a dataset for them."""
        action, dataset = "personalize:PutItems", found.datasets["ITEMS"].arn
        for start in range(0, len(pictures), MOST_ITEMS):
            if progress.cancelled:
                raise GoesOn("The import was stopped before it began", remedy="Start it again.")
            some = [item_of(one) for one in pictures[start : start + MOST_ITEMS]]
            with asking(action):
                answer = self._clients.client("personalize-events").put_items(datasetArn=dataset, items=some)
            check_answer(answer, action)
            progress.report(start + len(some), len(pictures), "pictures")
            if len(pictures) > MOST_ITEMS:
                time.sleep(PUT_ITEMS_S)


def check_enough(count: HistoryCount) -> None:
    """Raises TooLittleData with the numbers when Personalize would not train on it."""
    if count.enough:
        return
    events, users = max(0, FEWEST_EVENTS - count.events), max(0, FEWEST_USERS - count.steady_users)
    lack = [f"{events} more likes and views"] if events else []
    lack += [f"{users} more visitors with two of them"] if users else []
    raise TooLittleData(
        f"There are {count.events} likes and views of {count.steady_users} visitors with two or more",
        have={"events": count.events, "users": count.steady_users},
        need={"events": FEWEST_EVENTS, "users": FEWEST_USERS},
        remedy=f"It takes {' and '.join(lack)}: wait, or seed a first history.",
    )


def _write(file: Path, rows: Iterable[Row], progress: Progress) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns(ExportKind.INTERACTIONS), restval="")
        writer.writeheader()
        for number, row in enumerate(rows, 1):
            writer.writerow(row)
            if number % 1000 == 0:
                progress.report(number, 0, "interactions")
                if progress.cancelled:
                    raise GoesOn("The import was stopped before it began", remedy="Start it again.")
