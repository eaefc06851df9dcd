import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from kiosk.adapters.aws.personalize_shapes import FIELDS as SHAPES
from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import BUCKET, TrainedShop
from tests.aws_sandbox.shop_personalize import ROLE_ARN, PersonalizeMaker, PersonalizeNames

FIELDS = SHAPES["Interactions"]


def avro(fields: list[dict[str, Any]]) -> str:
    return json.dumps({"type": "record", "name": "R", "namespace": "n", "fields": fields, "version": "1.0"})


@pytest.fixture
def group(sandbox: Sandbox, request: pytest.FixtureRequest) -> Iterator[PersonalizeNames]:
    """A dataset group of one test, taken down again in the order that the service wants."""
    name = f"g{abs(hash(request.node.nodeid)) % 10**8}"
    names = PersonalizeMaker(sandbox.client, name).make_group()
    yield names
    client = sandbox.client("personalize")
    for one in client.list_solutions(datasetGroupArn=names.group_arn)["solutions"]:
        for campaign in client.list_campaigns(solutionArn=one["solutionArn"])["campaigns"]:
            client.delete_campaign(campaignArn=campaign["campaignArn"])
        client.delete_solution(solutionArn=one["solutionArn"])
    for one in client.list_filters(datasetGroupArn=names.group_arn)["Filters"]:
        client.delete_filter(filterArn=one["filterArn"])
    for one in client.list_event_trackers(datasetGroupArn=names.group_arn)["eventTrackers"]:
        client.delete_event_tracker(eventTrackerArn=one["eventTrackerArn"])
    for one in client.list_datasets(datasetGroupArn=names.group_arn)["datasets"]:
        client.delete_dataset(datasetArn=one["datasetArn"])
    client.delete_dataset_group(datasetGroupArn=names.group_arn)
    for one in client.list_schemas()["schemas"]:
        if one["name"].startswith(name):
            client.delete_schema(schemaArn=one["schemaArn"])


def test_a_whole_shop_is_described(sandbox: Sandbox, trained: TrainedShop) -> None:
    client, names = sandbox.client("personalize"), trained.names
    campaign = client.describe_campaign(campaignArn=names.campaign_arn)["campaign"]
    assert campaign["status"] == "ACTIVE"
    assert campaign["minProvisionedTPS"] == 1
    solution = client.describe_solution(solutionArn=names.solution_arn)["solution"]
    assert solution["performAutoTraining"] is False
    version = solution["latestSolutionVersion"]["solutionVersionArn"]
    metrics = client.get_solution_metrics(solutionVersionArn=version)["metrics"]
    assert {"coverage", "mean_reciprocal_rank_at_25", "precision_at_5"} <= metrics.keys()
    assert all(0 <= value <= 1 for value in metrics.values())
    tracker = client.list_event_trackers(datasetGroupArn=names.group_arn)["eventTrackers"][0]
    described = client.describe_event_tracker(eventTrackerArn=tracker["eventTrackerArn"])["eventTracker"]
    assert described["trackingId"] == names.tracking_id
    assert sandbox.violations == []


def test_names_and_the_one_tracker_of_a_group_are_taken_once(
    sandbox: Sandbox, group: PersonalizeNames
) -> None:
    client = sandbox.client("personalize")
    with pytest.raises(client.exceptions.ResourceAlreadyExistsException):
        client.create_event_tracker(name="another", datasetGroupArn=group.group_arn)
    taken = client.describe_dataset_group(datasetGroupArn=group.group_arn)["datasetGroup"]["name"]
    with pytest.raises(client.exceptions.ResourceAlreadyExistsException):
        client.create_dataset_group(name=taken)


def test_a_group_takes_ten_filters(sandbox: Sandbox, group: PersonalizeNames) -> None:
    client = sandbox.client("personalize")
    text = 'INCLUDE ItemID WHERE Items.STATUS IN ("live")'
    for number in range(8):
        client.create_filter(name=f"f{number}", datasetGroupArn=group.group_arn, filterExpression=text)
    with pytest.raises(client.exceptions.LimitExceededException):
        client.create_filter(name="f9", datasetGroupArn=group.group_arn, filterExpression=text)


def test_nothing_goes_before_what_depends_on_it(sandbox: Sandbox, trained: TrainedShop) -> None:
    client = sandbox.client("personalize")
    with pytest.raises(client.exceptions.ResourceInUseException):
        client.delete_dataset_group(datasetGroupArn=trained.names.group_arn)
    with pytest.raises(client.exceptions.ResourceInUseException):
        client.delete_solution(solutionArn=trained.names.solution_arn)
    dataset = client.describe_dataset(datasetArn=trained.names.datasets["ITEMS"])["dataset"]
    with pytest.raises(client.exceptions.ResourceInUseException):
        client.delete_schema(schemaArn=dataset["schemaArn"])


def test_training_wants_a_thousand_interactions(sandbox: Sandbox, group: PersonalizeNames) -> None:
    client = sandbox.client("personalize")
    with pytest.raises(RuntimeError, match="CREATE FAILED"):
        PersonalizeMaker(sandbox.client, "poor").make_campaign(group)
    (solution,) = client.list_solutions(datasetGroupArn=group.group_arn)["solutions"]
    (version,) = client.list_solution_versions(solutionArn=solution["solutionArn"])["solutionVersions"]
    assert "1000 are needed" in version["failureReason"]
    with pytest.raises(ClientError, match="InvalidInputException"):
        client.create_campaign(name="early", solutionVersionArn=version["solutionVersionArn"])


