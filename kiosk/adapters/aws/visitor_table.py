"""The visitors table: who agreed to be remembered, until when, and by which return code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of
from kiosk.adapters.aws.table_rows import Row, as_row, as_text, from_row
from kiosk.adapters.return_codes import new_salt

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

GET = "dynamodb:GetItem"
PUT = "dynamodb:PutItem"
UPDATE = "dynamodb:UpdateItem"
DELETE = "dynamodb:DeleteItem"
DELETION_ORDER_DAYS = 60
"""How long the id of a forgotten visitor waits for the deletion job in Personalize."""


@dataclass(frozen=True, slots=True)
class VisitorRow:
    """A visitor as the table knows them."""

    id: str
    face_ids: tuple[str, ...] = ()
    code_hash: str = ""


class VisitorTable:
    """One table for visitors (`<uuid>`), codes (`code/<hash>`) and orders to delete (`forgotten/<uuid>`).

    DynamoDB deletes what has expired days later: an expired row is nobody's here from the first second.
    """

    def __init__(self, clients: Clients, table: str, keep: timedelta, now: Callable[[], datetime]) -> None:
        """`keep` is how long somebody who does not come back is remembered."""
        self._clients = clients
        self._table = table
        self._keep = keep
        self._now = now

    def add(self, row: VisitorRow) -> bool:
        """Writes a new visitor, with their code when they have one; False when the code is taken."""
        visitor = {
            "id": row.id,
            "kind": "visitor",
            "face_ids": list(row.face_ids),
            "code_hash": row.code_hash or None,
            "created_at": as_text(self._now()),
            "expires_at": self._expiry(self._keep),
        }
        rows = [visitor]
        if row.code_hash:
            rows.append(
                {
                    "id": f"code/{row.code_hash}",
                    "kind": "code",
                    "visitor_id": row.id,
                    "expires_at": self._expiry(self._keep),
                }
            )
        return self._put_new(rows)

    def meet(self, row_id: str) -> Mapping[str, Any] | None:
        """Reads a row that has not expired and lets it live on from today; None when there is none."""
        with asking(UPDATE):
            try:
                answer = self._client().update_item(
                    TableName=self._table,
                    Key=_key(row_id),
                    UpdateExpression="SET expires_at = :later",
                    ConditionExpression="attribute_exists(id) AND expires_at > :now",
                    ExpressionAttributeValues=as_row(
                        {":later": self._expiry(self._keep), ":now": self._expiry(timedelta())}
                    ),
                    ReturnValues="ALL_NEW",
                )
            except ClientError as trouble:
                if code_of(trouble) == "ConditionalCheckFailedException":
                    return None
                raise
        check_answer(answer, UPDATE, "Attributes")
        return from_row(answer["Attributes"])

    def visitor(self, visitor_id: str) -> VisitorRow | None:
        """A visitor's row, expired or not."""
        values = self.read(visitor_id)
        if values is None:
            return None
        face_ids = tuple(str(face_id) for face_id in values.get("face_ids", ()))
        return VisitorRow(visitor_id, face_ids, str(values.get("code_hash", "")))

    def visitor_of_code(self, code_hash: str) -> str | None:
        """Whose code this is."""
        values = self.meet(f"code/{code_hash}")
        return str(values["visitor_id"]) if values else None

    def delete(self, row_id: str) -> int:
        """Deletes a row; answers whether it was there, as 0 or 1."""
        with asking(DELETE):
            answer = self._client().delete_item(
                TableName=self._table, Key=_key(row_id), ReturnValues="ALL_OLD"
            )
        check_answer(answer, DELETE)
        return 1 if answer.get("Attributes") else 0

    def order_deletion(self, visitor_id: str) -> None:
        """Leaves word that Personalize must forget this id too; the admin tool makes the job."""
        self._put_new(
            [
                {
                    "id": f"forgotten/{visitor_id}",
                    "kind": "forgotten",
                    "created_at": as_text(self._now()),
                    "expires_at": self._expiry(timedelta(days=DELETION_ORDER_DAYS)),
                }
            ]
        )

    def salt(self) -> bytes:
        """The salt of all return codes, made by the first kiosk that needs it."""
        values = self.read("salt")
        if values is None:
            self._put_new([{"id": "salt", "kind": "salt", "value": new_salt().hex()}])
            values = self.read("salt") or {}
        return bytes.fromhex(str(values["value"]))

    def read(self, row_id: str) -> dict[str, Any] | None:
        """A row as Python values."""
        with asking(GET):
            answer = self._client().get_item(TableName=self._table, Key=_key(row_id), ConsistentRead=True)
        check_answer(answer, GET)
        return from_row(answer["Item"]) if answer.get("Item") else None

    def write(self, values: Mapping[str, Any]) -> None:
        """Writes a row over whatever was there."""
        with asking(PUT):
            answer = self._client().put_item(TableName=self._table, Item=as_row(values))
        check_answer(answer, PUT)

    def _put_new(self, rows: list[dict[str, Any]]) -> bool:
        with asking(PUT):
            try:
                answer = self._client().transact_write_items(
                    TransactItems=[
                        {
                            "Put": {
                                "TableName": self._table,
                                "Item": as_row(row),
                                "ConditionExpression": "attribute_not_exists(id)",
                            }
                        }
                        for row in rows
                    ]
                )
            except ClientError as trouble:
                if _all_stood_there(trouble):
                    return False
                raise
        check_answer(answer, PUT)
        return True

    def _expiry(self, after: timedelta) -> int:
        return int((self._now() + after).timestamp())

    def _client(self) -> "DynamoDBClient":
        client: DynamoDBClient = self._clients.client("dynamodb")
        return client


def _key(row_id: str) -> Row:
    return {"id": {"S": row_id}}


def _all_stood_there(trouble: ClientError) -> bool:
    response: dict[str, Any] = dict(trouble.response)
    codes = {reason.get("Code") for reason in response.get("CancellationReasons", [])}
    return "ConditionalCheckFailed" in codes and codes <= {"ConditionalCheckFailed", "None"}
