"""Lambda: a solution of Personalize without automatic training, for CloudFormation.

CloudFormation's own `AWS::Personalize::Solution` cannot switch off the weekly training, which costs money.
"""

import json
import os
import urllib.request
from collections.abc import Mapping
from functools import cache
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from installer.cloud.functions.clients import ClientOf, Handler, make_client
from installer.cloud.functions.notes import note
from installer.cloud.functions.queue_batch import code_of, said

_ANSWER_S = 10.0


def build(environment: Mapping[str, str], client_of: ClientOf) -> Handler:
    """The function of these settings; it answers CloudFormation at the address that the event names."""
    personalize = client_of("personalize")

    def run(event: dict[str, Any]) -> dict[str, Any]:
        arn = str(event.get("PhysicalResourceId") or "none")
        status, reason = "SUCCESS", ""
        try:
            if event["RequestType"] == "Delete":
                _delete(personalize, arn)
            else:
                arn = _make(personalize, event["ResourceProperties"])
        except (ClientError, BotoCoreError, KeyError) as trouble:
            status, reason = "FAILED", said(trouble)
        note("solution", request=event["RequestType"], status=status, reason=reason)
        return _answer(event, status, reason, arn)

    return run


def _make(personalize: Any, wanted: Mapping[str, str]) -> str:
    """The solution of this name, made if it is not there; answers its ARN."""
    try:
        made = personalize.create_solution(
            name=wanted["Name"],
            datasetGroupArn=wanted["DatasetGroupArn"],
            recipeArn=wanted["RecipeArn"],
            performAutoTraining=False,
        )
    except ClientError as trouble:
        if code_of(trouble) != "ResourceAlreadyExistsException":
            raise
        pages = personalize.get_paginator("list_solutions").paginate(
            datasetGroupArn=wanted["DatasetGroupArn"]
        )
        known = {one["name"]: one["solutionArn"] for page in pages for one in page["solutions"]}
        return str(known[wanted["Name"]])
    return str(made["solutionArn"])


def _delete(personalize: Any, arn: str) -> None:
    if not arn.startswith("arn:"):
        return  # it was never made
    try:
        personalize.delete_solution(solutionArn=arn)
    except ClientError as trouble:
        if code_of(trouble) != "ResourceNotFoundException":
            raise


def _answer(event: Mapping[str, Any], status: str, reason: str, arn: str) -> dict[str, Any]:
    answer = {
        "Status": status,
        "Reason": reason or "done",
        "PhysicalResourceId": arn,
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": {"SolutionArn": arn},
    }
    request = urllib.request.Request(  # the address is a signed one of S3, from CloudFormation
        event["ResponseURL"], json.dumps(answer).encode(), {"Content-Type": ""}, method="PUT"
    )
    with urllib.request.urlopen(request, timeout=_ANSWER_S) as told:
        told.read()
    return answer


@cache
def _function() -> Handler:
    return build(os.environ, make_client)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What CloudFormation calls when the stack is made, changed or deleted."""
    return _function()(event)
