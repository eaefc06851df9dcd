import json
from pathlib import Path

import pytest

from installer.cloud.deploy import removal
from installer.cloud.deploy.account import Account
from installer.cloud.deploy.code_bucket import CodeBucket
from installer.cloud.deploy.enrolment import Enrolment
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.deploy.stack_deployer import StackDeployer, Waiting
from installer.cloud.deploy.standing import queues_of, running, stacks_of
from installer.cloud.plan import Plan
from kiosk.adapters.aws.personalize_shapes import FIELDS, schema
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.wire import ACCOUNT
from tests.installer.cloud.works import Works


@pytest.fixture
def account(works: Works, said: list[str]) -> Account:
    """A deployment whose stacks hold a queue each, with a real-time endpoint and some data."""
    plan = Plan(name=works.name, region=REGION)
    stacks = StackDeployer(works.client("cloudformation"), said.append, Waiting(0.01, 5))
    for role in removal.ORDER:
        queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": f"{works.name}-of-{role}"}}
        stacks.deploy(plan.part(role), json.dumps({"Resources": {"q": queue}}))
    works.client("iot").create_thing_type(thingTypeName=plan.part("kiosk"))
    works.client("iot").create_policy(policyName=plan.part("kiosk"), policyDocument="{}")
    CodeBucket(works.client("s3"), plan.code_bucket(ACCOUNT), REGION).ensure()
    said.clear()
    return Account(plan, works.client, stacks, said.append, step_s=0.0, sleep=lambda seconds: None)


def test_everything_goes_in_an_order_in_which_nothing_is_used(
    works: Works, account: Account, said: list[str], tmp_path: Path
) -> None:
    Enrolment(works.client("iot"), account.plan).enroll(f"k-{works.name}", tmp_path, {})
    works.client("sagemaker").create_endpoint(
        EndpointName=account.plan.part("painter"), EndpointConfigName="painter"
    )
    assert running(account) == [f"endpoint {account.plan.part('painter')}: InService, 1 machines"]
    removal.destroy(account, data=True)
    told = [line for line in said if line.endswith("deleting it")]
    assert told == [f"{account.plan.part(role)}: deleting it" for role in removal.ORDER]
    assert said.index("endpoint: stopped") < said.index(told[0])
    assert said[0] == f"kiosk k-{works.name}: 1 certificates ended"
    assert set(stacks_of(account).values()) == {"not there"}
    removal.check(account, data=True)
    assert said[-1] == "nothing is left that costs money by the hour"
    removal.destroy(account, data=True)  # a second time does no harm


def test_what_was_learnt_from_stays_with_its_stack_unless_data_goes_too(account: Account) -> None:
    removal.destroy(account)
    standing = [role for role, status in stacks_of(account).items() if status != "not there"]
    assert standing == ["personalize"]
    assert any(what.endswith("-personalize") for what, _ in removal.retained(account))
    removal.check(account)


def test_what_still_costs_money_is_named(works: Works, account: Account) -> None:
    works.client("sagemaker").create_endpoint(
        EndpointName=account.plan.part("painter"), EndpointConfigName="painter"
    )
    with pytest.raises(DeploymentFailed, match=r"endpoint .*painter: InService.*stack campaign"):
        removal.check(account)


def test_retained_data_is_listed_with_reasons_and_can_be_deleted(
    works: Works, account: Account, said: list[str], small_jpeg: bytes
) -> None:
    plan, kept = account.plan, dict(removal.retained(account))
    assert f"table {plan.part('visitors')}" in kept
    assert all(kept.values())
    personalize = works.client("personalize")
    group = personalize.create_dataset_group(name=plan.name)["datasetGroupArn"]
    for kind in FIELDS:
        shape = personalize.create_schema(name=plan.part(kind.lower()), schema=schema(kind))["schemaArn"]
        name = plan.part(kind.lower())
        personalize.create_dataset(name=name, schemaArn=shape, datasetGroupArn=group, datasetType=kind)
    s3 = works.client("s3")
    s3.create_bucket(Bucket=plan.bucket(ACCOUNT), CreateBucketConfiguration={"LocationConstraint": REGION})
    for number in range(3):
        s3.put_object(Bucket=plan.bucket(ACCOUNT), Key=f"emotions/happy/달 {number}+.jpeg", Body=small_jpeg)
    works.client("rekognition").create_collection(CollectionId=plan.part("visitors"))
    for _ in range(2):  # a second time does no harm
        removal.delete_data(account)
    tables = works.client("dynamodb").list_tables()["TableNames"]
    assert not [name for name in tables if name.startswith(f"{plan.name}-")]
    groups = personalize.list_dataset_groups()["datasetGroups"]
    assert plan.name not in {one["name"] for one in groups}
    assert plan.part("visitors") not in works.client("rekognition").list_collections()["CollectionIds"]
    assert plan.bucket(ACCOUNT) not in {one["Name"] for one in s3.list_buckets()["Buckets"]}


def test_the_queues_are_counted(works: Works, account: Account) -> None:
    works.send(works.orders, "one")
    works.send(works.orders, "two")
    found = queues_of(account)
    assert (found["orders"], found["orders-dead"], found["events"]) == (2, 0, 0)
