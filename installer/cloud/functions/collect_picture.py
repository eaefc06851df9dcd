"""Lambda: takes what an asynchronous endpoint has written and puts it into the pool."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.functions.clients import ClientOf, Handler, make_client
from installer.cloud.functions.endpoint import REQUEST_LIVES_S, jpeg_of
from installer.cloud.functions.generate_picture import make_shelf
from installer.cloud.functions.notes import note
from installer.cloud.functions.order_book import TICKET_LENGTH, OrderBook
from installer.cloud.functions.picture_event import read_events
from installer.cloud.functions.pool_shelf import PoolShelf
from installer.cloud.functions.queue_batch import DeadLetters, Later, code_of, make_batch
from kiosk.core.picture_order import read_order

OUTPUT_ROOT = "async-output"
ERROR_ROOT = "async-error"
_TICKET = re.compile(rf"(?:{OUTPUT_ROOT}|{ERROR_ROOT})/(?:.*/)?([0-9a-f]{{{TICKET_LENGTH}}})[^/]*")


class Collector:
    """Finishes orders that `generate_picture` gave to the endpoint."""

    def __init__(
        self,
        s3: Any,
        bucket: str,
        shelf: PoolShelf,
        book: OrderBook,
        dead_orders: DeadLetters,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`dead_orders` belongs to the queue of orders: from there they can be given again."""
        self._s3 = s3
        self._bucket = bucket
        self._shelf = shelf
        self._book = book
        self._dead_orders = dead_orders
        self._now = now

    def take(self, body: str) -> None:
        """Looks at what was written. Raises Poison, Later and errors of the SDK."""
        for event in read_events(body):
            found = _TICKET.fullmatch(event.key)
            message = self._book.message(found[1]) if found and event.written else None
            if found is None or message is None:
                note("nothing to collect", key=event.key)
                continue
            order = read_order(message)
            trouble = "the model ended with an error"
            if event.key.startswith(OUTPUT_ROOT):
                trouble = self._kept(event.key, message)
            if trouble:
                self._dead_orders.park(message, order.group, f"{event.key}/{event.sequencer}", trouble)
            self._book.close(found[1])
            self._s3.delete_object(Bucket=self._bucket, Key=event.key)
            note("failed" if trouble else "made", key=order.key)

    def _kept(self, output_key: str, message: str) -> str:
        """Puts the picture into the pool; answers what is wrong with it, or nothing."""
        try:
            with self._s3.get_object(Bucket=self._bucket, Key=output_key)["Body"] as stream:
                answer = stream.read()
        except ClientError as trouble:
            if code_of(trouble) == "NoSuchKey":
                return "the endpoint's answer is gone"
            raise
        try:
            self._shelf.put(read_order(message), jpeg_of(answer), self._now())
        except Later as trouble:
            return str(trouble)
        return ""


def build(environment: Mapping[str, str], client_of: ClientOf) -> Handler:
    """The function of these settings."""
    sqs = client_of("sqs")
    collector = Collector(
        client_of("s3"),
        environment["BUCKET"],
        make_shelf(environment, client_of),
        OrderBook(client_of("dynamodb"), environment["BATCHES_TABLE"], timedelta(seconds=REQUEST_LIVES_S)),
        DeadLetters(sqs, environment["DEAD_ORDERS_URL"]),
    )
    return make_batch(collector.take, sqs, environment).run


@cache
def _function() -> Handler:
    return build(os.environ, make_client)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls with up to ten events."""
    return _function()(event)
