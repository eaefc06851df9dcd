import json
import uuid
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError, ParamValidationError

from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import BUCKET
from tests.aws_sandbox.shop_storage import make_queue, make_table

KEY = "emotions/happy/a b+한글.jpeg"


def test_an_object_keeps_its_bytes_its_name_and_its_metadata(sandbox: Sandbox) -> None:
    client = sandbox.client("s3")
    content = bytes(range(256)) * 4096
    metadata = {"prompt_text": "a happy sea", "seed": "7"}
    client.put_object(Bucket=BUCKET, Key=KEY, Body=content, ContentType="image/jpeg", Metadata=metadata)
    head = client.head_object(Bucket=BUCKET, Key=KEY)
    assert (head["ContentLength"], head["ContentType"], head["Metadata"]) == (
        len(content),
        "image/jpeg",
        metadata,
    )
    assert client.get_object(Bucket=BUCKET, Key=KEY)["Body"].read() == content
    listed = client.list_objects_v2(Bucket=BUCKET, Prefix="emotions/happy/a")["Contents"]
    assert [one["Key"] for one in listed] == [KEY]
    operations = [entry["operation"] for entry in sandbox.journal("s3")]
    assert operations == ["PutObject", "HeadObject", "GetObject", "ListObjectsV2"]


def test_a_copy_keeps_metadata_and_spares_what_is_there_when_asked_to(sandbox: Sandbox) -> None:
    client = sandbox.client("s3")
    client.put_object(Bucket=BUCKET, Key="imgPool/sad/x.jpeg", Body=b"x", Metadata={"seed": "1"})
    target = f"emotions/sad/{uuid.uuid4()}.jpeg"
    call = {"Bucket": BUCKET, "Key": target, "CopySource": {"Bucket": BUCKET, "Key": "imgPool/sad/x.jpeg"}}
    client.copy_object(**call)
    assert client.head_object(Bucket=BUCKET, Key=target)["Metadata"] == {"seed": "1"}
    client.put_object(Bucket=BUCKET, Key="imgPool/sad/x.jpeg", Body=b"other")
    with pytest.raises(ClientError, match="PreconditionFailed"):
        client.copy_object(IfNoneMatch="*", **call)
    with pytest.raises(ClientError, match="PreconditionFailed"):
        client.put_object(Bucket=BUCKET, Key=target, Body=b"", IfNoneMatch="*")
    assert client.get_object(Bucket=BUCKET, Key=target)["Body"].read() == b"x"
    client.copy_object(**(call | {"Key": target + "2"}), IfNoneMatch="*")
    assert sandbox.counts["s3:CopyObject"] == 3


def test_a_large_upload_in_parts_arrives_whole(sandbox: Sandbox) -> None:
    client = sandbox.client("s3")
    upload = client.create_multipart_upload(Bucket=BUCKET, Key="big")["UploadId"]
    call = {"Bucket": BUCKET, "Key": "big", "UploadId": upload}
    parts = [
        {"PartNumber": number, "ETag": client.upload_part(PartNumber=number, Body=body, **call)["ETag"]}
        for number, body in enumerate((b"a" * 5 * 1024 * 1024, b"b"), 1)
    ]
    client.complete_multipart_upload(MultipartUpload={"Parts": parts}, **call)
    assert client.head_object(Bucket=BUCKET, Key="big")["ContentLength"] == 5 * 1024 * 1024 + 1


def test_a_missing_object_is_told_in_s3s_way(sandbox: Sandbox) -> None:
    client = sandbox.client("s3")
    with pytest.raises(client.exceptions.NoSuchKey):
        client.get_object(Bucket=BUCKET, Key="missing")
    assert sandbox.violations == []


def test_a_damaged_upload_is_refused(sandbox: Sandbox) -> None:
    body = b"5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"
    headers = {
        "Authorization": "AWS4-HMAC-SHA256 Credential=A/20260101/ap-northeast-2/s3/aws4_request, Signature=0",
        "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "x-amz-decoded-content-length": "5",
        "content-encoding": "aws-chunked",
    }
    url = f"{sandbox.endpoint}/{BUCKET}/damaged"
    answer = requests.put(url, data=body, headers=headers, timeout=10)
    assert answer.status_code == 400
    assert "BadDigest" in answer.text
    good = body.replace(b"AAAAAA==", b"NhCmhg==")
    assert requests.put(url, data=good, headers=headers, timeout=10).status_code == 200
    assert sandbox.client("s3").get_object(Bucket=BUCKET, Key="damaged")["Body"].read() == b"hello"


def test_a_conditional_write_happens_once(sandbox: Sandbox) -> None:
    client = sandbox.client("dynamodb")
    make_table(sandbox.client, "once", "event_id", ttl="expires_at")
    put = {"TableName": "once", "Item": {"event_id": {"S": "e"}}}
    client.put_item(ConditionExpression="attribute_not_exists(event_id)", **put)
    with pytest.raises(client.exceptions.ConditionalCheckFailedException):
        client.put_item(ConditionExpression="attribute_not_exists(event_id)", **put)
    assert (
        client.describe_time_to_live(TableName="once")["TimeToLiveDescription"]["AttributeName"]
        == "expires_at"
    )
    assert sandbox.violations == []


