"""A shop that has pictures and interactions but no recommender, and trainers for it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from admin_tool.adapters.activity_log import ActivityLog
from admin_tool.adapters.aws.checklist import Prices
from admin_tool.adapters.aws.patience import Patience
from admin_tool.adapters.aws.trainer import AwsTrainer
from admin_tool.core.training import StepState
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.table_rows import interaction_row, picture_row
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Picture, PictureStatus, live_key
from kiosk.core.strategy import Strategy
from tests.aws_sandbox.access import SandboxAccess

PRICES = Prices(training_usd_per_hour=0.24, campaign_usd_per_hour=0.2)
LISTS = ("list_dataset_groups", "list_schemas", "list_solutions", "list_campaigns", "list_event_trackers")


@dataclass
class TrainingWorks:
    """One shop of a sandbox; `name` is its dataset group's."""

    sandbox: SandboxAccess
    clients: Clients
    names: AwsNames
    name: str
    home: Path
    made: list[AwsTrainer] = field(default_factory=list)

    def trainer(self, names: AwsNames | None = None) -> AwsTrainer:
        """A new program on the same shop."""
        log = ActivityLog(self.home / "activity.jsonl", by="tester")
        made = AwsTrainer(
            self.clients, names or self.names, log, PRICES, name=self.name, patience=Patience(0.02, 30.0)
        )
        self.made.append(made)
        return made

    def client(self, service: str) -> Any:
        return self.sandbox.client(service)

    def shelve(self, moods: tuple[Mood, ...] = MOODS, count: int = 3) -> list[Picture]:
        """Live pictures in the table."""
        pictures = [
            Picture(live_key(mood, f"{number}.jpeg"), mood, PictureStatus.LIVE, datetime.now(UTC), prompt="x")
            for mood in moods
            for number in range(count)
        ]
        self._put(self.names.pictures_table, [picture_row(one) for one in pictures])
        return pictures

    def record(self, pictures: list[Picture], users: int, each: int) -> None:
        """Views and likes of people, as kiosks store them."""
        start, rows = datetime.now(UTC) - timedelta(days=2), []
        for user in range(users):
            for number in range(each):
                picture = pictures[(user + number) % len(pictures)]
                kind = InteractionKind.LIKE if number % 3 == 0 else InteractionKind.VIEW
                one = Interaction(
                    f"{user}-{number}",
                    f"visit-{user}",
                    f"visitor-{user}",
                    kind,
                    picture.id,
                    (picture.id,),
                    "",
                    Strategy.MOOD,
                    1.0,
                    start + timedelta(seconds=user * each + number),
                )
                rows.append(interaction_row(one, "kiosk-1"))
        self._put(self.names.interactions_table, rows)

    def left(self) -> list[str]:
        """Everything of Personalize with our name in its ARN."""
        found: list[str] = []
        client = self.client("personalize")
        for ask in LISTS:
            answer = getattr(client, ask)()
            listed = next(value for value in answer.values() if isinstance(value, list))
            found += [value for one in listed for key, value in one.items() if key.endswith("Arn")]
        return [one for one in found if f"/{self.name}" in one]

    def _put(self, table: str, rows: list[dict[str, Any]]) -> None:
        client = self.client("dynamodb")
        for start in range(0, len(rows), 25):
            some = [{"PutRequest": {"Item": row}} for row in rows[start : start + 25]]
            client.batch_write_item(RequestItems={table: some})


def states(trainer: AwsTrainer) -> dict[str, StepState]:
    """The checklist in short."""
    return {one.id: one.state for one in trainer.steps()}
