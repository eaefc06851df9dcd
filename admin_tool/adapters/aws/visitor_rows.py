"""Looks at the visitors table without changing it: kiosks prolong whom they meet, we do not."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import BY_USER, AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.aws.table_rows import from_row
from kiosk.adapters.aws.visitor_table import VisitorTable
from kiosk.core.errors import ServiceRefused

SCAN = "dynamodb:Scan"
QUERY = "dynamodb:Query"


class VisitorRows:
    """The visitors table and the index of the interactions table; everything raises ServiceError."""

    def __init__(
        self, clients: Clients, names: AwsNames, keep: timedelta, now: Callable[[], datetime]
    ) -> None:
        self._clients = clients
        self._names = names
        self._table = VisitorTable(clients, names.visitors_table, keep, now)

    def salt(self) -> bytes | None:
        """The salt of all return codes; None before the first code."""
        values = self._table.read("salt")
        return bytes.fromhex(str(values["value"])) if values else None

    def owner(self, code_hash: str) -> str | None:
        """Whose code this is, expired or not."""
        values = self._table.read(f"code/{code_hash}")
        return str(values["visitor_id"]) if values else None

    def visitor(self, visitor_id: str) -> dict[str, Any] | None:
        """A visitor's row, expired or not."""
        values = self._table.read(visitor_id)
        return values if values and values.get("kind") == "visitor" else None

    def interactions(self, visitor_id: str) -> int:
        """How many the table has of a visitor."""
        if not self._names.interactions_table:
            return 0
        count, more = 0, dict[str, Any]()
        while True:
            with asking(QUERY):
                answer = self._clients.client("dynamodb").query(
                    TableName=self._names.interactions_table,
                    IndexName=BY_USER,
                    KeyConditionExpression="user_id = :user",
                    ExpressionAttributeValues={":user": {"S": visitor_id}},
                    Select="COUNT",
                    **more,
                )
            check_answer(answer, QUERY, "Count")
            count += int(answer["Count"])
            if not answer.get("LastEvaluatedKey"):
                return count
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def all(self) -> Iterator[dict[str, Any]]:
        """Every row, page by page: a scan stops at 1 MB."""
        if not self._names.visitors_table:
            raise ServiceRefused(
                "There is no table of visitors",
                item="visitors_table",
                remedy="Set it in the [aws] settings.",
            )
        more: dict[str, Any] = {}
        while True:
            with asking(SCAN):
                answer = self._clients.client("dynamodb").scan(
                    TableName=self._names.visitors_table, ConsistentRead=True, **more
                )
            check_answer(answer, SCAN, "Items")
            yield from map(from_row, answer["Items"])
            if not answer.get("LastEvaluatedKey"):
                return
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def write(self, values: dict[str, Any]) -> None:
        """Writes a row over whatever was there."""
        self._table.write(values)

    def delete(self, row_id: str) -> int:
        """Deletes a row; whether it was there, as 0 or 1."""
        return self._table.delete(row_id)
