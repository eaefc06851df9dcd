"""Makes a shop's Personalize resources, from the dataset group to the campaign."""

import csv
import io
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.adapters.aws.personalize_shapes import FIELDS, FILTERS, RECIPE, schema
from kiosk.core.mood import Mood
from tests.aws_sandbox.shop_storage import ClientOf, wait_until_active

ROLE_ARN = "arn:aws:iam::123456789012:role/personalize"
_SEED_USERS, _SEED_EVENTS = 40, 1000


@dataclass(frozen=True, slots=True)
class PersonalizeNames:
    """ARNs of what was made; `datasets` by type in capitals; an empty campaign was not made."""

    group_arn: str
    datasets: dict[str, str]
    tracking_id: str
    filter_arn: str
    fresh_filter_arn: str
    solution_arn: str = ""
    campaign_arn: str = ""


class PersonalizeMaker:
    """Makes everything of one dataset group, waiting for each step."""

    def __init__(self, client_of: ClientOf, name: str) -> None:
        self._client_of = client_of
        self._client = client_of("personalize")
        self._name = name

    def make_group(self) -> PersonalizeNames:
        """Group, schemas, datasets, event tracker and two filters: enough to take events."""
        group = self._active("dataset_group", self._client.create_dataset_group(name=self._name))
        datasets = {}
        for kind in FIELDS:
            name = f"{self._name}-{kind.lower()}"
            schema_arn = self._client.create_schema(name=name, schema=schema(kind))["schemaArn"]
            made = self._client.create_dataset(
                name=name, schemaArn=schema_arn, datasetGroupArn=group, datasetType=kind
            )
            datasets[kind.upper()] = self._active("dataset", made)
        tracker = self._client.create_event_tracker(name=f"{self._name}-tracker", datasetGroupArn=group)
        self._active("event_tracker", tracker)
        filters = [
            self._active(
                "filter",
                self._client.create_filter(
                    name=f"{self._name}-{name}", datasetGroupArn=group, filterExpression=text
                ),
            )
            for name, text in FILTERS.items()
        ]
        return PersonalizeNames(group, datasets, tracker["trackingId"], *filters)

    def put_items(
        self, names: PersonalizeNames, items: Sequence[tuple[str, Mood]], status: str = "live"
    ) -> None:
        """Registers pictures, ten a call."""
        client = self._client_of("personalize-events")
        now = int(time.time())
        for start in range(0, len(items), 10):
            client.put_items(
                datasetArn=names.datasets["ITEMS"],
                items=[
                    {
                        "itemId": item_id,
                        "properties": json.dumps(
                            {"creationTimestamp": now, "emotion": mood, "status": status}
                        ),
                    }
                    for item_id, mood in items[start : start + 10]
                ],
            )

    def import_history(
        self, names: PersonalizeNames, bucket: str, items: Sequence[tuple[str, Mood]], seed: int = 0
    ) -> None:
        """Uploads and imports the least history that can be trained on: invented likes of invented users."""
        key = f"training/{self._name}.csv"
        self._client_of("s3").put_object(Bucket=bucket, Key=key, Body=_invented_history(items, seed))
        job = self._client.create_dataset_import_job(
            jobName=f"{self._name}-history",
            datasetArn=names.datasets["INTERACTIONS"],
            dataSource={"dataLocation": f"s3://{bucket}/{key}"},
            roleArn=ROLE_ARN,
        )
        self._active("dataset_import_job", job)

    def make_campaign(self, names: PersonalizeNames) -> PersonalizeNames:
        """Solution, a trained version and a campaign."""
        made = self._client.create_solution(
            name=f"{self._name}-solution",
            datasetGroupArn=names.group_arn,
            recipeArn=f"arn:aws:personalize:::recipe/{RECIPE}",
            performAutoTraining=False,
        )
        solution = self._active("solution", made)
        version = self._active("solution_version", self._client.create_solution_version(solutionArn=solution))
        campaign = self._client.create_campaign(
            name=f"{self._name}-campaign", solutionVersionArn=version, minProvisionedTPS=1
        )
        arn = self._active("campaign", campaign)
        return PersonalizeNames(
            names.group_arn,
            names.datasets,
            names.tracking_id,
            names.filter_arn,
            names.fresh_filter_arn,
            solution,
            arn,
        )

    def _active(self, kind: str, made: dict[str, Any]) -> str:
        """Waits for what was made; answers its ARN."""
        member = kind.split("_")[0] + "".join(word.title() for word in kind.split("_")[1:])
        arn = str(made[f"{member}Arn"])
        describe: Callable[..., Any] = getattr(self._client, f"describe_{kind}")
        wait_until_active(lambda: str(describe(**{f"{member}Arn": arn})[member]["status"]))
        return arn


def _invented_history(items: Sequence[tuple[str, Mood]], seed: int) -> bytes:
    chance = random.Random(seed)
    text = io.StringIO(newline="")
    names = [field["name"] for field in FIELDS["Interactions"]]
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    now = int(time.time()) - _SEED_EVENTS
    for number in range(_SEED_EVENTS):
        item_id, mood = items[min(int(chance.expovariate(3 / len(items))), len(items) - 1)]
        row = {"USER_ID": f"seed-{number % _SEED_USERS}", "ITEM_ID": item_id, "TIMESTAMP": now + number}
        writer.writerow(row | {"EVENT_TYPE": "like", "EMOTION": mood})
    return text.getvalue().encode()
