"""What EventBridge does after a write to S3: a message in a FIFO queue."""

import hashlib
import json
import threading
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.wire import ACCOUNT, Request

_CREATED = ("PutObject", "CopyObject", "CompleteMultipartUpload", "PostObject")


@dataclass(frozen=True, slots=True)
class Rule:
    """Events of keys below `prefix` of a bucket go to a queue that removes doubles by content.

    `services_too`: also those of what a service writes, such as an asynchronous endpoint's answers.
    """

    bucket: str
    prefix: str
    queue: str
    region: str
    services_too: bool = False


class ObjectEvents:
    """Rules, and a counter that orders the events of a key (`sequencer`)."""

    def __init__(self, moto: Moto) -> None:
        self._moto = moto
        self._lock = threading.Lock()
        self._rules: list[Rule] = []
        self._sequence = 0

    def connect(self, rule: Rule) -> None:
        """Sends the events of a rule from now on."""
        with self._lock:
            self._rules.append(rule)

    def written(self, operation: str, request: Request) -> None:
        """Tells the queues of a write that succeeded."""
        bucket, _, key = request.path.lstrip("/").partition("/")
        if operation in _CREATED:
            self._tell(bucket, key, "Object Created", {"reason": operation})
        elif operation == "DeleteObject":
            self._tell(bucket, key, "Object Deleted", _deletion(operation))
        elif operation == "DeleteObjects":
            for one in ElementTree.fromstring(request.body).iter():
                if one.tag.rpartition("}")[2] == "Key":
                    self._tell(bucket, unquote(one.text or ""), "Object Deleted", _deletion(operation))

    def written_by_service(self, bucket: str, key: str) -> None:
        """Tells the queues that want it of what a service wrote."""
        self._tell(bucket, key, "Object Created", {"reason": "PutObject"}, by_service=True)

    def _tell(
        self, bucket: str, key: str, kind: str, more: dict[str, Any], *, by_service: bool = False
    ) -> None:
        with self._lock:
            rules = [
                one
                for one in self._rules
                if one.bucket == bucket
                and key.startswith(one.prefix)
                and (one.services_too or not by_service)
            ]
            self._sequence += 1
            sequencer = f"{self._sequence:018X}"
        content = self._moto.read_object(bucket, key) or b""
        for rule in rules:
            thing: dict[str, Any] = {"key": key, "sequencer": sequencer}
            if kind == "Object Created":
                etag = hashlib.md5(content, usedforsecurity=False).hexdigest()
                thing |= {"size": len(content), "etag": etag}
            event = {
                "version": "0",
                "id": str(uuid.uuid4()),
                "detail-type": kind,
                "source": "aws.s3",
                "account": ACCOUNT,
                "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "region": rule.region,
                "resources": [f"arn:aws:s3:::{bucket}"],
                "detail": {"version": "0", "bucket": {"name": bucket}, "object": thing, "requester": ACCOUNT}
                | more,
            }
            # One group a folder, as the stack has one rule a mood.
            group = hashlib.sha256(key.rpartition("/")[0].encode()).hexdigest()
            self._moto.send_message(rule.queue, rule.region, json.dumps(event), group)


def _deletion(operation: str) -> dict[str, str]:
    return {"reason": operation, "deletion-type": "Permanently Deleted"}
