import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from installer.cloud.deploy.account import Account
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.deploy.seeds import seed
from installer.cloud.deploy.standing import running
from installer.cloud.deploy.training import train
from installer.cloud.plan import Plan
from kiosk.adapters.aws.personalize_shapes import FIELDS, FILTERS, schema
from kiosk.adapters.aws.seed_history import seed_history
from kiosk.adapters.aws.table_rows import picture_row
from kiosk.adapters.invented_likes import FEWEST_EVENTS
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Picture, PictureStatus, live_key
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.wire import ACCOUNT
from tests.installer.cloud import snapshots
from tests.installer.cloud.cloud_stand_in import CloudFormationStandIn
from tests.installer.cloud.works import Works

ROLE = "arn:aws:iam::123456789012:role/imports"


@pytest.fixture
def account(works: Works, said: list[str]) -> Iterator[Account]:
    """A plan of the test's own name after phase one."""
    plan = Plan(name=works.name, region=REGION)
    client = works.client("personalize")
    group = client.create_dataset_group(name=plan.name)["datasetGroupArn"]
    made = []
    for kind in FIELDS:
        shape = client.create_schema(name=plan.part(kind.lower()), schema=schema(kind))["schemaArn"]
        one = client.create_dataset(
            name=plan.part(kind.lower()), schemaArn=shape, datasetGroupArn=group, datasetType=kind
        )
        made.append((one["datasetArn"], shape))
    for name, expression in FILTERS.items():
        client.create_filter(name=plan.part(name), datasetGroupArn=group, filterExpression=expression)
    works.client("s3").create_bucket(
        Bucket=plan.bucket(ACCOUNT), CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    outputs = {plan.part("personalize"): {"DatasetGroupArn": group, "ImportRoleArn": ROLE}}
    stand_in = CloudFormationStandIn(works, outputs)
    yield Account(plan, works.client, stand_in, said.append, step_s=0.0, sleep=lambda seconds: None)


def shelve(works: Works, moods: tuple[Mood, ...], count: int = 3) -> list[Picture]:
    pictures = [
        Picture(live_key(mood, f"{works.name}-{number}.jpeg"), mood, PictureStatus.LIVE, datetime.now(UTC))
        for mood in moods
        for number in range(count)
    ]
    for one in pictures:
        works.client("dynamodb").put_item(TableName=works.tables["pictures"], Item=picture_row(one))
    return pictures


def test_from_seeds_to_a_campaign_that_answers(
    works: Works, account: Account, said: list[str], tmp_path: Path
) -> None:
    pictures = shelve(works, MOODS)
    for name in ("solution", "campaign"):
        text = json.dumps(snapshots.read("async")[f"emotion-kiosk-{name}"]).replace(
            "emotion-kiosk", account.plan.name
        )
        (tmp_path / f"{account.plan.part(name)}.template.json").write_text(text, encoding="utf-8")
    assert seed(account) >= FEWEST_EVENTS
    campaign = train(account, tmp_path)
    answer = works.client("personalize-runtime").get_recommendations(campaignArn=campaign, userId="any/happy")
    assert {one["itemId"] for one in answer["itemList"]} <= {one.id for one in pictures}
    assert answer["itemList"]
    [left] = running(account)  # and nothing about automatic training
    assert left.startswith(f"campaign {account.plan.part('campaign')}")
    assert any(line.startswith("  ") and ":" in line for line in said), "metrics are told"


def test_the_solution_is_made_once_and_deleted_twice(works: Works, account: Account) -> None:
    stand_in = CloudFormationStandIn(works, {})
    wanted = {
        "Name": account.plan.part("solution"),
        "DatasetGroupArn": account.outputs()["DatasetGroupArn"],
        "RecipeArn": "arn:aws:personalize:::recipe/aws-user-personalization-v2",
    }
    arn = stand_in.custom("Create", wanted)["PhysicalResourceId"]
    assert stand_in.custom("Create", wanted)["PhysicalResourceId"] == arn
    found = works.client("personalize").describe_solution(solutionArn=arn)["solution"]
    assert found["performAutoTraining"] is False
    for _ in range(2):
        assert stand_in.custom("Delete", wanted, arn)["Status"] == "SUCCESS"
    assert stand_in.custom("Delete", wanted, "none")["Status"] == "SUCCESS"
    refused = stand_in.custom(
        "Create", wanted | {"DatasetGroupArn": "arn:aws:personalize:::dataset-group/no"}
    )
    assert refused["Status"] == "FAILED"
    assert refused["Reason"].startswith("CreateSolution:")
    works.sandbox.clear_journal()


def test_seeds_are_enough_and_can_be_told_from_people() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    pictures = [
        Picture(live_key(mood, f"{number}.jpeg"), mood, PictureStatus.LIVE, now)
        for mood in MOODS
        for number in range(2)
    ]
    rows = list(csv.DictReader(io.StringIO(seed_history(pictures, now))))
    assert len(rows) >= FEWEST_EVENTS
    users = Counter(row["USER_ID"] for row in rows)
    assert len(users) >= 25
    assert min(users.values()) >= 2
    assert all(user.startswith(("seed/", "any/")) for user in users)
    assert {row["EVENT_ATTRIBUTION_SOURCE"] for row in rows} == {"seed"}
    assert all(
        f"/{row['EMOTION']}" in row["USER_ID"] and f"/{row['EMOTION']}/" in row["ITEM_ID"] for row in rows
    )
    assert max(int(row["TIMESTAMP"]) for row in rows) < now.timestamp()
    assert len({row["TIMESTAMP"] for row in rows}) == len(rows)


def test_too_few_moods_are_told_before_anything_is_uploaded(works: Works, account: Account) -> None:
    shelve(works, MOODS[:3])
    with pytest.raises(DeploymentFailed, match="live pictures of 3 moods, five are needed"):
        seed(account)
    assert not works.sandbox.object_keys(account.plan.bucket(ACCOUNT))
