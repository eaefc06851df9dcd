"""Makes a shop's resources in the sandbox, as the cloud deployment does in AWS."""

from typing import Any

from kiosk.adapters.aws.names import BY_SHELF, BY_USER, AwsNames
from tests.aws_sandbox.sandbox import Sandbox


class ShopFitter:
    """Makes one shop after the other; its clients are made once."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.rekognition = sandbox.client("rekognition")
        self.tables = sandbox.client("dynamodb")
        self.s3 = sandbox.client("s3")

    def fit(self, name: str) -> AwsNames:
        """Tables and a collection of its own, and the one bucket, emptied; no Personalize."""
        names = AwsNames(
            bucket=self.sandbox.options.bucket,
            collection_id=f"visitors-{name}",
            pictures_table=f"pictures-{name}",
            visitors_table=f"visitors-{name}",
            interactions_table=f"interactions-{name}",
            pictures_url=self.sandbox.pictures_url,
        )
        self.rekognition.create_collection(CollectionId=names.collection_id)
        make_table(self.tables, names.visitors_table, "id")
        make_table(self.tables, names.interactions_table, "event_id", (BY_USER, "user_id", "at"))
        make_table(self.tables, names.pictures_table, "id", (BY_SHELF, "shelf", "created_at"))
        make_bucket(self.s3, names.bucket)
        empty_bucket(self.s3, names.bucket)
        return names

    def close(self) -> None:
        """Closes the clients."""
        for client in (self.rekognition, self.tables, self.s3):
            client.close()


def make_table(client: Any, name: str, key: str, index: tuple[str, str, str] | None = None) -> None:
    """A table with one string key, and an index of two where one is given."""
    columns = [key] if index is None else [key, index[1], index[2]]
    more: dict[str, Any] = {}
    if index:
        more["GlobalSecondaryIndexes"] = [
            {
                "IndexName": index[0],
                "KeySchema": [
                    {"AttributeName": index[1], "KeyType": "HASH"},
                    {"AttributeName": index[2], "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
        ]
    client.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": column, "AttributeType": "S"} for column in columns],
        BillingMode="PAY_PER_REQUEST",
        **more,
    )


def make_bucket(client: Any, name: str) -> None:
    """A bucket, once."""
    if name not in [bucket["Name"] for bucket in client.list_buckets()["Buckets"]]:
        client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-2"})


def empty_bucket(client: Any, name: str) -> None:
    """Deletes every object."""
    for item in client.list_objects_v2(Bucket=name).get("Contents", []):
        client.delete_object(Bucket=name, Key=item["Key"])
