"""Lists of the bucket and of the pictures table, page by page to their end."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kiosk.adapters.aws.names import BY_SHELF
from kiosk.adapters.aws.service_errors import asking, check_answer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient
    from mypy_boto3_s3.client import S3Client
    from mypy_boto3_s3.type_defs import ObjectTypeDef


def object_pages(client: "S3Client", bucket: str, prefix: str) -> Iterator[Sequence["ObjectTypeDef"]]:
    """All objects below a prefix, 1000 a call. Raises ServiceError."""
    action = "s3:ListBucket"
    more: dict[str, Any] = {}
    while True:
        with asking(action):
            answer = client.list_objects_v2(Bucket=bucket, Prefix=prefix, **more)
        check_answer(answer, action)
        yield answer.get("Contents", [])
        if not answer.get("IsTruncated"):
            return
        more = {"ContinuationToken": answer["NextContinuationToken"]}


def shelf_pages(
    client: "DynamoDBClient", table: str, shelf_key: str, columns: Sequence[str] = ()
) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Rows of a shelf, newest first, a megabyte a call; of `columns` only, if given. Raises ServiceError."""
    action = "dynamodb:Query"
    asked: dict[str, Any] = {}
    if columns:
        asked = {
            "ProjectionExpression": ", ".join(f"#{number}" for number in range(len(columns))),
            "ExpressionAttributeNames": {f"#{number}": name for number, name in enumerate(columns)},
        }
    while True:
        with asking(action):
            answer = client.query(
                TableName=table,
                IndexName=BY_SHELF,
                KeyConditionExpression="shelf = :shelf",
                ExpressionAttributeValues={":shelf": {"S": shelf_key}},
                ScanIndexForward=False,
                **asked,
            )
        check_answer(answer, action, "Items")
        yield answer["Items"]
        if not answer.get("LastEvaluatedKey"):
            return
        asked["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
