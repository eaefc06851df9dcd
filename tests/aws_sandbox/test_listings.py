from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError

from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.sandbox import Sandbox

BUCKET = "listed"
ODD = ("b/a b.jpeg", "b/a+b.jpeg", "b/100%.jpeg", "b/%2F.jpeg", "b/호수.jpeg", "b/<&>.jpeg")


@pytest.fixture(scope="module")
def bucket(running: Sandbox) -> Iterator[None]:
    s3 = running.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    running.seed_objects(BUCKET, [*(f"a/{number:04}" for number in range(2500)), *ODD], [b"one", b"three"])
    yield
    keys = running.object_keys(BUCKET)
    for start in range(0, len(keys), 1000):
        objects = [{"Key": key} for key in keys[start : start + 1000]]
        s3.delete_objects(Bucket=BUCKET, Delete={"Objects": objects})
    s3.delete_bucket(Bucket=BUCKET)


@pytest.fixture
def filled(sandbox: Sandbox, bucket: None) -> Sandbox:
    return sandbox


def test_pages_hold_a_thousand_keys_and_lead_to_the_next(filled: Sandbox) -> None:
    s3 = filled.client("s3")
    pages = list(s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix="a/"))
    assert [page["KeyCount"] for page in pages] == [1000, 1000, 500]
    keys = [one["Key"] for page in pages for one in page["Contents"]]
    assert keys == [f"a/{number:04}" for number in range(2500)]


def test_odd_keys_come_as_they_are(filled: Sandbox) -> None:
    answer = filled.client("s3").list_objects_v2(Bucket=BUCKET, Prefix="b/")
    assert [one["Key"] for one in answer["Contents"]] == sorted(ODD)
    head = filled.client("s3").head_object(Bucket=BUCKET, Key=ODD[0])
    first = next(one for one in answer["Contents"] if one["Key"] == ODD[0])
    assert (first["ETag"], first["Size"]) == (head["ETag"], head["ContentLength"])
    assert abs((first["LastModified"] - head["LastModified"]).total_seconds()) < 1


def test_lists_start_behind_a_key_and_end_early_when_asked(filled: Sandbox) -> None:
    s3 = filled.client("s3")
    answer = s3.list_objects_v2(Bucket=BUCKET, StartAfter="a/2497", MaxKeys=3)
    assert [one["Key"] for one in answer["Contents"]] == ["a/2498", "a/2499", sorted(ODD)[0]]
    assert answer["IsTruncated"]
    assert "Contents" not in s3.list_objects_v2(Bucket=BUCKET, Prefix="c/")


def test_a_token_of_somebody_else_is_refused(filled: Sandbox) -> None:
    with pytest.raises(ClientError, match="InvalidArgument"):
        filled.client("s3").list_objects_v2(Bucket=BUCKET, ContinuationToken="?")


def test_folders_and_missing_buckets_are_left_to_moto(filled: Sandbox) -> None:
    s3 = filled.client("s3")
    answer = s3.list_objects_v2(Bucket=BUCKET, Delimiter="/")
    assert [one["Prefix"] for one in answer["CommonPrefixes"]] == ["a/", "b/"]
    with pytest.raises(ClientError, match="NoSuchBucket"):
        s3.list_objects_v2(Bucket="no-such-bucket")
