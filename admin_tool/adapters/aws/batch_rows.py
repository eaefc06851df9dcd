"""Rows `batch/<name>` of the batches table: what was ordered, by whom, and what is known for good."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of
from kiosk.adapters.aws.table_rows import as_row, as_text, from_row
from kiosk.core.errors import ServiceRefused
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.picture_order import PictureOrder

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

KEPT_FOR = timedelta(days=100)
"""Long enough for the sum of a month, short enough to read all of them at once."""
_LARGEST_BYTES = 350_000
"""DynamoDB: 400 KB a row."""
_BATCH, _ORDER = "batch/", "order/"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A row without its prompts. `unsent` are jobs that never came into the queue, with the reason."""

    name: str
    title: str
    by: str
    at: datetime
    sent_at: datetime
    count: int
    first: Prompt
    cancelled: bool = False
    ended_at: datetime | None = None
    done: frozenset[int] = frozenset()
    unsent: Mapping[int, str] = field(default_factory=dict)

    def key_of(self, index: int) -> str:
        """Where a picture of the batch will be."""
        return PictureOrder(self.first, index, self.name).key


class BatchRows:
    """Reads and writes them; every change is one conditional call, so that many may work at once."""

    def __init__(self, clients: Clients, table: str) -> None:
        self._clients = clients
        self._table = table

    def enter(self, row: BatchRow, prompts: Sequence[Prompt]) -> bool:
        """Enters a batch; False when it is there. Raises ServiceError; ServiceRefused: it is too large."""
        packed = zlib.compress(json.dumps([(one.text, one.seed) for one in prompts]).encode(), 9)
        if len(packed) > _LARGEST_BYTES:
            raise ServiceRefused(
                "The order is too large", item=row.name, remedy="Order fewer pictures, or shorten the prompt."
            )
        first = row.first
        values = {
            "id": _BATCH + row.name,
            "mood": str(first.mood),
            "title": row.title,
            "ordered_by": row.by,
            "at": as_text(row.at),
            "sent_at": as_text(row.sent_at),
            "number": row.count,
            "prompt": first.text,
            "negative": first.negative,
            "seed": first.seed,
            "width": first.width_px,
            "height": first.height_px,
            "steps": first.steps,
            "guidance": first.guidance,
            "prompts": packed,
            "expires_at": int((row.at + KEPT_FOR).timestamp()),
        }
        action = "dynamodb:PutItem"
        with asking(action):
            try:
                answer = self._client().put_item(
                    TableName=self._table,
                    Item=as_row(values),
                    ConditionExpression="attribute_not_exists(id)",
                )
            except ClientError as trouble:
                if code_of(trouble) == "ConditionalCheckFailedException":
                    return False
                raise
        check_answer(answer, action)
        return True

    def remove(self, name: str) -> None:
        """Takes a batch out of which nothing could be sent."""
        action = "dynamodb:DeleteItem"
        with asking(action):
            answer = self._client().delete_item(TableName=self._table, Key=_key(name))
        check_answer(answer, action)

    def read(self) -> tuple[list[BatchRow], frozenset[str]]:
        """All batches, newest first, and the keys of pictures that an asynchronous endpoint works on."""
        action = "dynamodb:Scan"
        rows: list[BatchRow] = []
        asked: set[str] = set()
        more: dict[str, Any] = {}
        while True:
            with asking(action):
                answer = self._client().scan(
                    TableName=self._table,
                    FilterExpression="begins_with(id, :batch) OR begins_with(id, :order)",
                    ExpressionAttributeValues=as_row({":batch": _BATCH, ":order": _ORDER}),
                    ProjectionExpression="id, #key, mood, title, ordered_by, #at, sent_at, #number, prompt, "
                    "negative, seed, width, height, steps, guidance, cancelled_at, ended_at, done, unsent",
                    ExpressionAttributeNames={"#key": "key", "#at": "at", "#number": "number"},
                    ConsistentRead=True,
                    **more,
                )
            check_answer(answer, action, "Items")
            for item in answer["Items"]:
                values = from_row(item)
                if str(values["id"]).startswith(_ORDER):
                    asked.add(str(values.get("key", "")))
                else:
                    rows.append(_read(values))
            if not answer.get("LastEvaluatedKey"):
                rows.sort(key=lambda row: (row.at, row.name), reverse=True)
                return rows, frozenset(asked)
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def orders(self, row: BatchRow, indexes: Iterable[int]) -> list[PictureOrder]:
        """The orders for pictures of a batch, as they were sent. Raises ServiceError."""
        action = "dynamodb:GetItem"
        with asking(action):
            answer = self._client().get_item(
                TableName=self._table, Key=_key(row.name), ProjectionExpression="prompts", ConsistentRead=True
            )
        check_answer(answer, action, "Item")
        packed = bytes(from_row(answer["Item"])["prompts"])
        texts: list[tuple[str, int]] = json.loads(zlib.decompress(packed))
        first = row.first
        rest = (first.width_px, first.height_px, first.steps, first.guidance)
        return [
            PictureOrder(
                Prompt(first.mood, texts[index][0], first.negative, texts[index][1], *rest), index, row.name
            )
            for index in indexes
        ]

    def cancel(self, name: str, at: datetime) -> None:
        """Notes that nothing more of a batch is to be made; the function in the cloud looks at it."""
        self._update(name, "SET cancelled_at = :at", {":at": as_text(at)})

    def go_on(self, name: str, at: datetime) -> None:
        """Takes a cancellation back."""
        self._update(name, "SET sent_at = :at REMOVE cancelled_at, ended_at", {":at": as_text(at)})

    def keep_unsent(self, name: str, unsent: Mapping[int, str]) -> None:
        """Notes which jobs did not come into the queue."""
        values = {str(index): reason for index, reason in unsent.items()}
        self._update(name, "SET unsent = :unsent", {":unsent": values})

    def keep_done(self, name: str, indexes: Iterable[int]) -> None:
        """Notes which pictures were seen, whatever becomes of them later."""
        self._update(name, "ADD done :done", {":done": set(indexes)})

    def keep_end(self, name: str, at: datetime) -> None:
        """Notes when all of a batch was over."""
        self._update(name, "SET ended_at = if_not_exists(ended_at, :at)", {":at": as_text(at)})

    def _update(self, name: str, change: str, values: Mapping[str, Any]) -> None:
        action = "dynamodb:UpdateItem"
        with asking(action):
            try:
                answer = self._client().update_item(
                    TableName=self._table,
                    Key=_key(name),
                    UpdateExpression=change,
                    ExpressionAttributeValues=as_row(values),
                    ConditionExpression="attribute_exists(id)",
                )
            except ClientError as trouble:
                if code_of(trouble) == "ConditionalCheckFailedException":
                    raise ServiceRefused(
                        "There is no such batch", item=name, remedy="It may have expired."
                    ) from None
                raise
        check_answer(answer, action)

    def _client(self) -> "DynamoDBClient":
        client: DynamoDBClient = self._clients.client("dynamodb")
        return client


def _key(name: str) -> dict[str, Any]:
    return {"id": {"S": _BATCH + name}}


def _read(values: Mapping[str, Any]) -> BatchRow:
    first = Prompt(
        Mood(values["mood"]),
        str(values["prompt"]),
        str(values["negative"]),
        int(values["seed"]),
        int(values["width"]),
        int(values["height"]),
        int(values["steps"]),
        float(values["guidance"]),
    )
    ended = values.get("ended_at")
    return BatchRow(
        name=str(values["id"]).removeprefix(_BATCH),
        title=str(values["title"]),
        by=str(values["ordered_by"]),
        at=_time(values["at"]),
        sent_at=_time(values["sent_at"]),
        count=int(values["number"]),
        first=first,
        cancelled="cancelled_at" in values,
        ended_at=_time(ended) if ended else None,
        done=frozenset(int(one) for one in values.get("done", ())),
        unsent={int(index): str(reason) for index, reason in values.get("unsent", {}).items()},
    )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
