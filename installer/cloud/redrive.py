"""Gives parked messages back to their queue, each under a new id, without its reason."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Redriven:
    """How many messages were sent again, and how many were thrown away."""

    again: int
    dropped: int


def redrive(
    sqs: Any, dead_url: str, queue_url: str, keep: Callable[[str, str], bool] = lambda body, reason: True
) -> Redriven:
    """Empties a dead-letter queue; what `keep(body, reason)` says no to is deleted. Raises SDK errors.

    StartMessageMoveTask knows no way back for messages that a function has parked itself. A message is sent
    before it is deleted: after a break in between it comes twice, and what takes it does it once.
    """
    again = dropped = 0
    while True:
        answer = sqs.receive_message(
            QueueUrl=dead_url,
            MaxNumberOfMessages=10,
            MessageAttributeNames=["reason"],
            MessageSystemAttributeNames=["MessageGroupId"],
            VisibilityTimeout=60,
        )
        messages = answer.get("Messages", [])
        if not messages:
            return Redriven(again, dropped)
        for message in messages:
            reason = message.get("MessageAttributes", {}).get("reason", {}).get("StringValue", "")
            if keep(message["Body"], reason):
                _send(sqs, queue_url, message)
                again += 1
            else:
                dropped += 1
            sqs.delete_message(QueueUrl=dead_url, ReceiptHandle=message["ReceiptHandle"])


def _send(sqs: Any, queue_url: str, message: dict[str, Any]) -> None:
    fifo: dict[str, str] = {}
    if queue_url.endswith(".fifo"):
        mark = hashlib.sha256(f"redriven/{message['MessageId']}".encode()).hexdigest()
        fifo = {"MessageGroupId": message["Attributes"]["MessageGroupId"], "MessageDeduplicationId": mark}
    sqs.send_message(QueueUrl=queue_url, MessageBody=message["Body"], **fifo)
