"""Messages that a function has set aside with a reason: looked at, or given to their queue again.

These calls raise errors of the SDK: whoever makes them says what they were for.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

AT_ONCE = 10
"""SQS hands out no more in one call, and of a FIFO queue's group no more at all until these are back."""
_HIDDEN_S = 60


@dataclass(frozen=True, slots=True)
class Parked:
    """A message of a dead-letter queue; `reason` is empty when SQS itself gave it up."""

    id: str
    body: str
    reason: str
    group: str
    receipt: str


class Fate(Enum):
    """What becomes of a parked message."""

    AGAIN = "again"
    DROP = "drop"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Redriven:
    """How many messages were sent again, and how many were thrown away."""

    again: int
    dropped: int


def peek(sqs: Any, dead_url: str, most: int = 200) -> list[Parked]:
    """What lies in a dead-letter queue, which keeps all of it; of one group ten at most."""
    taken: list[Parked] = []
    with _given_back(sqs, dead_url, taken):
        while len(taken) < most and (found := _receive(sqs, dead_url)):
            taken += found
    return taken


def redrive(
    sqs: Any,
    dead_url: str,
    queue_url: str,
    choose: Callable[[Parked], Fate] = lambda parked: Fate.AGAIN,
    told: Callable[[Redriven], None] = lambda redriven: None,
) -> Redriven:
    """Goes through a dead-letter queue and does with each message what `choose` says.

    StartMessageMoveTask knows no way back for messages that a function has parked itself. A message is sent,
    under a new id and without its reason, before it is deleted: after a break in between it comes twice, and
    what takes it does it once. What fails anew in the meantime stays parked.
    """
    again = dropped = 0
    left: list[Parked] = []
    seen: set[tuple[str, str]] = set()
    with _given_back(sqs, dead_url, left):
        while found := _receive(sqs, dead_url):
            for parked in found:
                mark = (parked.group, parked.body)
                fate = Fate.LEAVE if mark in seen else choose(parked)
                if fate is Fate.LEAVE:
                    left.append(parked)
                    continue
                if fate is Fate.AGAIN:
                    seen.add(mark)
                    _send(sqs, queue_url, parked)
                    again += 1
                else:
                    dropped += 1
                sqs.delete_message(QueueUrl=dead_url, ReceiptHandle=parked.receipt)
                told(Redriven(again, dropped))
    return Redriven(again, dropped)


def _receive(sqs: Any, url: str) -> list[Parked]:
    answer = sqs.receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=AT_ONCE,
        MessageAttributeNames=["reason"],
        MessageSystemAttributeNames=["MessageGroupId"],
        VisibilityTimeout=_HIDDEN_S,
    )
    return [
        Parked(
            id=one["MessageId"],
            body=one["Body"],
            reason=one.get("MessageAttributes", {}).get("reason", {}).get("StringValue", ""),
            group=one.get("Attributes", {}).get("MessageGroupId", ""),
            receipt=one["ReceiptHandle"],
        )
        for one in answer.get("Messages", [])
    ]


@contextlib.contextmanager
def _given_back(sqs: Any, url: str, taken: list[Parked]) -> Iterator[None]:
    """Whatever is in `taken` at the end can be seen again at once, also when something failed before."""
    try:
        yield
    finally:
        for start in range(0, len(taken), AT_ONCE):
            entries = [
                {"Id": str(number), "ReceiptHandle": one.receipt, "VisibilityTimeout": 0}
                for number, one in enumerate(taken[start : start + AT_ONCE])
            ]
            sqs.change_message_visibility_batch(QueueUrl=url, Entries=entries)


def _send(sqs: Any, queue_url: str, parked: Parked) -> None:
    fifo: dict[str, str] = {}
    if queue_url.endswith(".fifo"):
        mark = hashlib.sha256(f"redriven/{parked.id}".encode()).hexdigest()
        fifo = {"MessageGroupId": parked.group, "MessageDeduplicationId": mark}
    sqs.send_message(QueueUrl=queue_url, MessageBody=parked.body, **fifo)
