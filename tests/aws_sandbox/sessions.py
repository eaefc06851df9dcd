"""Who signs requests: static keys are taken as they are, temporary ones are known and expire."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.aws_sandbox.operations import Signature
from tests.aws_sandbox.wire import Request, ServiceFault

MOST_SKEW_S = 300  # SigV4 accepts five minutes


@dataclass(frozen=True, slots=True)
class TemporaryCredentials:
    """One session's keys; `expires_at` is aware UTC."""

    access_key: str
    secret_key: str
    token: str
    expires_at: datetime


class Sessions:
    """Issues temporary credentials; checks owner, token and time of a signature, not the signature."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._expiry_s: dict[str, float] = {}
        self.clock_offset_s = 0.0

    def now(self) -> datetime:
        """The sandbox's idea of the time, which tests can shift."""
        return datetime.fromtimestamp(self._clock() + self.clock_offset_s, UTC)

    def date(self) -> str:
        """The same as an HTTP date."""
        return format_datetime(self.now(), usegmt=True)

    def issue(self, seconds: float) -> TemporaryCredentials:
        """New credentials that live for `seconds`."""
        expires_at = self.now() + timedelta(seconds=seconds)
        token = secrets.token_urlsafe(96)
        with self._lock:
            self._expiry_s[token] = expires_at.timestamp()
        access_key = "ASIA" + secrets.token_hex(8).upper()
        return TemporaryCredentials(access_key, secrets.token_urlsafe(30), token, expires_at)

    def expire_all(self) -> int:
        """Ends every session issued so far; answers how many there were."""
        with self._lock:
            self._expiry_s = dict.fromkeys(self._expiry_s, 0.0)
            return len(self._expiry_s)

    def check(self, request: Request, signature: Signature, service: str) -> None:
        """Raises ServiceFault when the request is not signed, its session is over, or its clock is wrong."""
        if not signature.access_key:
            if service == "s3":
                raise ServiceFault("AccessDenied", "Access Denied", 403)
            raise ServiceFault("MissingAuthenticationTokenException", "Missing Authentication Token", 403)
        with self._lock:
            expiry_s = self._expiry_s.get(signature.token)
        if expiry_s is None and signature.access_key.startswith("ASIA") and not signature.token:
            raise ServiceFault(
                "UnrecognizedClientException", "The security token included in the request is invalid.", 403
            )
        if expiry_s is not None and self.now().timestamp() >= expiry_s:
            raise expired(service)
        self._check_time(request, service)

    def _check_time(self, request: Request, service: str) -> None:
        stamp = request.headers.get("x-amz-date")
        if stamp is None:
            return
        try:
            signed_at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError as error:
            raise ServiceFault(
                "IncompleteSignatureException", f"Date must be in ISO-8601 form: {stamp}", 403
            ) from error
        if abs((self.now() - signed_at).total_seconds()) <= MOST_SKEW_S:
            return
        if service == "s3":
            message = "The difference between the request time and the current time is too large."
            raise ServiceFault("RequestTimeTooSkewed", message, 403)
        when = "expired" if self.now() > signed_at else "not yet current"
        raise ServiceFault(
            "InvalidSignatureException", f"Signature {when}: {stamp} is too far from now.", 403
        )


def expired(service: str) -> ServiceFault:
    """The error for a session that is over, in the service's own words."""
    if service == "s3":
        return ServiceFault("ExpiredToken", "The provided token has expired.", 400)
    code = "ExpiredToken" if service == "sts" else "ExpiredTokenException"
    return ServiceFault(
        code, "The security token included in the request is expired", 403 if service == "sts" else 400
    )
