"""AWS IoT's credential provider: a certificate in, temporary credentials out."""

import json
import re
import ssl
import threading
import time
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.aws_sandbox.certificates import Authority, ClientCertificate, certificate_id
from tests.aws_sandbox.faults import FaultKind, Faults
from tests.aws_sandbox.journal import Journal
from tests.aws_sandbox.sessions import Sessions
from tests.aws_sandbox.wire import Answer, Request

SERVICE, OPERATION = "iot-credentials", "AssumeRoleWithCertificate"
_PATH = re.compile(r"/role-aliases/([\w=,@-]+)/credentials")


@dataclass(frozen=True, slots=True)
class Registration:
    """A certificate as AWS IoT knows it: for which thing, ACTIVE or not, and what its policy says."""

    thing: str
    active: bool = True
    allowed: bool = True


class IotCredentials:
    """Answers on the HTTPS port; faults and journal know it as service `iot-credentials`.

    Statuses and messages as measured by AWS for
    https://awslabs.github.io/aws-iot-core-credential-provider-session-helper/dev_notes.html
    """

    def __init__(
        self, authority: Authority, sessions: Sessions, faults: Faults, journal: Journal, role_alias: str
    ) -> None:
        self._authority = authority
        self._sessions = sessions
        self._faults = faults
        self._journal = journal
        self._role_alias = role_alias
        self._lock = threading.Lock()
        self._known: dict[str, Registration] = {}
        self._closing = threading.Event()
        self.life_s = 3600.0

    def close(self) -> None:
        """Wakes every request that is being delayed."""
        self._closing.set()

    def register(self, thing: str, starts_in_days: float, days: float, allowed: bool) -> ClientCertificate:
        """Issues an active certificate for a thing."""
        start = datetime.now(UTC) + timedelta(days=starts_in_days)
        issued = self._authority.issue(thing, start, start + timedelta(days=days))
        with self._lock:
            self._known[issued.id] = Registration(thing, allowed=allowed)
        return issued

    def revoke(self, identity: str) -> None:
        """Makes a certificate inactive; what it was given lives on until it expires. Raises KeyError."""
        with self._lock:
            self._known[identity] = replace(self._known[identity], active=False)

    def answer(self, request: Request, connection: Any) -> Answer | None:
        """Credentials, or why not; None cuts the connection."""
        at_s, started = time.time(), time.perf_counter()
        verdict = self._faults.judge(SERVICE, OPERATION)
        thing = request.headers.get("x-amzn-iot-thingname", "")
        answer: Answer | None = self._checked(request, connection, thing)
        if verdict.spoil is not None:
            answer = self._spoiled(verdict.spoil.kind, verdict.spoil.latency_ms)
        self._closing.wait(max(0.0, started + verdict.wait_s - time.perf_counter()))
        if answer is not None:
            answer.headers.append(("date", self._sessions.date()))
        self._journal.keep(
            at_s=at_s,
            service=SERVICE,
            operation=OPERATION,
            parameters={"path": request.path, "thing": thing},
            outcome=f"fault:{verdict.spoil.kind}" if verdict.spoil else (answer and answer.error) or "ok",
            status=answer.status if answer else 0,
            ms=(time.perf_counter() - started) * 1000,
        )
        return answer

    def _checked(self, request: Request, connection: Any, thing: str) -> Answer:
        path = _PATH.fullmatch(request.path)
        if request.method != "GET" or path is None:
            return _refusal(404, "ResourceNotFoundException", "Not found")
        der = connection.getpeercert(binary_form=True) if isinstance(connection, ssl.SSLSocket) else None
        with self._lock:
            known = self._known.get(certificate_id(der)) if der else None
        if known is None or not known.active:
            return _refusal(403, "AccessDeniedException", "Certificate is invalid on this endpoint")
        if thing and thing != known.thing:
            return _refusal(403, "AccessDeniedException", "Invalid thing name passed")
        if not known.allowed:
            return _refusal(403, "AccessDeniedException", "Access Denied")
        if path.group(1) != self._role_alias:
            return _refusal(404, "ResourceNotFoundException", "Role alias does not exist")
        issued = self._sessions.issue(self.life_s)
        credentials = {
            "accessKeyId": issued.access_key,
            "secretAccessKey": issued.secret_key,
            "sessionToken": issued.token,
            "expiration": issued.expires_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        return Answer(200, json.dumps({"credentials": credentials}).encode(), [*_HEADERS])

    def _spoiled(self, kind: FaultKind, silent_ms: float) -> Answer | None:
        match kind:
            case FaultKind.RESET:
                return None
            case FaultKind.HANG:
                self._closing.wait(silent_ms / 1000)
                return None
            case FaultKind.GARBAGE:
                return Answer(
                    200, b"<html><body>Sign in to the WiFi</body></html>", [("content-type", "text/html")]
                )
            case FaultKind.THROTTLE:
                return _refusal(429, "LimitExceededException", "Too many requests")
            case FaultKind.DENY | FaultKind.EXPIRED:
                return _refusal(403, "AccessDeniedException", "Access Denied")
            case _:
                return _refusal(500, "InternalServerException", "Internal failure")


_HEADERS = [("content-type", "application/json")]


def _refusal(status: int, code: str, message: str) -> Answer:
    headers = [*_HEADERS, ("x-amzn-errortype", code), ("x-amzn-requestid", str(uuid.uuid4()))]
    return Answer(status, json.dumps({"message": message}).encode(), headers, code)