def test_a_campaign_follows_the_latest_version_only_with_its_setting(
    sandbox: Sandbox, trained: TrainedShop
) -> None:
    client = sandbox.client("personalize")
    latest = f"{trained.names.solution_arn}/$LATEST"
    with pytest.raises(ClientError, match="syncWithLatestSolutionVersion"):
        client.update_campaign(campaignArn=trained.names.campaign_arn, solutionVersionArn=latest)
    client.update_campaign(
        campaignArn=trained.names.campaign_arn,
        solutionVersionArn=latest,
        campaignConfig={"syncWithLatestSolutionVersion": True},
    )
    campaign = client.describe_campaign(campaignArn=trained.names.campaign_arn)["campaign"]
    assert campaign["solutionVersionArn"] == latest


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        (FIELDS[:2], "Interactions"),
        ([{"name": "ITEM_ID", "type": "string"}], "Items"),
        ([{"name": "USER_ID", "type": "string"}, {"name": "NAME", "type": "string"}], "Users"),
        ([*FIELDS, *({"name": f"X{n}", "type": "long"} for n in range(4))], "Interactions"),
    ],
)
def test_a_schema_that_does_not_suit_its_dataset_is_refused(
    sandbox: Sandbox, trained: TrainedShop, fields: list[dict[str, Any]], kind: str
) -> None:
    client = sandbox.client("personalize")
    arn = client.create_schema(name="unfit", schema=avro(fields))["schemaArn"]
    with pytest.raises(ClientError, match="InvalidInputException"):
        client.create_dataset(
            name="unfit", schemaArn=arn, datasetGroupArn=trained.names.group_arn, datasetType=kind
        )
    client.delete_schema(schemaArn=arn)
    assert len(sandbox.violations) == 1


@pytest.mark.parametrize(
    "text", ["{", '{"type": "record", "name": "R"}', avro([{"name": "lower", "type": "long"}])]
)
def test_what_is_no_schema_is_refused(sandbox: Sandbox, text: str) -> None:
    with pytest.raises(ClientError, match="InvalidInputException"):
        sandbox.client("personalize").create_schema(name="wrong", schema=text)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "There is no file"),
        ("USER_ID,ITEM_ID\na,b\n", "The header lacks"),
        ("ITEM_ID,CREATION_TIMESTAMP,EMOTION,STATUS,DESCRIPTION\na,now,happy,live,\n", "Line 2 is wrong"),
        ("ITEM_ID,CREATION_TIMESTAMP,EMOTION,STATUS,DESCRIPTION\na,1,,live,\n", "EMOTION is empty"),
    ],
)
def test_an_import_that_fails_says_why(
    sandbox: Sandbox, group: PersonalizeNames, content: str | None, reason: str
) -> None:
    client = sandbox.client("personalize")
    if content is not None:
        sandbox.client("s3").put_object(Bucket=BUCKET, Key="items.csv", Body=content.encode())
    arn = client.create_dataset_import_job(
        jobName=f"{group.group_arn.rsplit('/', 1)[1]}-items",
        datasetArn=group.datasets["ITEMS"],
        dataSource={"dataLocation": f"s3://{BUCKET}/{'items' if content else 'missing'}.csv"},
        roleArn=ROLE_ARN,
    )["datasetImportJobArn"]
    job = client.describe_dataset_import_job(datasetImportJobArn=arn)["datasetImportJob"]
    assert job["status"] == "CREATE FAILED"
    assert reason in job["failureReason"]


def test_a_user_is_deleted_by_a_job_and_missing_in_the_export(sandbox: Sandbox, trained: TrainedShop) -> None:
    client, s3 = sandbox.client("personalize"), sandbox.client("s3")
    s3.put_object(Bucket=BUCKET, Key="forget.csv", Body=b"USER_ID\nseed-39\nnobody\n")
    arn = client.create_data_deletion_job(
        jobName="forget",
        datasetGroupArn=trained.names.group_arn,
        dataSource={"dataLocation": f"s3://{BUCKET}/forget.csv"},
        roleArn=ROLE_ARN,
    )["dataDeletionJobArn"]
    job = client.describe_data_deletion_job(dataDeletionJobArn=arn)["dataDeletionJob"]
    assert (job["status"], job["numDeleted"]) == ("COMPLETED", 1)
    client.create_dataset_export_job(
        jobName="all",
        datasetArn=trained.names.datasets["INTERACTIONS"],
        ingestionMode="ALL",
        roleArn=ROLE_ARN,
        jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/export/"}},
    )
    (key,) = sandbox.object_keys(BUCKET, "export/")
    lines = s3.get_object(Bucket=BUCKET, Key=key)["Body"].read().decode().splitlines()
    assert lines[0].startswith("USER_ID,ITEM_ID,TIMESTAMP")
    assert any(line.startswith("seed-38,") for line in lines)
    assert not any(line.startswith("seed-39,") for line in lines)


def test_long_lists_come_in_pages(sandbox: Sandbox, trained: TrainedShop) -> None:
    client = sandbox.client("personalize")
    pages = list(client.get_paginator("list_schemas").paginate(PaginationConfig={"PageSize": 1}))
    assert len(pages) >= 3
    with pytest.raises(client.exceptions.InvalidNextTokenException):
        client.list_schemas(nextToken="nonsense")
    recipes = [one["name"] for one in client.list_recipes()["recipes"]]
    assert "aws-user-personalization-v2" in recipes


def test_an_operation_that_the_sandbox_lacks_is_a_violation(sandbox: Sandbox) -> None:
    with pytest.raises(ClientError, match="The sandbox has no"):
        sandbox.client("personalize").list_recommenders()
    assert len(sandbox.violations) == 1
