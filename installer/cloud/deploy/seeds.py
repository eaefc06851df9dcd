"""Seeds of a new deployment: all live pictures registered, and a first history imported."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from installer.cloud.deploy.account import Account
from installer.cloud.deploy.errors import DeploymentFailed
from kiosk.adapters.aws.names import BY_SHELF
from kiosk.adapters.aws.seed_history import MOST_ITEMS, item_of, seed_count, seed_history
from kiosk.adapters.aws.table_rows import as_picture, shelf
from kiosk.adapters.invented_likes import moods_needed
from kiosk.core.mood import MOODS
from kiosk.core.picture import Picture, PictureStatus

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


def register(account: Account, pictures: Sequence[Picture]) -> None:
    """Puts all items: some pictures may have become live before there was a dataset for them."""
    client = account.client_of("personalize-events")
    plan = account.plan
    arn = f"arn:aws:personalize:{plan.region}:{account.number}:dataset/{plan.name}/ITEMS"
    for start in range(0, len(pictures), MOST_ITEMS):
        items = [item_of(one) for one in pictures[start : start + MOST_ITEMS]]
        client.put_items(datasetArn=arn, items=items)


def seed(account: Account) -> int:
    """Registers all live pictures and imports a history; answers how many interactions it has.

    Raises DeploymentFailed.
    """
    pictures = live_pictures(account)
    moods = {one.mood for one in pictures}
    if len(moods) < moods_needed():
        raise DeploymentFailed(
            f"There are live pictures of {len(moods)} moods, five are needed",
            remedy="Promote some pictures of more moods first.",
        )
    outputs, now = account.outputs(), datetime.now(UTC)
    register(account, pictures)
    history = seed_history(pictures, now)
    bucket = account.plan.bucket(account.number)
    account.client_of("s3").put_object(
        Bucket=bucket, Key=KEY, Body=history.encode(), Metadata=seed_count(history).metadata()
    )
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
