"""Has pictures made in the cloud: orders to SQS, progress from what is to be seen of it."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from admin_tool.adapters.aws.batch_evidence import Evidence, QueueCount, judge, settled
from admin_tool.adapters.aws.batch_rows import BatchRow, BatchRows
from admin_tool.adapters.aws.dead_orders import DeadOrders
from admin_tool.adapters.aws.order_sender import OrderSender
from admin_tool.adapters.aws.painting_endpoint import PaintingEndpoint
from admin_tool.core.batch import (
    Batch,
    BatchOrder,
    DeadLetter,
    Endpoint,
    JobState,
    new_name,
    orders_of,
)
from admin_tool.core.ports import Progress
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.core.errors import KioskError, ServiceRefused
from kiosk.core.picture import pool_key

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

log = logging.getLogger(__name__)


class AwsGenerationQueue:
    """What the cloud deployment's `generation` stack works on; nothing of it is kept on this machine."""

    def __init__(
        self,
        clients: Clients,
        names: AwsNames,
        reviewer: str,
        usd_per_hour: float,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """`usd_per_hour` is the price of the endpoint's machine; `wait` passes the time between tries."""
        self._clients = clients
        self._names = names
        self._reviewer = reviewer
        self._now = now
        self._rows = BatchRows(clients, names.batches_table)
        self._sender = OrderSender(clients, names.orders_queue, wait)
        self._dead = DeadOrders(clients, names.orders_dead_queue, names.orders_queue)
        self._endpoint = PaintingEndpoint(clients, names, usd_per_hour)
        self._times: dict[str, datetime] = {}

    def send(self, order: BatchOrder) -> Batch:
        """Sends an order; a batch of which nothing got into the queue is none. Raises ServiceError."""
        self._must_be_deployed()
        if not order.prompts:
            raise ServiceRefused("There is nothing to paint", remedy="Order one picture or more.")
        now = self._now()
        name = order.name or new_name(now)
        row = BatchRow(name, order.title, self._reviewer, now, now, len(order.prompts), order.prompts[0])
        new = self._rows.enter(row, order.prompts)
        sent = self._sender.send(orders_of(name, order.prompts))
        if sent.trouble and not sent.count:
            if new:
                self._rows.remove(name)
            raise sent.trouble
        if sent.unsent:
            self._rows.keep_unsent(name, sent.unsent)
        return next(batch for batch in self.batches() if batch.name == name)

    def batches(self) -> Sequence[Batch]:
        """All batches of the last hundred days, newest first. Raises ServiceError."""
        if not self._names.batches_table:
            return []
        queue = self._count()
        rows, asked = self._rows.read()
        alive = [row for row in rows if not settled(row)]
        dead = self._dead.reasons() if alive else {}
        for row in alive:
            self._times.update(self._listed(row))
        evidence = Evidence(queue, asked, dead, self._times)
        found: list[Batch] = []
        in_hand, now = queue.in_hand, self._now()
        for row in reversed(rows):  # a function takes the oldest first
            batch = judge(row, evidence, now, in_hand > 0)
            found.append(batch)
            in_hand -= sum(job.state is JobState.RUNNING for job in batch.jobs)
            if row in alive:
                self._keep(row, batch, queue)
        return found[::-1]

    def cancel(self, name: str) -> int:
        """Has the function leave out what it has not begun. Raises ServiceError."""
        queued = sum(batch.count(JobState.QUEUED) for batch in self.batches() if batch.name == name)
        if queued:
            self._rows.cancel(name, self._now())
        return queued

    def retry(self, name: str) -> int:
        """Sends failed and cancelled jobs again. Raises ServiceError."""
        batch = next((one for one in self.batches() if one.name == name), None)
        if batch is None or not batch.can_go_on:
            return 0
        now = self._now()
        self._rows.go_on(name, now)
        again = self._dead.give_back(name)
        row = next(row for row in self._rows.read()[0] if row.name == name)
        todo = (JobState.FAILED, JobState.CANCELLED)
        missing = [job.index for job in batch.jobs if job.state in todo and job.picture_id not in again]
        if not missing:
            return len(again)
        sent = self._sender.send(self._rows.orders(row, missing), mark=now.isoformat())
        self._rows.keep_unsent(name, sent.unsent)
        if sent.trouble and not sent.count and not again:
            raise sent.trouble
        return len(again) + sent.count

    def dead_letters(self) -> Sequence[DeadLetter]:
        """Orders that the function gave up; SQS shows ten of a batch at a time. Raises ServiceError."""
        return self._dead.letters() if self._names.orders_dead_queue else []

    def redrive(self, progress: Progress) -> int:
        """Gives them all to the queue again. Raises ServiceError."""
        self._must_be_deployed()
        return self._dead.redrive(progress)

    def endpoint(self) -> Endpoint:
        """How the endpoint stands. Raises ServiceError."""
        return self._endpoint.look()

    def start_endpoint(self) -> None:
        """Starts it. Raises ServiceError."""
        self._endpoint.start()

    def stop_endpoint(self) -> None:
        """Stops it. Raises ServiceError."""
        self._endpoint.stop()

    def stop_when_idle(self, wanted: bool) -> None:
        """Lets it be stopped when nobody uses it, or run on. Raises ServiceError."""
        self._endpoint.stop_when_idle(wanted)

    def _must_be_deployed(self) -> None:
        names = self._names
        if not (names.orders_queue and names.orders_dead_queue and names.batches_table):
            raise ServiceRefused(
                "There is no queue for orders",
                remedy="Deploy the cloud with generation, or fill in orders_queue, orders_dead_queue and "
                "batches_table of the [aws] settings.",
            )

    def _count(self) -> QueueCount:
        if not self._names.orders_queue:
            return QueueCount(0, 0)
        waiting, in_hand = self._dead.count(self._names.orders_queue)
        return QueueCount(waiting, in_hand)

    def _listed(self, row: BatchRow) -> Iterator[tuple[str, datetime]]:
        """The batch's pictures in the pool with their times: a call for each thousand."""
        action = "s3:ListBucket"
        client: S3Client = self._clients.client("s3")
        more: dict[str, Any] = {}
        while True:
            with asking(action):
                answer = client.list_objects_v2(
                    Bucket=self._names.bucket, Prefix=pool_key(row.first.mood, f"{row.name}_"), **more
                )
            check_answer(answer, action)
            for item in answer.get("Contents", []):
                yield item["Key"], item["LastModified"]
            if not answer.get("IsTruncated"):
                return
            more = {"ContinuationToken": answer["NextContinuationToken"]}

    def _keep(self, row: BatchRow, batch: Batch, queue: QueueCount) -> None:
        """Writes down what was seen: a picture that is promoted or deleted later stays done."""
        done = {job.index for job in batch.jobs if job.state is JobState.DONE}
        whole = len(done) == row.count or (row.cancelled and queue.empty)
        try:
            if done - row.done:
                self._rows.keep_done(row.name, done - row.done)
            if whole and not batch.open and row.ended_at is None:
                self._rows.keep_end(row.name, batch.ended_at or self._now())
        except KioskError as trouble:  # it will be seen again
            log.info("What was seen of %s could not be kept: %s", row.name, trouble)
