"""Whether somebody has cancelled a batch, as the admin tool notes it in the batches table."""

from typing import Any

from kiosk.core.picture_order import PictureOrder


class BatchFlags:
    """Rows `batch/<name>` of the batches table."""

    def __init__(self, dynamodb: Any, table: str) -> None:
        self._dynamodb = dynamodb
        self._table = table

    def cancelled(self, order: PictureOrder) -> bool:
        """Whether the order's batch is cancelled now; one without a row is not. Raises errors of the SDK."""
        answer = self._dynamodb.get_item(
            TableName=self._table,
            Key={"id": {"S": f"batch/{order.name}"}},
            ProjectionExpression="cancelled_at",
            ConsistentRead=True,
        )
        return "cancelled_at" in answer.get("Item", {})
