from typing import Any

import pytest
from botocore import exceptions as sdk
from botocore.parsers import ResponseParserError

from kiosk.adapters.aws.service_errors import RequestWrong, asking, check_answer
from kiosk.core.errors import (
    KioskError,
    PictureDamaged,
    ServiceDown,
    ServiceLate,
    ServiceRefused,
    SignInFailed,
)

ACTION = "rekognition:DetectFaces"
SECRETS = ("AKIAIOSFODNN7EXAMPLE", "visitor-7b7a0a3e", "/9j/4AAQSkZJRg")


def answered(code: str, message: str = "", status: int = 400, request_id: str = "r-1") -> sdk.ClientError:
    metadata: dict[str, Any] = {"HTTPStatusCode": status}
    if request_id:
        metadata["RequestId"] = request_id
    response: Any = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": metadata}
    return sdk.ClientError(response, "DetectFaces")


def translated(trouble: Exception) -> KioskError:
    with pytest.raises(KioskError) as caught, asking(ACTION):
        raise trouble
    return caught.value


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        (answered("ThrottlingException"), ServiceDown),
        (answered("ProvisionedThroughputExceededException"), ServiceDown),
        (answered("InternalServerError", status=500), ServiceDown),
        (answered("429", status=429), ServiceDown),
        (answered("AccessDeniedException"), ServiceRefused),
        (answered("ResourceNotFoundException"), ServiceRefused),
        (answered("InvalidParameterException"), RequestWrong),
        (answered("ExpiredTokenException"), SignInFailed),
        (answered("UnrecognizedClientException", status=403), SignInFailed),
        (answered("InvalidSignatureException", "Signature expired: 20261122T000000Z"), SignInFailed),
        (answered("RequestTimeTooSkewed", status=403), SignInFailed),
        (answered("ImageTooLargeException"), PictureDamaged),
        (answered("InvalidImageFormatException"), PictureDamaged),
        (answered("403", status=403, request_id=""), ServiceDown),
        (answered("302", status=302, request_id=""), ServiceDown),
        (sdk.ReadTimeoutError(endpoint_url="https://x"), ServiceLate),
        (sdk.ConnectTimeoutError(endpoint_url="https://x"), ServiceLate),
        (sdk.EndpointConnectionError(endpoint_url="https://x"), ServiceDown),
        (sdk.ConnectionClosedError(endpoint_url="https://x"), ServiceDown),
        (sdk.SSLError(endpoint_url="https://x", error=OSError("certificate has expired")), ServiceDown),
        (sdk.ProxyConnectionError(proxy_url="http://user:pass@x", error="no"), ServiceDown),
        (ResponseParserError("<html>"), ServiceDown),
        (sdk.NoCredentialsError(), SignInFailed),
        (sdk.PartialCredentialsError(provider="env", cred_var="secret"), SignInFailed),
        (sdk.CredentialRetrievalError(provider="process", error_msg="boom"), SignInFailed),
        (sdk.ProfileNotFound(profile="kiosk"), SignInFailed),
        (sdk.NoRegionError(), ServiceRefused),
        (sdk.ParamValidationError(report="Invalid type for UserId"), RequestWrong),
    ],
)
def test_every_error_of_the_sdk_becomes_one_of_ours(trouble: Exception, expected: type[KioskError]) -> None:
    told = translated(trouble)
    assert type(told) is expected
    assert ACTION in (told.item, told.what.removesuffix(" is denied"))
    assert told.remedy


def test_the_denied_action_is_the_one_that_aws_names() -> None:
    message = "User: arn:aws:sts::1:x/y is not authorized to perform: dynamodb:PutItem on resource: arn"
    told = translated(answered("AccessDeniedException", message))
    assert told.what == "dynamodb:PutItem is denied"
    assert told.item == ACTION and told.remedy.startswith("Allow it")


def test_a_wrong_clock_is_told_apart_from_wrong_credentials() -> None:
    clock = translated(answered("InvalidSignatureException", "Signature not yet current: 2026"))
    keys = translated(answered("InvalidSignatureException", "The request signature does not match"))
    assert "clock" in clock.what and "clock" in clock.remedy
    assert "clock" not in keys.what


@pytest.mark.parametrize(
    "trouble",
    [
        answered("ValidationException", " ".join(SECRETS)),
        answered("AccessDeniedException", " ".join(SECRETS)),
        answered("UnrecognizedClientException", " ".join(SECRETS)),
        sdk.ParamValidationError(report=" ".join(SECRETS)),
        sdk.CredentialRetrievalError(provider="process", error_msg=" ".join(SECRETS)),
        ResponseParserError(" ".join(SECRETS)),
    ],
)
def test_no_key_no_id_and_no_face_is_in_an_error_or_behind_it(trouble: Exception) -> None:
    told = translated(trouble)
    assert not any(secret in str(told) for secret in SECRETS)
    assert told.__cause__ is None and told.__suppress_context__


def test_our_own_errors_pass_unchanged() -> None:
    ours = ServiceLate("late")
    assert translated(ours) is ours


def test_an_answer_without_a_request_id_or_a_member_is_not_from_aws() -> None:
    metadata: dict[str, Any] = {"ResponseMetadata": {"RequestId": "r-1"}}
    check_answer(metadata | {"FaceDetails": []}, ACTION, "FaceDetails")
    answers: list[dict[str, Any]] = [{}, {"FaceDetails": []}, metadata]
    for answer in answers:
        with pytest.raises(ServiceDown, match="not come from AWS"):
            check_answer(answer, ACTION, "FaceDetails")
