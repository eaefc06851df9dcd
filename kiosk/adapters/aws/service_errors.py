"""Errors of the SDK and of the network in our own words; none of its own leaves this folder."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from botocore import exceptions as sdk
from botocore.parsers import ResponseParserError

from kiosk.core.errors import (
    KioskError,
    PictureDamaged,
    ServiceDown,
    ServiceLate,
    ServiceRefused,
    SignInFailed,
)

_SIGN_IN = {
    "AuthFailure",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "IncompleteSignatureException",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "InvalidToken",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}
_CLOCK = {"RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"}
_DENIED = {"AccessDenied", "AccessDeniedException", "NotAuthorized", "UnauthorizedOperation"}
_BUSY = {
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionCanceledException",
    "TransactionConflictException",
    "TransactionInProgressException",
}
_NOT_THERE = {"NoSuchBucket", "ResourceNotFoundException"}
_BAD_PICTURE = {"ImageTooLargeException", "InvalidImageFormatException"}

_NO_CREDENTIALS = (
    sdk.CredentialRetrievalError,
    sdk.NoAuthTokenError,
    sdk.NoCredentialsError,
    sdk.PartialCredentialsError,
    sdk.ProfileNotFound,
    sdk.SSOError,
    sdk.TokenRetrievalError,
)
_WRONG_USE = (sdk.ConfigParseError, sdk.NoRegionError, sdk.UnknownEndpointError)

SET_THE_CLOCK = "Set this machine's clock, best by NTP."
SIGN_IN_AGAIN = "Check the kiosk's certificate or AWS profile with `emotion-kiosk doctor`."
CHECK_NETWORK = "Check the network, a proxy or a sign-in page of the shop's Wi-Fi."


class RequestWrong(ServiceRefused):
    """This one request was refused for what is in it; another one may be taken."""


@contextlib.contextmanager
def asking(action: str) -> Iterator[None]:
    """Runs one call of `action` (`rekognition:DetectFaces`).

    Raises ServiceLate, ServiceDown, ServiceRefused, SignInFailed or PictureDamaged for whatever the SDK
    raises. The SDK's own error is not chained: its text may hold the request, with a face or an id in it.
    """
    try:
        yield
    except sdk.ClientError as trouble:
        raise _from_answer(trouble, action) from None
    except (sdk.BotoCoreError, ResponseParserError) as trouble:
        raise _from_sdk(trouble, action) from None


def check_answer(answer: Mapping[str, Any], action: str, *members: str) -> None:
    """Raises ServiceDown when an answer lacks one of `members`, or does not come from AWS at all.

    A captive portal's 200 with a web page is read as an empty answer by boto3.
    """
    signed = answer.get("ResponseMetadata", {}).get("RequestId")
    if not signed or any(answer.get(member) is None for member in members):
        raise ServiceDown("The answer does not come from AWS", item=action, remedy=CHECK_NETWORK)


def code_of(trouble: sdk.ClientError) -> str:
    """The code of a modelled error, such as `ConflictException`."""
    return str(trouble.response.get("Error", {}).get("Code", ""))


def message_of(trouble: sdk.ClientError) -> str:
    """The service's own words; for decisions only, never for a log: it may name a person's id."""
    return str(trouble.response.get("Error", {}).get("Message", ""))


def _from_answer(trouble: sdk.ClientError, action: str) -> KioskError:
    code, message = code_of(trouble), message_of(trouble)
    metadata = trouble.response.get("ResponseMetadata", {})
    status = int(metadata.get("HTTPStatusCode", 0))
    if code in _CLOCK or "Signature expired" in message or "Signature not yet current" in message:
        return SignInFailed("AWS says that our clock is wrong", item=action, remedy=SET_THE_CLOCK)
    if code in _SIGN_IN:
        return SignInFailed(f"AWS does not accept our credentials: {code}", item=action, remedy=SIGN_IN_AGAIN)
    if code in _DENIED:
        denied = re.search(r"not authorized to perform:? ([\w-]+:\w+)", message)
        allow = denied[1] if denied else action
        during = action if allow != action else ""
        return ServiceRefused(f"{allow} is denied", item=during, remedy="Allow it in the role that is used.")
    if code in _BUSY or status == 429:
        return ServiceDown(f"The service is too busy: {code}", item=action, remedy="It is asked again later.")
    if status >= 500:
        return ServiceDown(
            f"The service failed: {code or status}", item=action, remedy="It is asked again later."
        )
    if code in _BAD_PICTURE:
        return PictureDamaged(
            f"The picture was refused: {code}", item=action, remedy="Send a JPEG up to 5 MB."
        )
    if code in _NOT_THERE:
        return ServiceRefused(
            "What the settings name is not there",
            item=action,
            remedy="Deploy the cloud, or correct the [aws] settings.",
        )
    if not metadata.get("RequestId"):
        return ServiceDown(f"The answer ({status}) does not come from AWS", item=action, remedy=CHECK_NETWORK)
    return RequestWrong(f"The request was refused: {code}", item=action, remedy="Check the [aws] settings.")


def _from_sdk(trouble: Exception, action: str) -> KioskError:
    kind = type(trouble).__name__
    match trouble:
        case sdk.ReadTimeoutError() | sdk.ConnectTimeoutError():
            return ServiceLate("No answer in time", item=action, remedy=CHECK_NETWORK)
        case sdk.SSLError():
            return ServiceDown("No secure connection", item=action, remedy=f"{SET_THE_CLOCK} {CHECK_NETWORK}")
        case sdk.ParamValidationError():
            return RequestWrong("The request cannot be sent", item=action, remedy="Check the [aws] settings.")
        case _ if isinstance(trouble, _NO_CREDENTIALS):
            return SignInFailed(f"There are no AWS credentials: {kind}", item=action, remedy=SIGN_IN_AGAIN)
        case _ if isinstance(trouble, _WRONG_USE):
            return ServiceRefused(
                f"The request cannot be made: {kind}", item=action, remedy="Check the [aws] settings."
            )
    return ServiceDown(f"AWS is not reachable: {kind}", item=action, remedy=CHECK_NETWORK)
