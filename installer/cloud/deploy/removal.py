"""Takes a deployment down in the right order, says what stays, and looks whether anything still costs."""

from collections.abc import Callable
from functools import partial
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.deploy.account import Account, missing
from installer.cloud.deploy.code_bucket import CodeBucket
from installer.cloud.deploy.enrolment import Enrolment
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.deploy.standing import running
from kiosk.adapters.aws.personalize_shapes import FIELDS

ORDER = (
    "campaign",
    "solution",
    "watch",
    "fleet",
    "generation",
    "pictures",
    "personalize",
    "faces",
    "storage",
)
"""Whoever uses something goes before it; what costs most goes first."""
_LEARNT = "personalize"
TABLES = ("pictures", "interactions", "batches", "visitors")


def destroy(account: Account, *, data: bool = False) -> None:
    """Deletes the stacks; data is retained. Raises DeploymentFailed and errors of the SDK.

    Without `data` the first phase of Personalize stays: it costs nothing, and CloudFormation could not take
    its datasets in again.
    """
    plan, say = account.plan, account.say
    enrolment = Enrolment(account.client_of("iot"), plan)
    for kiosk in enrolment.kiosks():
        say(f"kiosk {kiosk}: {enrolment.revoke(kiosk)} certificates ended")
    _stop_endpoint(account)
    for role in _going(data):
        if not account.stacks.delete(plan.part(role)):
            say(f"{plan.part(role)}: not there")
    bucket = CodeBucket(account.client_of("s3"), plan.code_bucket(account.number), plan.region)
    say("the functions' code: deleted" if bucket.delete() else "the functions' code: not there")


def retained(account: Account) -> list[tuple[str, str]]:
    """What the stacks leave behind, and why."""
    plan, number = account.plan, account.number
    found = [(f"bucket {plan.bucket(number)}", "the pictures; storage costs about $0.025 a GB and month")]
    found += [
        (f"table {plan.part(role)}", "the record of what happened; a few cents a month") for role in TABLES
    ]
    found.append((f"collection {plan.part('visitors')}", "faces of people who asked to be remembered"))
    if plan.personalize:
        found.append((f"stack {plan.part(_LEARNT)}", "what was learnt from; costs nothing while it stands"))
    return found


def delete_data(account: Account) -> None:
    """Deletes what the stacks have left behind, for ever. Raises errors of the SDK."""
    plan, say = account.plan, account.say
    _empty_and_delete(account.client_of("s3"), plan.bucket(account.number))
    say("bucket: deleted")
    dynamodb = account.client_of("dynamodb")
    for role in TABLES:
        _unless_missing(partial(dynamodb.delete_table, TableName=plan.part(role)))
        say(f"table {role}: deleted")
    rekognition = account.client_of("rekognition")
    _unless_missing(partial(rekognition.delete_collection, CollectionId=plan.part("visitors")))
    say("faces: deleted")
    _delete_group(account)


def check(account: Account, *, data: bool = False) -> None:
    """Raises DeploymentFailed when something is left that costs money by the hour."""
    left = running(account)
    left += [f"stack {role}" for role in _going(data) if account.stacks.status(account.plan.part(role))]
    if left:
        raise DeploymentFailed(
            f"This is left and may cost money: {'; '.join(left)}", remedy="Run `destroy` again."
        )
    account.say("nothing is left that costs money by the hour")


def _going(data: bool) -> tuple[str, ...]:
    return tuple(role for role in ORDER if data or role != _LEARNT)


def _stop_endpoint(account: Account) -> None:
    """A real-time endpoint was made by no stack; an asynchronous one goes with its own."""
    sagemaker, name = account.client_of("sagemaker"), account.plan.part("painter")
    if not any(one.startswith(f"endpoint {name}") for one in running(account)):
        return
    if not sagemaker.describe_endpoint(EndpointName=name).get("AsyncInferenceConfig"):
        sagemaker.delete_endpoint(EndpointName=name)
        account.say("endpoint: stopped")


def _empty_and_delete(s3: Any, bucket: str) -> None:
    def empty() -> None:
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            keys = [{"Key": item["Key"]} for item in page.get("Contents", [])]
            if keys:
                s3.delete_objects(Bucket=bucket, Delete={"Objects": keys, "Quiet": True})
        s3.delete_bucket(Bucket=bucket)

    _unless_missing(empty)


def _delete_group(account: Account) -> None:
    """Tracker and filters went with the stack; datasets, then schemas, then the group are left."""
    plan, client = account.plan, account.client_of("personalize")
    base = f"arn:aws:personalize:{plan.region}:{account.number}"
    group = f"{base}:dataset-group/{plan.name}"
    for kind in FIELDS:
        arn = f"{base}:dataset/{plan.name}/{kind.upper()}"
        _delete_and_wait(account, f"dataset {kind}", client, "dataset", arn)
    for kind in FIELDS:
        schema = f"{base}:schema/{plan.part(kind.lower())}"
        _unless_missing(partial(client.delete_schema, schemaArn=schema))
    _delete_and_wait(account, "dataset group", client, "dataset_group", group)


def _delete_and_wait(account: Account, what: str, client: Any, kind: str, arn: str) -> None:
    first, *rest = kind.split("_")
    member = first + "".join(word.title() for word in rest)
    named = {f"{member}Arn": arn}
    _unless_missing(partial(getattr(client, f"delete_{kind}"), **named))

    def status() -> str:
        try:
            return str(getattr(client, f"describe_{kind}")(**named)[member]["status"])
        except ClientError as trouble:
            if missing(trouble):
                return "GONE"
            raise

    account.wait_until(what, status, good="GONE")


def _unless_missing(call: Callable[[], object]) -> None:
    try:
        call()
    except ClientError as trouble:
        if not missing(trouble):
            raise
