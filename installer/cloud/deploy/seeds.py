"""A first history for Personalize: invented users who like the pictures of their mood, marked as seeds."""

import csv
import io
import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from installer.cloud.deploy.account import Account
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.personalize_shapes import FIELDS
from kiosk.adapters.aws.names import BY_SHELF
from kiosk.adapters.aws.table_rows import as_picture, shelf
from kiosk.core.mood import MOODS
from kiosk.core.picture import Picture, PictureStatus
from kiosk.core.recommendation import cohort

FEWEST_EVENTS = 1000
"""Personalize trains from here, and from 25 users with two events each."""
USERS_PER_MOOD = 5
MOST_AT_ONCE = 10
SOURCE = "seed"
KEY = "training/seed-interactions.csv"


def live_pictures(account: Account) -> list[Picture]:
    """All live pictures of the register."""
    client = account.client_of("dynamodb")
    found: list[Picture] = []
    for mood in MOODS:
        more: dict[str, Any] = {}
        while True:
            answer = client.query(
                TableName=account.plan.part("pictures"),
                IndexName=BY_SHELF,
                KeyConditionExpression="shelf = :shelf",
                ExpressionAttributeValues={":shelf": {"S": shelf(PictureStatus.LIVE, mood)}},
                **more,
            )
            found += map(as_picture, answer["Items"])
            if not answer.get("LastEvaluatedKey"):
                break
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
    return found


def seed_history(pictures: Sequence[Picture], now: datetime, seed: int = 0) -> str:
    """The interactions as CSV: likes of the cohorts and of invented users, in the days before `now`.

    Users are `seed/<mood>-<number>` and the cohorts; all carry the attribution source `seed`, so that they
    can be told from people's. The mood of a like is the user's, which an honest model may learn; no more.
    """
    chance = random.Random(seed)
    shelves = {mood: [one for one in pictures if one.mood is mood] for mood in MOODS}
    users = [
        (user, mood)
        for mood in MOODS
        if shelves[mood]
        for user in (cohort(mood), *(f"seed/{mood}-{number}" for number in range(USERS_PER_MOOD)))
    ]
    rounds = -(-FEWEST_EVENTS // len(users))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [one["name"] for one in FIELDS["Interactions"]], restval="")
    writer.writeheader()
    at = int(now.timestamp()) - rounds * len(users) - 1
    for _ in range(rounds):
        for user, mood in users:
            at += 1
            row = {"USER_ID": user, "ITEM_ID": chance.choice(shelves[mood]).id, "TIMESTAMP": at}
            writer.writerow(row | {"EVENT_TYPE": "like", "EMOTION": mood, "EVENT_ATTRIBUTION_SOURCE": SOURCE})
    return text.getvalue()


def register(account: Account, pictures: Sequence[Picture]) -> None:
    """Puts all items: some pictures may have become live before there was a dataset for them."""
    client = account.client_of("personalize-events")
    plan = account.plan
    arn = f"arn:aws:personalize:{plan.region}:{account.number}:dataset/{plan.name}/ITEMS"
    for start in range(0, len(pictures), MOST_AT_ONCE):
        items = [
            {
                "itemId": one.id,
                "properties": json.dumps(
                    {
                        "creationTimestamp": int(one.created_at.timestamp()),
                        "emotion": str(one.mood),
                        "status": str(one.status),
                    }
                    | ({"description": one.prompt[:1000]} if one.prompt else {})
                ),
            }
            for one in pictures[start : start + MOST_AT_ONCE]
        ]
        client.put_items(datasetArn=arn, items=items)


def seed(account: Account) -> int:
    """Registers all live pictures and imports a history; answers how many interactions it has.

    Raises DeploymentFailed.
    """
    pictures = live_pictures(account)
    moods = {one.mood for one in pictures}
    if len(moods) * (USERS_PER_MOOD + 1) < 25:
        raise DeploymentFailed(
            f"There are live pictures of {len(moods)} moods, five are needed",
            remedy="Promote some pictures of more moods first.",
        )
    outputs, now = account.outputs(), datetime.now(UTC)
    register(account, pictures)
    history = seed_history(pictures, now)
    bucket = account.plan.bucket(account.number)
    account.client_of("s3").put_object(Bucket=bucket, Key=KEY, Body=history.encode())
    client = account.client_of("personalize")
    group = outputs["DatasetGroupArn"]
    datasets = client.list_datasets(datasetGroupArn=group)["datasets"]
    target = next(one["datasetArn"] for one in datasets if one["datasetType"].upper() == "INTERACTIONS")
    job = client.create_dataset_import_job(
        jobName=account.plan.part(f"seed-{now:%Y%m%d-%H%M%S}"),
        datasetArn=target,
        dataSource={"dataLocation": f"s3://{bucket}/{KEY}"},
        roleArn=outputs["ImportRoleArn"],
    )["datasetImportJobArn"]

    def status() -> str:
        found = client.describe_dataset_import_job(datasetImportJobArn=job)
        return str(found["datasetImportJob"]["status"])

    account.wait_until("Import of the seeds", status)
    return len(history.splitlines()) - 1
