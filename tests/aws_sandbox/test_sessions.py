import pytest
import requests
from botocore.exceptions import ClientError

from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.conftest import BUCKET


def code_of(error: pytest.ExceptionInfo[ClientError]) -> str:
    return str(error.value.response["Error"]["Code"])


def test_a_session_works_until_it_expires(sandbox: Sandbox) -> None:
    keys = sandbox.issue_credentials(3600)
    mine = {"access_key": keys["access_key"], "secret_key": keys["secret_key"], "token": keys["token"]}
    sandbox.client("rekognition", **mine).list_collections()
    assert sandbox.expire_credentials() >= 1
    for service, call, code in (
        ("rekognition", "list_collections", "ExpiredTokenException"),
        ("dynamodb", "list_tables", "ExpiredTokenException"),
        ("s3", "list_buckets", "ExpiredToken"),
        ("sts", "get_caller_identity", "ExpiredToken"),
    ):
        with pytest.raises(ClientError) as error:
            getattr(sandbox.client(service, **mine), call)()
        assert code_of(error) == code
    sandbox.client("rekognition").list_collections()
    assert sandbox.violations == []


def test_a_session_that_was_issued_for_no_time_is_over(sandbox: Sandbox) -> None:
    keys = sandbox.issue_credentials(0)
    client = sandbox.client("rekognition", access_key=keys["access_key"], token=keys["token"])
    with pytest.raises(ClientError, match="ExpiredTokenException"):
        client.list_collections()


def test_temporary_keys_without_their_token_are_unknown(sandbox: Sandbox) -> None:
    keys = sandbox.issue_credentials(3600)
    with pytest.raises(ClientError, match="UnrecognizedClientException"):
        sandbox.client("rekognition", access_key=keys["access_key"]).list_collections()


def test_static_keys_can_be_told_that_they_are_expired(sandbox: Sandbox) -> None:
    sandbox.expired("rekognition", times=1)
    with pytest.raises(ClientError, match="ExpiredTokenException"):
        sandbox.client("rekognition").list_collections()


def test_a_clock_that_is_off_is_told_and_the_answer_carries_the_right_time(sandbox: Sandbox) -> None:
    sandbox.shift_clock(900)
    with pytest.raises(ClientError) as error:
        sandbox.client("rekognition").list_collections()
    assert code_of(error) == "InvalidSignatureException"
    assert "expired" in str(error.value)
    with pytest.raises(ClientError) as error:
        sandbox.client("s3").list_buckets()
    assert code_of(error) == "RequestTimeTooSkewed"
    sandbox.shift_clock(-900)
    with pytest.raises(ClientError, match="not yet current"):
        sandbox.client("rekognition").list_collections()


def test_an_unsigned_request_is_refused(sandbox: Sandbox) -> None:
    answer = requests.post(
        sandbox.endpoint,
        headers={"X-Amz-Target": "RekognitionService.ListCollections"},
        data="{}",
        timeout=10,
    )
    assert answer.status_code == 403
    assert answer.json()["__type"] == "MissingAuthenticationTokenException"
    assert requests.get(f"{sandbox.endpoint}/{BUCKET}/secret.jpeg", timeout=10).status_code == 403


def test_a_presigned_address_counts_as_signed(sandbox: Sandbox) -> None:
    client = sandbox.client("s3")
    client.put_object(Bucket=BUCKET, Key="a b.txt", Body=b"hello")
    url = client.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": "a b.txt"})
    assert requests.get(url, timeout=10).content == b"hello"
