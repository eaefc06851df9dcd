"""The interactions table: one row an event id, written once."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import BY_USER
from kiosk.adapters.aws.service_errors import RequestWrong, asking, check_answer, code_of
from kiosk.adapters.aws.table_rows import from_row, interaction_row
from kiosk.core.interaction import Interaction, InteractionKind

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

PUT = "dynamodb:PutItem"
QUERY = "dynamodb:Query"
DELETE = "dynamodb:DeleteItem"
MOST_AT_ONCE = 100
"""DynamoDB's limit for one transaction."""
_THERE = "ConditionalCheckFailed"
_WRONG = "ValidationError"


class InteractionTable:
    """Writes, counts and deletes interactions; nothing in it is ever overwritten."""

    def __init__(self, clients: Clients, table: str, kiosk: str = "") -> None:
        self._clients = clients
        self._table = table
        self._kiosk = kiosk

    def store(self, interactions: Sequence[Interaction]) -> list[Interaction]:
        """Writes all in one call; answers those that are in the table now.

        Some may be in already, from a try whose answer was lost: then the others are written by a second
        call. Raises RequestWrong when the table refuses one of them.
        """
        waiting, stored = list(interactions), []
        for _ in range(2):
            reasons = self._write(waiting) if waiting else []
            stored += [one for one, reason in zip(waiting, reasons, strict=True) if reason in ("", _THERE)]
            waiting = [one for one, reason in zip(waiting, reasons, strict=True) if reason == "None"]
        return stored

    def likes(self, user_id: str) -> int:
        """How many pictures a visitor likes now."""
        liked: dict[str, bool] = {}
        for row in self._rows(user_id):
            kind, picture_id = row.get("kind"), str(row.get("picture_id"))
            if kind in (InteractionKind.LIKE, InteractionKind.UNLIKE):
                liked[picture_id] = kind == InteractionKind.LIKE
        return sum(liked.values())

    def forget(self, user_id: str) -> int:
        """Deletes every interaction of a visitor; answers how many there were."""
        event_ids = [str(row["event_id"]) for row in self._rows(user_id)]
        for start in range(0, len(event_ids), MOST_AT_ONCE):
            with asking(DELETE):
                answer = self._client().transact_write_items(
                    TransactItems=[
                        {"Delete": {"TableName": self._table, "Key": {"event_id": {"S": event_id}}}}
                        for event_id in event_ids[start : start + MOST_AT_ONCE]
                    ]
                )
            check_answer(answer, DELETE)
        return len(event_ids)

    def _write(self, interactions: Sequence[Interaction]) -> list[str]:
        """For each interaction: empty when written, `None` when only the others stood in its way."""
        with asking(PUT):
            try:
                answer = self._client().transact_write_items(
                    TransactItems=[
                        {
                            "Put": {
                                "TableName": self._table,
                                "Item": interaction_row(interaction, self._kiosk),
                                "ConditionExpression": "attribute_not_exists(event_id)",
                            }
                        }
                        for interaction in interactions
                    ]
                )
            except ClientError as trouble:
                if code_of(trouble) != "TransactionCanceledException":
                    raise
                reasons = [str(reason.get("Code", "")) for reason in _reasons(trouble)]
                if _WRONG in reasons or len(reasons) != len(interactions):
                    raise RequestWrong("The table refuses an interaction", item=PUT) from None
                return [reason or "None" for reason in reasons]
        check_answer(answer, PUT)
        return [""] * len(interactions)

    def _rows(self, user_id: str) -> Iterator[dict[str, Any]]:
        """Oldest first, every page of them: a query stops at 1 MB."""
        more: dict[str, Any] = {}
        while True:
            with asking(QUERY):
                answer = self._client().query(
                    TableName=self._table,
                    IndexName=BY_USER,
                    KeyConditionExpression="user_id = :user",
                    ExpressionAttributeValues={":user": {"S": user_id}},
                    **more,
                )
            check_answer(answer, QUERY, "Items")
            yield from map(from_row, answer["Items"])
            if not answer.get("LastEvaluatedKey"):
                return
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def _client(self) -> "DynamoDBClient":
        client: DynamoDBClient = self._clients.client("dynamodb")
        return client


def _reasons(trouble: ClientError) -> list[dict[str, Any]]:
    response: dict[str, Any] = dict(trouble.response)
    return list(response.get("CancellationReasons", []))
