"""What comes over the wire and goes back: requests, answers, and errors in the form of each protocol."""

import base64
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.sax.saxutils import escape

from botocore.model import ListShape, MapShape, Shape, StructureShape

ACCOUNT = "123456789012"
JSON_PROTOCOLS = ("json", "rest-json")


@dataclass(slots=True)
class Request:
    """One HTTP request, its body whole and free of any transfer encoding; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    raw_headers: list[tuple[str, str]] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path, percent-decoded."""
        return unquote(urlsplit(self.target).path)

    @property
    def query_string(self) -> str:
        """All behind the question mark."""
        return urlsplit(self.target).query

    @property
    def query(self) -> dict[str, str]:
        """The query's parameters."""
        return dict(parse_qsl(self.query_string, keep_blank_values=True))


@dataclass(slots=True)
class Answer:
    """One HTTP response."""

    status: int
    body: bytes = b""
    headers: list[tuple[str, str]] = field(default_factory=list)
    error: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was understood: which operation of which service, with which parameters, by whom."""

    service: str
    operation: str
    parameters: dict[str, Any]
    region: str = "us-east-1"
    access_key: str = ""
    token: str = ""


class ServiceFault(Exception):
    """A modelled error; `status` 0 looks it up in the service model."""

    def __init__(self, code: str, message: str, status: int = 0) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status


def error_answer(protocol: str, code: str, message: str, status: int, target: str = "") -> Answer:
    """An error in the form of `json`, `rest-json`, `rest-xml` (S3) or `query` (STS)."""
    request_id = str(uuid.uuid4())
    if protocol in JSON_PROTOCOLS:
        kind = "application/json" if protocol == "rest-json" else "application/x-amz-json-1.1"
        headers = [("content-type", kind), ("x-amzn-requestid", request_id)]
        if protocol == "rest-json":
            headers.append(("x-amzn-errortype", code))
        body = json.dumps({"__type": code, "message": message, "Message": message}).encode()
        return Answer(status, body, headers, code)
    text = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    if protocol == "rest-xml":
        xml = f"<Error>{text}<Resource>{escape(target)}</Resource><RequestId>{request_id}</RequestId></Error>"
    else:
        xml = f"<ErrorResponse><Error>{text}</Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'.encode()
    return Answer(status, body, [("content-type", "text/xml"), ("x-amzn-requestid", request_id)], code)


def output_answer(protocol: str, shape: StructureShape | None, output: Mapping[str, Any]) -> Answer:
    """A handler's output as JSON.

    Raises ValueError for a member that the model does not know: then the sandbox itself is wrong.
    """
    body = json.dumps(to_json(shape, output) if shape else {}).encode()
    kind = "application/json" if protocol == "rest-json" else "application/x-amz-json-1.1"
    return Answer(200, body, [("content-type", kind), ("x-amzn-requestid", str(uuid.uuid4()))])


def to_json(shape: Shape, value: Any) -> Any:
    """A Python value as JSON of this shape: times as epoch seconds, blobs as base64, None left out."""
    if isinstance(shape, StructureShape):
        unknown = set(value) - set(shape.members)
        if unknown:
            raise ValueError(f"{shape.name} has no {sorted(unknown)}")
        return {
            shape.members[name].serialization.get("name", name): to_json(shape.members[name], item)
            for name, item in value.items()
            if item is not None
        }
    if isinstance(shape, ListShape):
        return [to_json(shape.member, item) for item in value]
    if isinstance(shape, MapShape):
        return {key: to_json(shape.value, item) for key, item in value.items()}
    if isinstance(value, datetime):
        return round(value.timestamp(), 3)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def from_epoch(seconds: float) -> datetime:
    """An aware time in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
