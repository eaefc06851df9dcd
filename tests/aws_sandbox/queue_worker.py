"""Runs a Lambda function on the messages of an SQS queue, as its event source mapping does."""

import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

Handler = Callable[[dict[str, Any], Any], Any]
"""A Lambda function: (event, context) to an answer, here `{"batchItemFailures": [...]}` or nothing."""


class QueueWorker:
    """Polls from `start` to `stop`; what a handler reports as failed, or all when it raises, comes again."""

    def __init__(self, client: Any, queue_url: str, handler: Handler, batch: int = 10) -> None:
        self._client = client
        self._url = queue_url
        self._handler = handler
        self._batch = batch
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work, name="queue-worker", daemon=True)
        self.handled = 0
        """Messages that are done."""
        self.failures: list[str] = []
        """What handlers raised."""

    def start(self) -> None:
        """Works on its own thread from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Finishes the batch at hand."""
        self._over.set()
        self._thread.join()

    def __enter__(self) -> "QueueWorker":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def work_once(self) -> int:
        """Takes one batch; answers how many messages are done."""
        found = self._client.receive_message(
            QueueUrl=self._url, MaxNumberOfMessages=self._batch, AttributeNames=["All"], WaitTimeSeconds=0
        )
        messages = found.get("Messages", [])
        if not messages:
            return 0
        failed = self._failed({"Records": [_record(one, self._url) for one in messages]})
        done = [one for one in messages if failed is not None and one["MessageId"] not in failed]
        for one in done:
            self._client.delete_message(QueueUrl=self._url, ReceiptHandle=one["ReceiptHandle"])
        self.handled += len(done)
        return len(done)

    def _failed(self, event: dict[str, Any]) -> set[str] | None:
        """Ids of the messages that failed; None for all of them."""
        try:
            answer = self._handler(event, None)
        except Exception as error:  # noqa: BLE001 - Lambda, too, survives whatever a function raises
            self.failures.append(f"{type(error).__name__}: {error}")
            return None
        listed = answer.get("batchItemFailures", []) if isinstance(answer, Mapping) else []
        return {one["itemIdentifier"] for one in listed}

    def _work(self) -> None:
        while not self._over.is_set():
            if not self.work_once():
                self._over.wait(0.5)


def _record(message: Mapping[str, Any], queue_url: str) -> dict[str, Any]:
    """An SQS message as Lambda gets it."""
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": message.get("MessageAttributes", {}),
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:" + queue_url.rsplit("/", 1)[1],
        "awsRegion": "ap-northeast-2",
    }
