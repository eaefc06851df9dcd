"""Every kind of call that an administrator makes, showing whether it is allowed and changing nothing."""

import uuid
from collections.abc import Iterator

from kiosk.adapters.aws.aws_probes import Probe, grey_picture
from kiosk.adapters.aws.names import BY_SHELF, AwsNames

NOT_MET = ("ConditionalCheckFailedException",)
NOT_THERE = ("NoSuchKey", "404")
NO_ENDPOINT = ("ValidationException",)


def admin_probes(names: AwsNames) -> Iterator[Probe]:
    """One probe after the other, for what the settings name."""
    if names.bucket:
        yield from _bucket(names.bucket)
    if names.pictures_table:
        yield from _pictures(names.pictures_table)
    for table in filter(None, (names.interactions_table, names.batches_table, names.visitors_table)):
        yield _scan(table)
    for queue in filter(None, (names.orders_queue, names.orders_dead_queue)):
        yield _queue(queue)
    if names.endpoint:
        yield Probe(
            "sagemaker:DescribeEndpoint",
            "sagemaker",
            lambda client: client.describe_endpoint(EndpointName=names.endpoint),
            NO_ENDPOINT,
        )
    if names.dataset_group_arn:
        yield Probe(
            "personalize:DescribeDatasetGroup",
            "personalize",
            lambda client: client.describe_dataset_group(datasetGroupArn=names.dataset_group_arn),
        )
        yield Probe(
            "personalize:ListSolutions",
            "personalize",
            lambda client: client.list_solutions(datasetGroupArn=names.dataset_group_arn),
        )


def _bucket(bucket: str) -> Iterator[Probe]:
    nothing = f"imgPool/happy/doctor-{uuid.uuid4()}.jpeg"
    yield Probe(
        "s3:ListBucket",
        "s3",
        lambda client: client.list_objects_v2(Bucket=bucket, Prefix="imgPool/", MaxKeys=1),
    )
    yield Probe(
        "s3:GetObject on imgPool/",
        "s3",
        lambda client: client.get_object(Bucket=bucket, Key=nothing),
        NOT_THERE,
    )
    yield Probe(
        "rekognition:DetectModerationLabels",
        "rekognition",
        lambda client: client.detect_moderation_labels(Image={"Bytes": grey_picture()}),
    )


def _pictures(table: str) -> Iterator[Probe]:
    yield Probe(
        f"dynamodb:Query on {table}/index/{BY_SHELF}",
        "dynamodb",
        lambda client: client.query(
            TableName=table,
            IndexName=BY_SHELF,
            KeyConditionExpression="shelf = :nothing",
            ExpressionAttributeValues={":nothing": {"S": "doctor"}},
            Limit=1,
        ),
    )
    yield Probe(
        f"dynamodb:UpdateItem on {table}",
        "dynamodb",
        lambda client: client.update_item(
            TableName=table,
            Key={"id": {"S": "doctor"}},
            UpdateExpression="SET decision = :none",
            ConditionExpression="attribute_exists(id)",
            ExpressionAttributeValues={":none": {"S": "undecided"}},
        ),
        NOT_MET,
    )


def _scan(table: str) -> Probe:
    return Probe(
        f"dynamodb:Scan on {table}", "dynamodb", lambda client: client.scan(TableName=table, Limit=1)
    )


def _queue(address: str) -> Probe:
    return Probe(
        f"sqs:GetQueueAttributes on {address.rsplit('/', 1)[-1]}",
        "sqs",
        lambda client: client.get_queue_attributes(
            QueueUrl=address, AttributeNames=["ApproximateNumberOfMessages"]
        ),
    )
