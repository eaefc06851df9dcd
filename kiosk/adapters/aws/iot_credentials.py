"""Credentials from the kiosk's X.509 certificate, through AWS IoT's credential provider."""

import logging
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import requests
from botocore.credentials import CredentialProvider, DeferredRefreshableCredentials
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from kiosk.adapters.aws.service_errors import CHECK_NETWORK, SET_THE_CLOCK
from kiosk.core.errors import SignInFailed

METHOD = "iot-certificate"
TIMEOUTS_S = (2.0, 5.0)
CLOCK_MAY_DIFFER = timedelta(minutes=5)
"""SigV4 refuses requests whose time is further off."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IotIdentity:
    """A kiosk as a thing of AWS IoT.

    `endpoint` is the host of `describe-endpoint --endpoint-type iot:CredentialProvider`; `ca_bundle` is only
    for networks that open TLS connections with a certificate of their own.
    """

    endpoint: str
    role_alias: str
    thing_name: str
    certificate: Path
    key: Path
    ca_bundle: Path | None = None

    @property
    def url(self) -> str:
        """Where the credentials are."""
        return f"https://{self.endpoint}/role-aliases/{self.role_alias}/credentials"


class IotCredentialProvider(CredentialProvider):
    """Puts the certificate into botocore's chain; nothing is asked before the first call is signed."""

    METHOD = METHOD
    CANONICAL_NAME = METHOD

    def __init__(
        self, identity: IotIdentity, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__()
        self._identity = identity
        self._now = now
        self._turn = threading.Lock()

    def load(self) -> DeferredRefreshableCredentials:
        """Credentials that fetch themselves, again 15 minutes before they end.

        The role alias should give them for an hour: with its minimum of 900 s every call would fetch.
        """
        return DeferredRefreshableCredentials(refresh_using=self.fetch, method=METHOD)

    def fetch(self) -> dict[str, str]:
        """New credentials in botocore's form. Raises SignInFailed with what to do about it."""
        identity = self._identity
        with self._turn:
            check_certificate(identity, self._now())
            answer = _get(identity)
        self._check_clock(answer)
        if answer.status_code != requests.codes.ok:
            raise _refusal(identity, answer.status_code)
        found = _credentials(answer)
        if found is None:
            raise _failed("The answer is not from AWS IoT", identity, CHECK_NETWORK)
        if datetime.fromisoformat(found["expiry_time"]) <= self._now():
            raise _failed("The credentials had ended when they came", identity, SET_THE_CLOCK)
        log.info("Signed in as thing %s until %s", identity.thing_name, found["expiry_time"])
        return found

    def _check_clock(self, answer: requests.Response) -> None:
        told = answer.headers.get("Date")
        try:
            theirs = parsedate_to_datetime(told) if told else None
        except ValueError:
            theirs = None  # a date that cannot be read proves nothing about our clock
        off = self._now() - theirs if theirs and theirs.tzinfo else timedelta()
        if abs(off) > CLOCK_MAY_DIFFER:
            minutes = off.total_seconds() / 60
            raise _failed(f"The clock is wrong by {minutes:+.0f} minutes", self._identity, SET_THE_CLOCK)


def check_certificate(identity: IotIdentity, now: datetime) -> datetime:
    """Reads certificate and key and answers when the certificate ends; raises SignInFailed."""
    try:
        certificate = x509.load_pem_x509_certificate(identity.certificate.read_bytes())
        key = serialization.load_pem_private_key(identity.key.read_bytes(), password=None)
    except OSError as trouble:
        raise SignInFailed(
            f"The certificate or its key cannot be read: {trouble.strerror}",
            item=str(trouble.filename),
            remedy="Correct the path in the [aws] settings, or the file's owner.",
        ) from None
    except (ValueError, TypeError):
        # the parser's words are not repeated: they may quote the key
        raise _failed(
            "The certificate or its key is no PEM without a password", identity, "Copy both files again."
        ) from None
    if certificate.public_key() != key.public_key():
        raise _failed("The key does not belong to the certificate", identity, "Copy both files again.")
    if now > certificate.not_valid_after_utc:
        day = certificate.not_valid_after_utc.date()
        raise _failed(f"The certificate ended on {day}", identity, f"Issue a new one. Or: {SET_THE_CLOCK}")
    if now < certificate.not_valid_before_utc:
        raise _failed("The certificate is not valid yet: the clock is wrong", identity, SET_THE_CLOCK)
    return certificate.not_valid_after_utc


def _get(identity: IotIdentity) -> requests.Response:
    try:
        return requests.get(
            identity.url,
            headers={"x-amzn-iot-thingname": identity.thing_name},
            cert=(str(identity.certificate), str(identity.key)),
            verify=str(identity.ca_bundle) if identity.ca_bundle else True,
            timeout=TIMEOUTS_S,
            allow_redirects=False,
        )
    except requests.exceptions.SSLError as trouble:
        raise _from_tls(identity, str(trouble)) from None
    except requests.exceptions.Timeout:
        raise _failed("AWS IoT does not answer", identity, CHECK_NETWORK) from None
    except (requests.exceptions.RequestException, ssl.SSLError, OSError) as trouble:
        if "alert" in str(trouble):  # TLS 1.3 refuses a client with the first bytes of the answer
            raise _from_tls(identity, str(trouble)) from None
        raise _failed("AWS IoT is not reachable", identity, CHECK_NETWORK) from None


def _from_tls(identity: IotIdentity, text: str) -> SignInFailed:
    if "not yet valid" in text or "has expired" in text:
        return _failed("The clock is wrong: AWS's certificate seems out of date", identity, SET_THE_CLOCK)
    if "certificate verify failed" in text or "CERTIFICATE_VERIFY_FAILED" in text:
        return _failed("Somebody else answers for AWS IoT", identity, CHECK_NETWORK)
    if "alert" in text.lower():
        return _failed("AWS IoT does not take the certificate", identity, "Register or activate it again.")
    return _failed("No secure connection to AWS IoT", identity, CHECK_NETWORK)


def _refusal(identity: IotIdentity, status: int) -> SignInFailed:
    if status == requests.codes.forbidden:
        return _failed(
            f"AWS IoT refuses the certificate for {identity.thing_name}",
            identity,
            "It is revoked or inactive, not attached to this thing, or its policy lacks"
            f" iot:AssumeRoleWithCertificate on the role alias {identity.role_alias}.",
        )
    if status == requests.codes.not_found:
        return _failed("There is no such role alias", identity, f"Make the role alias {identity.role_alias}.")
    return _failed(f"AWS IoT answered {status}", identity, CHECK_NETWORK)


def _credentials(answer: requests.Response) -> dict[str, str] | None:
    try:
        body: Any = answer.json()["credentials"]
        found = {
            "access_key": str(body["accessKeyId"]),
            "secret_key": str(body["secretAccessKey"]),
            "token": str(body["sessionToken"]),
            "expiry_time": str(body["expiration"]),
        }
        ends = datetime.fromisoformat(found["expiry_time"])
    except (ValueError, KeyError, TypeError):
        return None
    return found if ends.tzinfo else None


def _failed(what: str, identity: IotIdentity, remedy: str) -> SignInFailed:
    return SignInFailed(what, item=identity.endpoint, remedy=remedy)
