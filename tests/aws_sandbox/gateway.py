"""The way of one request: understood, delayed, refused or spoiled, answered, written down."""

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from botocore.model import OperationModel, StructureShape

from tests.aws_sandbox.bodies import BodyWrong
from tests.aws_sandbox.conditional_writes import ConditionalWrites
from tests.aws_sandbox.endpoints import Endpoints
from tests.aws_sandbox.faults import Fault, FaultKind, Faults, Verdict
from tests.aws_sandbox.journal import Journal
from tests.aws_sandbox.listings import Listings
from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.object_events import ObjectEvents
from tests.aws_sandbox.operations import (
    Signature,
    find_operation,
    known_services,
    operation_model,
    service_model,
    signature_of,
)
from tests.aws_sandbox.pictures import Pictures
from tests.aws_sandbox.queue_rules import complaints
from tests.aws_sandbox.service import RuleBroken, Service
from tests.aws_sandbox.sessions import Sessions, expired
from tests.aws_sandbox.transactions import Transactions
from tests.aws_sandbox.validation import Reader
from tests.aws_sandbox.wire import (
    ACCOUNT,
    JSON_PROTOCOLS,
    Answer,
    Call,
    Request,
    ServiceFault,
    error_answer,
    output_answer,
)

_PORTAL = b"<!doctype html><html><head><title>Sign in</title></head><body><h1>Free WiFi</h1></body></html>"
_PROTOCOLS = {"s3": "rest-xml", "cloudfront": "rest-xml", "sts": "query"}
_THROTTLES = {
    "rekognition": ("ProvisionedThroughputExceededException", 400),
    "dynamodb": ("ProvisionedThroughputExceededException", 400),
    "s3": ("SlowDown", 503),
    "cloudfront": ("TooManyRequests", 429),
    "sts": ("Throttling", 400),
}
_SCANNED_ROWS = 250
_INTERNAL = {"rekognition": "InternalServerError", "dynamodb": "InternalServerError", "s3": "InternalError"}
_INVALID = {"sqs": "InvalidParameterValue", "dynamodb": "ValidationException"}


@dataclass(frozen=True, slots=True)
class Behind:
    """What answers behind the gateway: our own services by name, moto, and those that are no plain JSON."""

    services: Mapping[str, Service]
    moto: Moto
    pictures: Pictures
    endpoints: Endpoints
    events: ObjectEvents
    transactions: Transactions
    conditional_writes: ConditionalWrites
    listings: Listings


