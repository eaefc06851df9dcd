"""Makes a shop's bucket, tables, queues and face collection, as the cloud deployment does."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from kiosk.adapters.aws.names import BY_SHELF, BY_USER
from kiosk.adapters.aws.table_rows import picture_row
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import MOODS
from kiosk.core.picture import Picture, PictureStatus, Prompt, live_key, pool_key

ClientOf = Callable[[str], Any]
"""A boto3 client by botocore's name of the service."""
_WIDTH_PX, _HEIGHT_PX = 480, 320


def make_bucket(client_of: ClientOf, name: str, region: str) -> None:
    """The bucket for imgPool/ and emotions/."""
    client_of("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region})


def make_table(
    client_of: ClientOf, name: str, key: str, index: tuple[str, str, str] | None = None, ttl: str = ""
) -> None:
    """A table with one string key; `index` is a name and its two string columns; `ttl` the expiry column."""
    columns = [key] if index is None else [key, index[1], index[2]]
    more: dict[str, Any] = {}
    if index is not None:
        keys = [
            {"AttributeName": column, "KeyType": kind}
            for column, kind in zip(index[1:], ("HASH", "RANGE"), strict=True)
        ]
        found = {"IndexName": index[0], "KeySchema": keys, "Projection": {"ProjectionType": "ALL"}}
        more["GlobalSecondaryIndexes"] = [found]
    client = client_of("dynamodb")
    client.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": column, "AttributeType": "S"} for column in columns],
        BillingMode="PAY_PER_REQUEST",
        **more,
    )
    if ttl:
        client.update_time_to_live(
            TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": ttl}
        )


def make_shop_tables(client_of: ClientOf, name: str) -> dict[str, str]:
    """Tables by their role: `pictures`, `visitors`, `interactions`, `batches`."""
    tables = {role: f"{name}-{role}" for role in ("pictures", "visitors", "interactions", "batches")}
    make_table(client_of, tables["pictures"], "id", (BY_SHELF, "shelf", "created_at"))
    make_table(client_of, tables["visitors"], "id", ttl="expires_at")
    make_table(client_of, tables["interactions"], "event_id", (BY_USER, "user_id", "at"))
    make_table(client_of, tables["batches"], "id")
    return tables


def make_queue(client_of: ClientOf, name: str, *, by_content: bool = False) -> str:
    """A FIFO queue with its dead-letter queue (three tries); answers its address.

    `by_content` removes doubles by their content: EventBridge cannot say a deduplication id.
    """
    client = client_of("sqs")
    fifo = {"FifoQueue": "true", "MessageRetentionPeriod": "1209600"}
    dead = client.create_queue(QueueName=f"{name}-dead.fifo", Attributes=fifo)["QueueUrl"]
    arn = client.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    redrive = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "3"})
    attributes = fifo | {"RedrivePolicy": redrive, "VisibilityTimeout": "360"}
    attributes["ContentBasedDeduplication"] = str(by_content).lower()
    return str(client.create_queue(QueueName=f"{name}.fifo", Attributes=attributes)["QueueUrl"])


def dead_letters_of(url: str) -> str:
    """The address of a queue's dead-letter queue."""
    return url.removesuffix(".fifo") + "-dead.fifo"


def make_endpoint(client_of: ClientOf, name: str) -> str:
    """A SageMaker endpoint that makes pictures, with its model and configuration; answers its name."""
    client = client_of("sagemaker")
    role = "arn:aws:iam::123456789012:role/sagemaker-role"
    client.create_model(ModelName=name, ExecutionRoleArn=role, PrimaryContainer={"Image": "stable-diffusion"})
    variant = {"VariantName": "one", "ModelName": name, "InitialInstanceCount": 1}
    variant["InstanceType"] = "ml.g4dn.xlarge"
    client.create_endpoint_config(EndpointConfigName=name, ProductionVariants=[variant])
    client.create_endpoint(EndpointName=name, EndpointConfigName=name)
    return name


def paint_pictures(client_of: ClientOf, bucket: str, table: str, live: int, pool: int = 0) -> list[Picture]:
    """Paints and uploads `live` pictures a mood to `emotions/`, `pool` to `imgPool/`, each with its row."""
    s3, rows, generator = client_of("s3"), client_of("dynamodb"), PaintingGenerator()
    made: list[Picture] = []
    for seed in range(live + pool):
        for mood in MOODS:
            text = f"a {mood} painting"
            prompt = Prompt(mood, text, seed=seed, width_px=_WIDTH_PX, height_px=_HEIGHT_PX)
            at = datetime.now(UTC)
            key, status = (live_key, PictureStatus.LIVE) if seed < live else (pool_key, PictureStatus.POOL)
            picture = Picture(
                key(mood, f"img_{at:%Y%m%d-%H%M%S}_{seed}h.jpeg"), mood, status, at, prompt=text, seed=seed
            )
            s3.put_object(
                Bucket=bucket,
                Key=picture.id,
                Body=generator.generate(prompt),
                ContentType="image/jpeg",
                Metadata={"prompt": text, "seed": str(seed), "generator": "sandbox"},
            )
            rows.put_item(TableName=table, Item=picture_row(picture))
            made.append(picture)
    return made


def wait_until_active(describe: Callable[[], str], timeout_s: float = 60.0) -> None:
    """Asks for a status until it is ACTIVE. Raises RuntimeError when it fails, TimeoutError when late."""
    ends_at = time.monotonic() + timeout_s
    while (status := describe()) != "ACTIVE":
        if "FAILED" in status:
            raise RuntimeError(f"status {status}")
        if time.monotonic() > ends_at:
            raise TimeoutError(f"still {status} after {timeout_s} s")
        time.sleep(0.05)
