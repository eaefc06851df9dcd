"""What S3 says happened to a picture, through EventBridge or straight from the bucket."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_plus

from installer.cloud.functions.queue_batch import Poison

_SEQUENCER_LENGTH = 64


@dataclass(frozen=True, slots=True)
class ObjectEvent:
    """An object was written or removed; `sequencer` orders the events of one key as plain text."""

    key: str
    written: bool
    sequencer: str
    at: datetime


def read_events(body: str) -> list[ObjectEvent]:
    """The events of one message; none for the bucket's test message. Raises Poison."""
    try:
        message = json.loads(body)
        if message.get("Event") == "s3:TestEvent":
            return []
        if "Records" in message:
            return [_from_bucket(record) for record in message["Records"]]
        return [_from_eventbridge(message)]
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise Poison("The message is no event of S3") from trouble


def _from_eventbridge(event: Mapping[str, Any]) -> ObjectEvent:
    written = {"Object Created": True, "Object Deleted": False}[event["detail-type"]]
    thing = event["detail"]["object"]
    # EventBridge gives keys as they are; a + is a plus
    return ObjectEvent(thing["key"], written, _padded(thing["sequencer"]), _time(event["time"]))


def _from_bucket(record: Mapping[str, Any]) -> ObjectEvent:
    kind = record["eventName"].partition(":")[0]
    written = {"ObjectCreated": True, "ObjectRemoved": False, "LifecycleExpiration": False}[kind]
    thing = record["s3"]["object"]
    key = unquote_plus(thing["key"])  # here a + is a space
    return ObjectEvent(key, written, _padded(thing["sequencer"]), _time(record["eventTime"]))


def _padded(sequencer: str) -> str:
    """The shorter of two is to be filled up with zeros on the right before they are compared.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    """
    if not sequencer or len(sequencer) > _SEQUENCER_LENGTH:
        raise ValueError("sequencer")
    return sequencer.upper().ljust(_SEQUENCER_LENGTH, "0")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
