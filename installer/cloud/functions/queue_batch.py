"""Works through a batch of SQS messages: in order within a group, poison set aside with its reason."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from installer.cloud.functions.notes import note

LONGEST_WAIT_S = 900
_LONGEST_REASON = 400


class Poison(Exception):
    """No later try can succeed; the text says why, and names nobody."""


class Later(Exception):
    """This try did not succeed; another may."""


@dataclass(frozen=True, slots=True)
class QueueMessage:
    """One message as Lambda hands it over; `tries` counts this one. A standard queue has no groups."""

    id: str
    body: str
    receipt: str
    group: str
    tries: int

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> "QueueMessage":
        """From a record of Lambda's event."""
        attributes = record.get("attributes", {})
        return cls(
            id=record["messageId"],
            body=record["body"],
            receipt=record["receiptHandle"],
            group=attributes.get("MessageGroupId", record["messageId"]),
            tries=int(attributes.get("ApproximateReceiveCount", 1)),
        )


class DeadLetters:
    """The queue for what cannot be done."""

    def __init__(self, sqs: Any, url: str) -> None:
        self._sqs = sqs
        self._url = url

    def park(self, body: str, group: str, unique: str, reason: str) -> None:
        """Keeps a message with the attribute `reason`; `unique` tells it from others of five minutes."""
        text = "".join(sign if sign.isprintable() else " " for sign in reason)[:_LONGEST_REASON]
        fifo: dict[str, str] = {}
        if self._url.endswith(".fifo"):
            mark = hashlib.sha256(unique.encode()).hexdigest()
            fifo = {"MessageGroupId": group, "MessageDeduplicationId": mark}
        self._sqs.send_message(
            QueueUrl=self._url,
            MessageBody=body,
            MessageAttributes={"reason": {"DataType": "String", "StringValue": text or "unknown"}},
            **fifo,
        )


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a message is tried, and how long after its first failure; the wait doubles every time."""

    most_tries: int = 5
    first_wait_s: int = 5

    def wait_s(self, tries: int) -> int:
        """Seconds until a message that failed for the `tries`th time is seen again."""
        return min(LONGEST_WAIT_S, self.first_wait_s << min(tries - 1, 20))


class QueueBatch:
    """Runs `work` on the bodies of a batch and answers which messages must come again."""

    def __init__(
        self,
        work: Callable[[str], None],
        sqs: Any,
        queue_url: str,
        dead_letters: DeadLetters,
        patience: Patience,
    ) -> None:
        """`work` raises Poison, Later or an error of the SDK; anything else fails the whole batch."""
        self._work = work
        self._sqs = sqs
        self._url = queue_url
        self._dead_letters = dead_letters
        self._patience = patience

    def run(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Lambda's partial answer. A group stops at its first failure, so that its order holds."""
        failed: list[QueueMessage] = []
        stopped: dict[str, int] = {}
        for message in map(QueueMessage.read, event["Records"]):
            if message.group in stopped:
                failed.append(message)
            elif not self._done(message):
                stopped[message.group] = self._patience.wait_s(message.tries)
                failed.append(message)
        for message in failed:
            self._show_again(message, stopped[message.group])
        return {"batchItemFailures": [{"itemIdentifier": message.id} for message in failed]}

    def _done(self, message: QueueMessage) -> bool:
        try:
            self._work(message.body)
        except Poison as trouble:
            return self._parked(message, str(trouble))
        except (Later, ClientError, BotoCoreError) as trouble:
            reason = said(trouble)
            note("failed", message=message.id, tries=message.tries, reason=reason)
            if message.tries < self._patience.most_tries:
                return False
            return self._parked(message, f"given up after {message.tries} tries: {reason}")
        return True

    def _parked(self, message: QueueMessage, reason: str) -> bool:
        try:
            self._dead_letters.park(message.body, message.group, f"{message.id}/{message.tries}", reason)
        except (ClientError, BotoCoreError) as trouble:
            note("not parked", message=message.id, reason=said(trouble))
            return False
        note("parked", message=message.id, tries=message.tries, reason=reason)
        return True

    def _show_again(self, message: QueueMessage, wait_s: int) -> None:
        """Without this it would stay hidden for the queue's whole visibility time."""
        try:
            self._sqs.change_message_visibility(
                QueueUrl=self._url, ReceiptHandle=message.receipt, VisibilityTimeout=wait_s
            )
        except (ClientError, BotoCoreError) as trouble:
            note("hidden for longer", message=message.id, reason=said(trouble))


def make_batch(
    work: Callable[[str], None], sqs: Any, environment: Mapping[str, str], first_wait_s: int = 5
) -> QueueBatch:
    """The batches of a function's own queue, with the dead letters and the patience of its environment."""
    return QueueBatch(
        work,
        sqs,
        environment["QUEUE_URL"],
        DeadLetters(sqs, environment["DEAD_LETTERS_URL"]),
        Patience(
            int(environment.get("MOST_TRIES", "5")),
            int(environment.get("FIRST_WAIT_S", str(first_wait_s))),
        ),
    )


def code_of(trouble: Exception) -> str:
    """The service's word for an error; empty for others."""
    return str(trouble.response.get("Error", {}).get("Code", "")) if isinstance(trouble, ClientError) else ""


def said(trouble: Exception) -> str:
    """An error as one line: of a service only operation and code, for its text may hold what was sent."""
    if isinstance(trouble, ClientError):
        return f"{trouble.operation_name}: {code_of(trouble)}"
    if isinstance(trouble, BotoCoreError):
        return type(trouble).__name__
    return str(trouble)
