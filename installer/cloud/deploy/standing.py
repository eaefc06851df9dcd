"""How a deployment stands: its stacks, its queues, and what costs money by standing there."""

from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.deploy.account import Account, missing
from installer.cloud.plan import TRAINING_STACKS

QUEUES = ("orders", "orders-dead", "events", "events-dead", "outcomes", "outcomes-dead")


def stacks_of(account: Account) -> dict[str, str]:
    """The status of every stack that there may be, in the order in which they are made."""
    names = [*account.plan.stacks, *TRAINING_STACKS]
    return {name: account.stacks.status(account.plan.part(name)) or "not there" for name in names}


def queues_of(account: Account) -> dict[str, int]:
    """Messages that wait, by queue; queues that are not there are left out."""
    sqs = account.client_of("sqs")
    found: dict[str, int] = {}
    for role in QUEUES:
        try:
            url = sqs.get_queue_url(QueueName=f"{account.plan.part(role)}.fifo")["QueueUrl"]
        except ClientError as trouble:
            if missing(trouble):
                continue
            raise
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        told = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
        found[role] = sum(int(told[name]) for name in names)
    return found


def running(account: Account) -> list[str]:
    """What costs money by the hour, whether it is used or not: endpoints, campaigns, automatic trainings."""
    found: list[str] = []
    endpoint = account.plan.part("painter")
    try:
        told = account.client_of("sagemaker").describe_endpoint(EndpointName=endpoint)
        variants: list[dict[str, Any]] = told.get("ProductionVariants", [])
        machines = sum(int(one.get("CurrentInstanceCount", 1)) for one in variants)
        found.append(f"endpoint {endpoint}: {told['EndpointStatus']}, {machines} machines")
    except ClientError as trouble:
        if trouble.response["Error"]["Code"] != "ValidationException":
            raise
    client = account.client_of("personalize")
    for solution in _solutions(account, client):
        arn = solution["solutionArn"]
        for page in client.get_paginator("list_campaigns").paginate(solutionArn=arn):
            found += [f"campaign {one['name']}: {one['status']}" for one in page["campaigns"]]
        if client.describe_solution(solutionArn=arn)["solution"].get("performAutoTraining"):
            found.append(f"solution {solution['name']}: trains by itself every week")
    return found


def _solutions(account: Account, client: Any) -> list[dict[str, Any]]:
    plan = account.plan
    group = f"arn:aws:personalize:{plan.region}:{account.number}:dataset-group/{plan.name}"
    try:
        pages = list(client.get_paginator("list_solutions").paginate(datasetGroupArn=group))
    except ClientError as trouble:
        if missing(trouble):
            return []
        raise
    return [one for page in pages for one in page["solutions"]]
