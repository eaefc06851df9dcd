"""Trains versions and lets the campaign answer with them."""

import json
from functools import partial
from typing import Any

from admin_tool.adapters.aws.control_plane import ControlPlane, Thing
from admin_tool.adapters.aws.dataset_group import Standing
from admin_tool.adapters.aws.history_import import HistoryImport, check_enough
from admin_tool.adapters.aws.patience import Patience
from admin_tool.adapters.aws.shop_rows import ShopRows
from admin_tool.core.ports import Progress
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_shapes import RECIPE
from kiosk.adapters.aws.seed_history import HistoryCount, noted_count
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.core.errors import ServiceRefused

USUAL_S = 3600.0
"""About what a first training takes; later ones are measured on those before."""


class Solution:
    """One solution that trains only when it is told to. Raises ServiceError and GoesOn."""

    def __init__(
        self,
        clients: Clients,
        plane: ControlPlane,
        names: AwsNames,
        rows: ShopRows,
        imports: HistoryImport,
        patience: Patience,
    ) -> None:
        self._clients = clients
        self._plane = plane
        self._names = names
        self._rows = rows
        self._imports = imports
        self._patience = patience
        self._metrics: dict[str, dict[str, float]] = {}
        self._shares: dict[str, float] = {}

    def start(self, found: Standing, progress: Progress) -> str:
        """The ARN of the version that is being trained, ordered now unless one is under way.

        Raises TooLittleData before anything costs money.
        """
        if found.training:
            return found.training.arn
        count = self.learnt_from(found)
        check_enough(count)
        solution = found.solution.arn if found.solution else self._make(found)
        look = partial(self._plane.described, "solution", solution)
        self._patience.until_ready("The solution", look, progress)
        arn = self._plane.make("solution_version", solutionArn=solution)
        self._leave_note(arn, count)
        return arn

    def wait(self, found: Standing, version: str, progress: Progress) -> Thing:
        """Waits for the training of a version."""
        look = partial(self._plane.described, "solution_version", version)
        return self._patience.until_ready("The training", look, progress, expected_s(found))

    def deploy(self, found: Standing, progress: Progress) -> None:
        """Lets the campaign answer with the newest version; it is made where there is none."""
        version = found.newest
        if version is None:
            raise ServiceRefused("No version is trained yet", remedy="Train one first.")
        campaign = found.campaign
        if campaign is None:
            arn = self._plane.make(
                "campaign",
                name=f"{found.name}-campaign",
                solutionVersionArn=version.arn,
                minProvisionedTPS=1,
            )
        else:
            arn = campaign.arn
            if found.live_version != version.arn and not updating(campaign):
                self._plane.change_campaign(arn, version.arn)
        self._patience.until_ready(
            "The campaign",
            partial(self._plane.described, "campaign", arn),
            progress,
            ready=lambda one: one.ready and not updating(one),
        )

    def learnt_from(self, found: Standing) -> HistoryCount:
        """What a training would learn from now: everything recorded, and what was imported beside it."""
        recorded, imported = self._rows.counted(), self._imports.imported(found.imports)
        return HistoryCount(
            max(recorded.events + imported.seeded, imported.events),
            imported.seeded,
            max(recorded.users, imported.users),
            max(recorded.steady_users, imported.steady_users),
        )

    def metrics(self, version: Thing) -> dict[str, float]:
        """The offline metrics of a version; they never change."""
        if not version.ready:
            return {}
        if version.arn not in self._metrics:
            self._metrics[version.arn] = self._plane.metrics(version.arn)
        return self._metrics[version.arn]

    def seeded_share(self, version: Thing, imports: tuple[Thing, ...]) -> float:
        """How much of a version's data was invented: from the note beside it, else from the last import."""
        if version.arn not in self._shares:
            before = [one for one in imports if _older(one, version)]
            count = self._note(version.arn) or self._imports.imported(before)
            self._shares[version.arn] = count.seeded / max(1, count.events)
        return self._shares[version.arn]

    def _make(self, found: Standing) -> str:
        recipe = f"arn:{found.identity.partition}:personalize:::recipe/{RECIPE}"
        return self._plane.make(
            "solution",
            name=f"{found.name}-solution",
            datasetGroupArn=found.group_arn,
            recipeArn=recipe,
            performAutoTraining=False,  # on by default, every seven days, and paid for
        )

    def _leave_note(self, version: str, count: HistoryCount) -> None:
        action = "s3:PutObject"
        with asking(action):
            answer = self._clients.client("s3").put_object(
                Bucket=self._names.bucket, Key=_note_key(version), Body=json.dumps(count.metadata()).encode()
            )
        check_answer(answer, action)

    def _note(self, version: str) -> HistoryCount | None:
        try:
            with asking("s3:GetObject"):
                answer = self._clients.client("s3").get_object(
                    Bucket=self._names.bucket, Key=_note_key(version)
                )
                return noted_count(json.loads(answer["Body"].read()))
        except (ServiceRefused, ValueError, TypeError):
            return None  # trained by the cloud command, which leaves none


def updating(campaign: Thing) -> bool:
    """Whether a campaign moves to another version."""
    latest: dict[str, Any] = campaign.details.get("latestCampaignUpdate") or {}
    return "PENDING" in str(latest.get("status", "")) or "IN_PROGRESS" in str(latest.get("status", ""))


def expected_s(found: Standing) -> float:
    """How long a training takes: the mean of those before, in seconds."""
    took = [
        (one.updated_at - one.created_at).total_seconds()
        for one in found.versions
        if one.ready and one.created_at and one.updated_at
    ]
    longest = [one for one in took if one > 0]
    return sum(longest) / len(longest) if longest else USUAL_S


def _older(one: Thing, other: Thing) -> bool:
    return bool(one.created_at and other.created_at and one.created_at <= other.created_at)


def _note_key(version: str) -> str:
    return f"training/versions/{version.rpartition('/')[2]}.json"