def test_a_transaction_happens_whole_or_not_at_all_and_once_for_its_token(sandbox: Sandbox) -> None:
    client = sandbox.client("dynamodb")
    make_table(sandbox.client, "whole", "id")

    def put(name: str, **more: str) -> dict[str, Any]:
        row = {"id": {"S": name}} | {key: {"S": value} for key, value in more.items()}
        return {"Put": {"TableName": "whole", "Item": row, "ConditionExpression": "attribute_not_exists(id)"}}

    def rows() -> dict[str, Any]:
        return {row["id"]["S"]: row for row in client.scan(TableName="whole")["Items"]}

    for _ in range(2):
        client.transact_write_items(
            TransactItems=[put("a"), put("b", kept="yes")], ClientRequestToken="token"
        )
    missing = {"Put": put("a")["Put"] | {"TableName": "no-such-table"}}
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.transact_write_items(TransactItems=[put("c"), missing])
    with pytest.raises(client.exceptions.IdempotentParameterMismatchException):
        client.transact_write_items(TransactItems=[put("c")], ClientRequestToken="token")
    change = {
        "TableName": "whole",
        "Key": {"id": {"S": "b"}},
        "UpdateExpression": "SET kept = :no",
        "ExpressionAttributeValues": {":no": {"S": "no"}},
    }
    with pytest.raises(client.exceptions.TransactionCanceledException) as cancelled:
        client.transact_write_items(TransactItems=[put("c"), {"Update": change}, put("a")])
    reasons = [one["Code"] for one in cancelled.value.response["CancellationReasons"]]
    assert reasons == ["None", "None", "ConditionalCheckFailed"]
    assert rows() == {"a": {"id": {"S": "a"}}, "b": {"id": {"S": "b"}, "kept": {"S": "yes"}}}
    delete = {"TableName": "whole", "Key": {"id": {"S": "a"}}}
    with pytest.raises(ClientError, match="multiple operations on one item"):
        client.transact_write_items(TransactItems=[{"Delete": delete}, put("a")])
    client.transact_write_items(TransactItems=[{"Delete": delete}, {"Update": change}])
    assert rows() == {"b": {"id": {"S": "b"}, "kept": {"S": "no"}}}


def test_a_request_to_dynamodb_outside_its_model_is_a_violation(sandbox: Sandbox) -> None:
    with pytest.raises(ClientError, match="ValidationException"):
        sandbox.client("dynamodb").get_item(TableName="x" * 1025, Key={"id": {"S": "x"}})
    assert len(sandbox.violations) == 1
    with pytest.raises(ParamValidationError):
        sandbox.client("dynamodb").get_item(TableName="t", Key={"id": 5})


def test_a_fifo_queue_gives_each_message_once_and_the_dead_ones_to_its_other_queue(sandbox: Sandbox) -> None:
    client, url = sandbox.client("sqs"), make_queue(sandbox.client, "orders")
    for _ in range(2):
        client.send_message(QueueUrl=url, MessageBody="m", MessageGroupId="batch", MessageDeduplicationId="1")
    received = client.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    assert [one["Body"] for one in received] == ["m"]
    attributes = client.get_queue_attributes(QueueUrl=url, AttributeNames=["RedrivePolicy"])["Attributes"]
    assert json.loads(attributes["RedrivePolicy"])["deadLetterTargetArn"].endswith(":orders-dead.fifo")


@pytest.mark.parametrize(
    "more",
    [
        {"MessageDeduplicationId": "img happy.jpeg", "MessageGroupId": "g"},
        {"MessageDeduplicationId": "행복", "MessageGroupId": "g"},
        {"MessageDeduplicationId": "x" * 129, "MessageGroupId": "g"},
        {"MessageDeduplicationId": "x"},
    ],
)
def test_ids_of_messages_follow_their_rules(sandbox: Sandbox, more: dict[str, str]) -> None:
    url = make_queue(sandbox.client, "strict")
    with pytest.raises(ClientError, match="InvalidParameterValue"):
        sandbox.client("sqs").send_message(QueueUrl=url, MessageBody="m", **more)
    assert len(sandbox.violations) == 1


def test_who_one_is_and_where_things_get_credentials_is_answered(sandbox: Sandbox) -> None:
    assert sandbox.client("sts").get_caller_identity()["Account"] == "123456789012"
    endpoint = sandbox.client("iot").describe_endpoint(endpointType="iot:CredentialProvider")
    assert ".credentials.iot." in endpoint["endpointAddress"]
    assert sandbox.counts == {"sts:GetCallerIdentity": 1, "iot:DescribeEndpoint": 1}
