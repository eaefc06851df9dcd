"""Orders that an asynchronous endpoint is working on, by the name of the file it will write."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.functions.queue_batch import code_of
from kiosk.adapters.aws.table_rows import as_row, as_text, from_row
from kiosk.core.picture_order import PictureOrder

TICKET_LENGTH = 28
"""A file name of SageMaker's output has at most 32 letters."""
_KEPT_FOR = timedelta(days=14)


def ticket_of(order: PictureOrder) -> str:
    """The same ticket for the same picture, whatever happens in between."""
    return hashlib.sha256(order.key.encode()).hexdigest()[:TICKET_LENGTH]


class OrderBook:
    """Rows `order/<ticket>` of the batches table."""

    def __init__(self, dynamodb: Any, table: str, open_for: timedelta) -> None:
        """`open_for` is how long the endpoint may take before the order may be given again."""
        self._dynamodb = dynamodb
        self._table = table
        self._open_for = open_for

    def open(self, order: PictureOrder, at: datetime) -> bool:
        """Enters an order; False when it is with the endpoint already."""
        row = {
            "id": f"order/{ticket_of(order)}",
            "message": order.message(),
            "key": order.key,
            "opened_at": as_text(at),
            "expires_at": int((at + _KEPT_FOR).timestamp()),
        }
        try:
            self._dynamodb.put_item(
                TableName=self._table,
                Item=as_row(row),
                ConditionExpression="attribute_not_exists(id) OR opened_at < :late",
                ExpressionAttributeValues=as_row({":late": as_text(at - self._open_for)}),
            )
        except ClientError as trouble:
            if code_of(trouble) == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def message(self, ticket: str) -> str | None:
        """The order of a ticket, or None when it is closed."""
        key = {"id": {"S": f"order/{ticket}"}}
        answer = self._dynamodb.get_item(TableName=self._table, Key=key, ConsistentRead=True)
        return str(from_row(answer["Item"])["message"]) if answer.get("Item") else None

    def close(self, ticket: str) -> None:
        """Strikes an order out."""
        self._dynamodb.delete_item(TableName=self._table, Key={"id": {"S": f"order/{ticket}"}})
