"""DynamoDB's TransactWriteItems on moto's tables.

moto 5.2 copies every table for each transaction (0.1 s for 1,000 rows) and puts the copy back when one is
cancelled, with which writes of other threads are lost; and it forgets the request token.
"""

import json
import threading
import uuid
from collections.abc import Mapping
from typing import Any

from moto.backends import get_backend
from moto.core.exceptions import JsonRESTError
from moto.dynamodb.comparisons import get_filter_expression
from moto.dynamodb.exceptions import ConditionalCheckFailed
from moto.dynamodb.models import DynamoDBBackend

from tests.aws_sandbox.service import RuleBroken
from tests.aws_sandbox.wire import ACCOUNT, Answer, ServiceFault

MOST_ITEMS = 100
_PREFIX = "com.amazonaws.dynamodb.v20120810#"
_Row = dict[str, Any]
_Undo = tuple[str, _Row, _Row | None]
"""Table, key, and the row as it was."""


class Transactions:
    """All writes of a call or none; a call that comes again with its token is done already."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        """Held by every request to DynamoDB: moto's tables are not made for threads."""
        self._done: dict[str, str] = {}

    def answer(self, document: Mapping[str, Any], region: str) -> Answer:
        """The response to a TransactWriteItems. Raises ServiceFault, RuleBroken."""
        writes, token = document["TransactItems"], document.get("ClientRequestToken")
        if len(writes) > MOST_ITEMS or any(len(one) != 1 for one in writes):
            raise RuleBroken(
                "ValidationException", f"A transaction has up to {MOST_ITEMS} items of one action each"
            )
        text = json.dumps(writes, sort_keys=True)
        with self.lock:
            if token in self._done:
                if self._done[token] != text:
                    raise RuleBroken(
                        "IdempotentParameterMismatchException", "The token was used for other items"
                    )
                return _answer(200, {})
            backend: DynamoDBBackend = get_backend("dynamodb")[ACCOUNT][region]
            reasons = _write_all(backend, writes)
            if any(reason["Code"] != "None" for reason in reasons):
                return _cancelled(reasons)
            if token:
                self._done[token] = text
        return _answer(200, {})


def _write_all(backend: DynamoDBBackend, writes: list[dict[str, Any]]) -> list[_Row]:
    """Writes in order, and takes all back when one fails; answers a reason for each."""
    reasons: list[_Row] = []
    undo: list[_Undo] = []
    keys: set[str] = set()
    try:
        for one in writes:
            ((action, write),) = one.items()
            key = _key(backend, action, write)
            where = f"{write['TableName']} {json.dumps(key, sort_keys=True)}"
            if where in keys:
                message = "Transaction request cannot include multiple operations on one item"
                raise RuleBroken("ValidationException", message)
            keys.add(where)
            before = backend.get_item(write["TableName"], key)
            old = dict(before.to_json()["Attributes"]) if before is not None else None
            reason = _write(backend, action, write, key, before)
            if reason is None:
                undo.append((write["TableName"], key, old))
            wanted = write.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD"
            reasons.append(
                (reason or {"Code": "None"}) | ({"Item": old} if reason and wanted and old else {})
            )
    except JsonRESTError as error:
        _take_back(backend, undo)
        code = str(error.error_type).removeprefix(_PREFIX)
        raise ServiceFault(code, str(error.message), 400) from error
    except RuleBroken:
        _take_back(backend, undo)
        raise
    if any(reason["Code"] != "None" for reason in reasons):
        _take_back(backend, undo)
    return reasons


def _write(backend: DynamoDBBackend, action: str, write: _Row, key: _Row, before: Any) -> _Row | None:
    """One write; answers why its condition does not hold, or None."""
    names, values = write.get("ExpressionAttributeNames"), write.get("ExpressionAttributeValues")
    condition = write.get("ConditionExpression")
    if condition and not get_filter_expression(condition, names, values).expr(before):
        return {"Code": "ConditionalCheckFailed", "Message": "The conditional request failed"}
    try:
        match action:
            case "Put":
                backend.put_item(write["TableName"], write["Item"])
            case "Delete":
                backend.delete_item(write["TableName"], key)
            case "Update":
                backend.update_item(
                    write["TableName"], key, write["UpdateExpression"], names or {}, values or {}
                )
    except ConditionalCheckFailed:
        return {"Code": "ConditionalCheckFailed", "Message": "The conditional request failed"}
    return None


def _key(backend: DynamoDBBackend, action: str, write: _Row) -> _Row:
    if action != "Put":
        return dict(write["Key"])
    table = backend.get_table(write["TableName"])
    names = [name for name in (table.hash_key_attr, table.range_key_attr) if name]
    missing = [name for name in names if name not in write["Item"]]
    if missing:
        raise RuleBroken("ValidationException", f"The item lacks its key {missing}")
    return {name: write["Item"][name] for name in names}


def _take_back(backend: DynamoDBBackend, undo: list[_Undo]) -> None:
    for table, key, old in reversed(undo):
        if old is None:
            backend.delete_item(table, key)
        else:
            backend.put_item(table, old)


def _cancelled(reasons: list[_Row]) -> Answer:
    codes = ", ".join(reason["Code"] for reason in reasons)
    message = f"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]"
    answer = _answer(
        400,
        {
            "__type": _PREFIX + "TransactionCanceledException",
            "CancellationReasons": reasons,
            "Message": message,
        },
    )
    answer.error = "TransactionCanceledException"
    return answer


def _answer(status: int, value: Mapping[str, Any]) -> Answer:
    headers = [("content-type", "application/x-amz-json-1.0"), ("x-amzn-requestid", str(uuid.uuid4()))]
    return Answer(status, json.dumps(value).encode(), headers)
