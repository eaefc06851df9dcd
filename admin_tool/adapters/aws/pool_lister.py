"""The pool in the bucket, and what the pictures table knows of it."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from admin_tool.adapters.aws.shared_decisions import standing_of
from admin_tool.adapters.pool_lister import Description, ListedPicture, Undescribed
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import BY_SHELF, AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.aws.table_rows import from_row, shelf
from kiosk.core.mood import MOODS
from kiosk.core.picture import LIVE_ROOT, POOL_ROOT, PictureStatus, parse_key, pool_key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient
    from mypy_boto3_s3.client import S3Client
    from mypy_boto3_s3.type_defs import ObjectTypeDef

log = logging.getLogger(__name__)

_COLUMNS = (
    "id",
    "prompt",
    "negative",
    "seed",
    "generator",
    "decision",
    "decided_by",
    "decided_at",
    "decision_version",
)


class S3PoolLister:
    """Lists whole prefixes, 1000 keys a call: eight prefixes would end in eight pages that are not full.

    Nothing is asked about single objects.
    """

    def __init__(self, clients: Clients, names: AwsNames) -> None:
        self._clients = clients
        self._names = names

    def pages(self) -> Iterator[Sequence[ListedPicture]]:
        """Everything below `imgPool/`. Raises ServiceError."""
        for page in self._objects(f"{POOL_ROOT}/"):
            yield [
                ListedPicture(one["Key"], one["Size"], one["ETag"].strip('"'), one["LastModified"])
                for one in page
            ]

    def live(self) -> Iterator[Sequence[str]]:
        """Pool keys with the names of the objects in `emotions/`, as they are now: tables follow later."""
        for page in self._objects(f"{LIVE_ROOT}/"):
            keys = (parse_key(one["Key"]) for one in page)
            yield [pool_key(key[1], key[2]) for key in keys if key is not None]

    def descriptions(self, undescribed: Undescribed) -> Iterator[Sequence[Description]]:
        """All rows of the pool's shelves: a megabyte a call, and others' decisions are among them."""
        if not self._names.pictures_table:
            return
        for mood in MOODS:
            for rows in self._rows(shelf(PictureStatus.POOL, mood)):
                yield list(_descriptions(rows))

    def _objects(self, prefix: str) -> Iterator[Sequence["ObjectTypeDef"]]:
        action = "s3:ListBucket"
        client: S3Client = self._clients.client("s3")
        more: dict[str, Any] = {}
        while True:
            with asking(action):
                answer = client.list_objects_v2(Bucket=self._names.bucket, Prefix=prefix, **more)
            check_answer(answer, action)
            yield answer.get("Contents", [])
            if not answer.get("IsTruncated"):
                return
            more = {"ContinuationToken": answer["NextContinuationToken"]}

    def _rows(self, shelf_key: str) -> Iterator[Sequence[Mapping[str, Any]]]:
        action = "dynamodb:Query"
        client: DynamoDBClient = self._clients.client("dynamodb")
        more: dict[str, Any] = {}
        while True:
            with asking(action):
                answer = client.query(
                    TableName=self._names.pictures_table,
                    IndexName=BY_SHELF,
                    KeyConditionExpression="shelf = :shelf",
                    ProjectionExpression=", ".join(f"#{number}" for number in range(len(_COLUMNS))),
                    ExpressionAttributeNames={f"#{number}": name for number, name in enumerate(_COLUMNS)},
                    ExpressionAttributeValues={":shelf": {"S": shelf_key}},
                    **more,
                )
            check_answer(answer, action, "Items")
            yield answer["Items"]
            if not answer.get("LastEvaluatedKey"):
                return
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def _descriptions(rows: Sequence[Mapping[str, Any]]) -> Iterator[Description]:
    for row in rows:
        try:
            values = from_row(row)
            seed = values.get("seed")
            yield Description(
                id=str(values["id"]),
                prompt=str(values.get("prompt", "")),
                negative=str(values.get("negative", "")),
                seed=None if seed is None else int(seed),
                generator=str(values.get("generator", "")),
                standing=standing_of(values),
            )
        except (KeyError, TypeError, ValueError):
            log.warning("A row of the pictures table is no picture")
