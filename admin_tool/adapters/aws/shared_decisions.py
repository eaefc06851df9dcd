"""Decisions in the pictures table, where the reviewers of all machines meet."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from admin_tool.adapters.decision_exchange import Unsent
from admin_tool.adapters.pool_lister import Standing
from admin_tool.core.pool_entry import Decision
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of
from kiosk.adapters.aws.table_rows import as_row, as_text, from_row, shelf
from kiosk.core.errors import PictureMissing
from kiosk.core.picture import PictureStatus, parse_key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

_FAILED = "ConditionalCheckFailedException"


class TableDecisions:
    """Conditional writes of the columns `decision`, `decided_by`, `decided_at` and `decision_version`."""

    def __init__(self, clients: Clients, names: AwsNames) -> None:
        self._clients = clients
        self._names = names

    def send(self, one: Unsent) -> Standing:
        """Writes a decision unless a newer one stands; answers what stands then. Raises ServiceError."""
        if self._write(one, one.seen):
            return Standing(one.decision, one.by, one.at, one.seen + 1)
        stands = self._read(one.picture_id)
        if stands.version == 0 and one.seen > 0 and self._write(one, 0):  # somebody made the table anew
            return Standing(one.decision, one.by, one.at, 1)
        return stands

    def _write(self, one: Unsent, seen: int) -> bool:
        key = parse_key(one.picture_id)
        if key is None:
            raise PictureMissing("That is no picture's key", item=one.picture_id)
        decided = {
            "decision": str(one.decision),
            "decided_by": one.by,
            "decided_at": as_text(one.at),
            "decision_version": seen + 1,
        }
        when_new = {
            "shelf": shelf(PictureStatus.POOL, key[1]),
            "mood": str(key[1]),
            "status": str(PictureStatus.POOL),
            "created_at": as_text(one.created_at),
        }
        sets = [f"#{name} = :{name}" for name in decided]
        sets += [f"#{name} = if_not_exists(#{name}, :{name})" for name in when_new]
        values = decided | when_new | ({"seen": seen} if seen else {})
        condition = "#decision_version = :seen" if seen else "attribute_not_exists(#decision_version)"
        action = "dynamodb:UpdateItem"
        client: DynamoDBClient = self._clients.client("dynamodb")
        with asking(action):
            try:
                answer = client.update_item(
                    TableName=self._names.pictures_table,
                    Key={"id": {"S": one.picture_id}},
                    UpdateExpression=f"SET {', '.join(sets)}",
                    ConditionExpression=condition,
                    ExpressionAttributeNames={f"#{name}": name for name in decided | when_new},
                    ExpressionAttributeValues=as_row({f":{name}": value for name, value in values.items()}),
                )
            except ClientError as trouble:
                if code_of(trouble) == _FAILED:
                    return False
                raise
        check_answer(answer, action)
        return True

    def _read(self, picture_id: str) -> Standing:
        action = "dynamodb:GetItem"
        client: DynamoDBClient = self._clients.client("dynamodb")
        with asking(action):
            answer = client.get_item(
                TableName=self._names.pictures_table, Key={"id": {"S": picture_id}}, ConsistentRead=True
            )
        check_answer(answer, action)
        return standing_of(from_row(answer.get("Item", {}))) or Standing()


def standing_of(values: Mapping[str, Any]) -> Standing | None:
    """The decision in a row; None when there is none. Raises ValueError for one that makes no sense."""
    if not values.get("decision_version"):
        return None
    return Standing(
        decision=Decision(values["decision"]),
        by=str(values.get("decided_by", "")),
        at=datetime.fromisoformat(values["decided_at"]).astimezone(UTC),
        version=int(values["decision_version"]),
    )