class Gateway:
    """Answers requests with our own services and moto."""

    def __init__(self, behind: Behind, faults: Faults, journal: Journal, sessions: Sessions) -> None:
        self._behind = behind
        self._faults = faults
        self._journal = journal
        self._sessions = sessions
        self._closing = threading.Event()

    def close(self) -> None:
        """Wakes every request that is being delayed."""
        self._closing.set()

    def answer(self, request: Request) -> Answer | None:
        """The response; None when the connection is to be cut without one."""
        at_s, started = time.time(), time.perf_counter()
        signature = signature_of(request)
        service, operation = find_operation(request, signature)
        verdict = self._faults.judge(service, operation)
        parameters, problems, answer = self._attempt(request, signature, service, operation, verdict)
        self._closing.wait(max(0.0, started + verdict.wait_s - time.perf_counter()))
        if answer is not None:
            answer.headers.append(("date", self._sessions.date()))
        spoil = verdict.spoil
        self._journal.keep(
            at_s=at_s,
            service=service,
            operation=operation,
            parameters=parameters,
            outcome=f"fault:{spoil.kind}" if spoil else (answer.error if answer and answer.error else "ok"),
            status=answer.status if answer else 0,
            ms=(time.perf_counter() - started) * 1000,
            violations=tuple(problems),
        )
        return answer

    def _attempt(
        self, request: Request, signature: Signature, service: str, operation: str, verdict: Verdict
    ) -> tuple[dict[str, Any], list[str], Answer | None]:
        problems: list[str] = []
        parameters: dict[str, Any] = {}
        spoil = verdict.spoil
        try:
            parameters, problems, model = self._understand(request, service, operation)
            if spoil and not spoil.applied:
                return parameters, problems, self._spoiled(spoil, service, operation)
            if service != "cloudfront":
                self._sessions.check(request, signature, service)
            if problems:
                own = self._behind.services.get(service)
                code = own.invalid if own else _INVALID.get(service, "ValidationException")
                raise ServiceFault(
                    code, f"{len(problems)} validation error detected: {'; '.join(problems)}", 400
                )
            answer = self._served(request, signature, service, operation, parameters, model)
        except RuleBroken as fault:
            problems = [*problems, fault.message]
            answer = self._refused(service, operation, fault)
        except ServiceFault as fault:
            answer = self._refused(service, operation, fault)
        except BodyWrong as wrong:
            problems = [*problems, wrong.message]
            answer = self._refused(service, operation, ServiceFault(wrong.code, wrong.message, 400))
        if spoil:
            return parameters, problems, self._spoiled(spoil, service, operation)
        return parameters, problems, answer

    def _understand(
        self, request: Request, service: str, operation: str
    ) -> tuple[dict[str, Any], list[str], OperationModel | None]:
        """Parameters, what the service model says against them, and the model of the operation."""
        if service in ("s3", "cloudfront"):
            bucket, _, key = request.path.lstrip("/").partition("/")
            return {"Bucket": bucket, "Key": key, "Body": request.body} | request.query, [], None
        if protocol_of(service) not in JSON_PROTOCOLS:
            return request.query, [], None
        model = operation_model(service, operation)
        if model is None:
            if service in self._behind.services:
                raise RuleBroken(
                    "UnknownOperationException",
                    f"{service} has no operation {operation or request.path}",
                    400,
                )
            return {}, [], None
        if service == "sagemaker-runtime":
            return self._behind.endpoints.parameters(request), [], model
        payload = model.input_shape.serialization.get("payload") if model.input_shape else None
        rest = any("location" in member.serialization for member in _members(model))
        if model.input_shape is None or payload or rest:
            return {"path": request.path, "Body": request.body} | request.query, [], model
        try:
            document = json.loads(request.body or b"{}")
        except ValueError as error:
            raise RuleBroken("SerializationException", "The body is no JSON", 400) from error
        reader = Reader()
        parameters = reader.read(model.input_shape, document)
        if reader.wrong_types:
            raise RuleBroken("SerializationException", "; ".join(reader.problems), 400)
        own_rules = complaints(operation, parameters) if service == "sqs" else ()
        return parameters, [*reader.problems, *own_rules], model

    def _served(
        self,
        request: Request,
        signature: Signature,
        service: str,
        operation: str,
        parameters: dict[str, Any],
        model: OperationModel | None,
    ) -> Answer:
        if service == "cloudfront":
            return self._behind.pictures.answer(request)
        if service == "sagemaker-runtime":
            return self._behind.endpoints.answer(request, signature.region)
        own = self._behind.services.get(service)
        handler = own.operations().get(operation) if own else None
        if handler is None or model is None:
            if own is not None:
                raise RuleBroken(
                    "UnknownOperationException", f"The sandbox has no {service}:{operation}", 400
                )
            if service == "dynamodb":
                return self._from_tables(request, operation, signature.region)
            listed = self._behind.listings.answer(operation, request) if service == "s3" else None
            if listed is not None:
                return listed
            with self._behind.conditional_writes.checked(operation, request):
                answer = self._behind.moto.answer(request)
            if service == "s3" and answer.status < 300:
                self._behind.events.written(operation, request)
            return answer
        call = Call(service, operation, parameters, signature.region, signature.access_key, signature.token)
        return output_answer(protocol_of(service), model.output_shape, handler(call))

    def _from_tables(self, request: Request, operation: str, region: str) -> Answer:
        with self._behind.transactions.lock:
            if operation == "TransactWriteItems":
                return self._behind.transactions.answer(json.loads(request.body), region)
            return self._behind.moto.answer(_in_pages(request) if operation == "Scan" else request)

    def _refused(self, service: str, operation: str, fault: ServiceFault) -> Answer:
        status = fault.status or _modelled_status(service, operation, fault.code)
        return error_answer(protocol_of(service), fault.code, fault.message, status, operation)

    def _spoiled(self, fault: Fault, service: str, operation: str) -> Answer | None:
        match fault.kind:
            case FaultKind.RESET:
                return None
            case FaultKind.HANG:
                self._closing.wait(fault.latency_ms / 1000)
                return None
            case FaultKind.GARBAGE:
                return Answer(200, _PORTAL, [("content-type", "text/html; charset=utf-8")])
            case FaultKind.THROTTLE:
                code, status = _THROTTLES.get(service, ("ThrottlingException", 400))
                return self._refused(service, operation, ServiceFault(code, "Rate exceeded", status))
            case FaultKind.EXPIRED:
                return self._refused(service, operation, expired(service))
            case FaultKind.DENY:
                return self._refused(service, operation, _denied(service, operation))
            case _:
                code = _INTERNAL.get(service, "InternalServerException")
                return self._refused(service, operation, ServiceFault(code, "We are sorry.", fault.status))


def protocol_of(service: str) -> str:
    """How a service speaks."""
    if service in _PROTOCOLS:
        return _PROTOCOLS[service]
    return str(service_model(service).metadata["protocol"]) if service in known_services() else "json"


def _members(model: OperationModel) -> list[Any]:
    return list(model.input_shape.members.values()) if model.input_shape else []


def _modelled_status(service: str, operation: str, code: str) -> int:
    model = operation_model(service, operation)
    for shape in model.error_shapes if model else ():
        if isinstance(shape, StructureShape) and shape.error_code == code:
            status = shape.metadata.get("error", {}).get("httpStatusCode")
            return int(status) if status else (500 if shape.metadata.get("fault") else 400)
    return 400


def _in_pages(scan: Request) -> Request:
    """A scan that says no limit ends after some rows, as the real one after a megabyte: moto takes a second
    for a thousand rows, and a client on a busy machine does not wait for longer than some of those.
    """
    return replace(scan, body=json.dumps({"Limit": _SCANNED_ROWS} | json.loads(scan.body)).encode())


def _denied(service: str, operation: str) -> ServiceFault:
    if service in ("s3", "cloudfront"):
        return ServiceFault("AccessDenied", "Access Denied", 403)
    family = service.split("-")[0]
    message = (
        f"User: arn:aws:iam::{ACCOUNT}:user/sandbox is not authorized to perform: {family}:{operation} "
        "because no identity-based policy allows the action"
    )
    return ServiceFault(
        "AccessDenied" if service == "sts" else "AccessDeniedException",
        message,
        403 if service == "sts" else 400,
    )
