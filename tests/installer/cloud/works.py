"""The functions at work in the sandbox: their queues, tables and bucket, and a pump in place of Lambda's."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from installer.cloud.functions import collect_picture, generate_picture, register_picture
from installer.cloud.functions.clients import Handler
from kiosk.adapters.aws.table_rows import from_row
from kiosk.core.picture_order import PictureOrder
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.queue_worker import QueueWorker
from tests.aws_sandbox.sandbox import Sandbox
from tests.aws_sandbox.shop_storage import make_queue, make_shop_tables

MODEL = "stable-diffusion-2-1-base"
ENDPOINT = "painter"
Build = Callable[[dict[str, str], Callable[[str], Any]], Handler]


class Works:
    """One test's own queues and tables, in a bucket that all share."""

    def __init__(
        self, sandbox: Sandbox, clients: dict[str, Any], name: str, items_dataset_arn: str = ""
    ) -> None:
        self.sandbox = sandbox
        self._clients = clients
        self.name = name
        self.bucket = sandbox.options.bucket
        self.tables = make_shop_tables(self.client, name)
        self.items_dataset_arn = items_dataset_arn
        self.orders = self.make_queue("orders")
        self.events = self.make_queue("events", by_content=True)
        self.outcomes = self.make_queue("outcomes", by_content=True)

    def client(self, service: str) -> Any:
        """One client of a service for all tests."""
        if service not in self._clients:
            self._clients[service] = self.sandbox.client(service)
        return self._clients[service]

    def make_queue(self, role: str, *, by_content: bool = False) -> str:
        """A FIFO queue whose backstop is further off than the functions' own patience."""
        url = make_queue(self.client, f"{self.name}-{role}", by_content=by_content)
        dead = self.client("sqs").get_queue_attributes(QueueUrl=self.dead(url), AttributeNames=["QueueArn"])[
            "Attributes"
        ]["QueueArn"]
        policy = json.dumps({"deadLetterTargetArn": dead, "maxReceiveCount": "100"})
        self.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"RedrivePolicy": policy})
        return url

    @staticmethod
    def dead(url: str) -> str:
        """The dead-letter queue of a queue."""
        return url.removesuffix(".fifo") + "-dead.fifo"

    def watch(self, prefix: str, url: str) -> None:
        """Sends the events of a prefix to a queue from now on."""
        self.sandbox.send_object_events(self.bucket, prefix, url.rsplit("/", 1)[1], REGION)

    def environment(self, queue: str, **more: str) -> dict[str, str]:
        """What the stack gives a function."""
        return {
            "BUCKET": self.bucket,
            "PICTURES_TABLE": self.tables["pictures"],
            "BATCHES_TABLE": self.tables["batches"],
            "ITEMS_DATASET_ARN": self.items_dataset_arn,
            "QUEUE_URL": queue,
            "DEAD_LETTERS_URL": self.dead(queue),
            "DEAD_ORDERS_URL": self.dead(self.orders),
            "ENDPOINT": ENDPOINT,
            "ENDPOINT_KIND": "realtime",
            "MODEL": MODEL,
            "MOST_TRIES": "3",
            "FIRST_WAIT_S": "0",
        } | more

    def registrar(self) -> QueueWorker:
        """`register_picture` on the queue of events."""
        return self.worker(self.events, register_picture.build(self.environment(self.events), self.client))

    def painter(self, **more: str) -> QueueWorker:
        """`generate_picture` on the queue of orders."""
        return self.worker(
            self.orders, generate_picture.build(self.environment(self.orders, **more), self.client)
        )

    def collector(self) -> QueueWorker:
        """`collect_picture` on the queue of outcomes."""
        return self.worker(self.outcomes, collect_picture.build(self.environment(self.outcomes), self.client))

    def worker(self, queue: str, function: Handler) -> QueueWorker:
        """Calls a function on the messages of a queue."""
        return QueueWorker(self.client("sqs"), queue, lambda event, context: function(event))

    def drain(self, worker: QueueWorker, queue: str) -> None:
        """Works until nothing waits and nothing is in flight."""
        for _ in range(2000):
            if not worker.work_once() and not self.waiting(queue):
                return
        raise AssertionError(f"{queue} does not run dry: {worker.failures}")

    def waiting(self, queue: str) -> int:
        """Messages that are not done."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        told = self.client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=names)
        return sum(int(told["Attributes"][name]) for name in names)

    def order(self, *orders: PictureOrder) -> None:
        """Sends orders as the admin tool does."""
        for start in range(0, len(orders), 10):
            entries = [
                {
                    "Id": str(number),
                    "MessageBody": one.message(),
                    "MessageGroupId": one.group,
                    "MessageDeduplicationId": one.deduplication_id,
                }
                for number, one in enumerate(orders[start : start + 10])
            ]
            self.client("sqs").send_message_batch(QueueUrl=self.orders, Entries=entries)

    def send(self, queue: str, body: str, group: str = "any") -> None:
        """Sends one message as it is."""
        mark = f"{hash(body)}-{datetime.now(UTC).timestamp()}"
        self.client("sqs").send_message(
            QueueUrl=queue, MessageBody=body, MessageGroupId=group, MessageDeduplicationId=mark
        )

    def reasons(self, queue: str) -> dict[str, str]:
        """Bodies in a dead-letter queue with their reasons; they become visible again at once."""
        found: dict[str, str] = {}
        for message in self._messages(self.dead(queue)):
            told = message.get("MessageAttributes", {})
            found[message["Body"]] = told["reason"]["StringValue"] if told else ""
        return found

    def _messages(self, url: str) -> Iterator[dict[str, Any]]:
        taken: list[dict[str, Any]] = []
        sqs = self.client("sqs")
        while True:
            answer = sqs.receive_message(
                QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"], VisibilityTimeout=60
            )
            if not answer.get("Messages"):
                break
            taken += answer["Messages"]
        for one in taken:
            sqs.change_message_visibility(
                QueueUrl=url, ReceiptHandle=one["ReceiptHandle"], VisibilityTimeout=0
            )
        yield from taken

    def row(self, key: str) -> dict[str, Any] | None:
        """A row of the pictures table."""
        answer = self.client("dynamodb").get_item(
            TableName=self.tables["pictures"], Key={"id": {"S": key}}, ConsistentRead=True
        )
        return from_row(answer["Item"]) if "Item" in answer else None

    def tell_of_outcomes(self) -> None:
        """Writes what the endpoint wrote once more: the sandbox's own writes cause no events, S3's do."""
        s3 = self.client("s3")
        for key in self.sandbox.object_keys(self.bucket, "async-output/"):
            self.put(key, s3.get_object(Bucket=self.bucket, Key=key)["Body"].read())

    def put(self, key: str, jpeg: bytes) -> None:
        """Uploads a picture."""
        self.client("s3").put_object(Bucket=self.bucket, Key=key, Body=jpeg)
