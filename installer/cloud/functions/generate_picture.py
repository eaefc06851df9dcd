"""Lambda: takes orders from the queue and has the endpoint make their pictures."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from installer.cloud.functions.batch_flags import BatchFlags
from installer.cloud.functions.clients import ClientOf, Handler, make_client
from installer.cloud.functions.endpoint import REQUEST_LIVES_S, Endpoint
from installer.cloud.functions.notes import note
from installer.cloud.functions.order_book import OrderBook, ticket_of
from installer.cloud.functions.pool_shelf import PoolShelf
from installer.cloud.functions.queue_batch import Later, Poison, make_batch
from kiosk.core.picture_order import OrderWrong, PictureOrder, read_order


class Painter:
    """Makes the picture of an order, once; `book` is there for an asynchronous endpoint."""

    def __init__(
        self,
        endpoint: Endpoint,
        shelf: PoolShelf,
        flags: BatchFlags,
        book: OrderBook | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._endpoint = endpoint
        self._shelf = shelf
        self._flags = flags
        self._book = book
        self._now = now

    def take(self, body: str) -> None:
        """Fills one order. Raises Poison, Later and errors of the SDK."""
        try:
            order = read_order(body)
        except OrderWrong as trouble:
            raise Poison(str(trouble)) from trouble
        if self._shelf.has(order):
            self._shelf.list(order, self._now())  # an earlier try may have ended between picture and row
            note("was made before", key=order.key)
        elif self._flags.cancelled(order):
            note("left out: the batch is cancelled", key=order.key)
        elif self._book:
            self._ask(self._book, order)
        else:
            self._shelf.put(order, self._endpoint.paint(order.prompt), self._now())
            note("made", key=order.key)

    def _ask(self, book: OrderBook, order: PictureOrder) -> None:
        ticket = ticket_of(order)
        if not book.open(order, self._now()):
            note("is being made", key=order.key)
            return
        try:
            self._endpoint.ask(order.prompt, ticket)
        except (Poison, Later, ClientError, BotoCoreError):
            book.close(ticket)
            raise
        note("ordered", key=order.key)


def build(environment: Mapping[str, str], client_of: ClientOf) -> Handler:
    """The function of these settings; ENDPOINT_KIND is `realtime` or `async`."""
    dynamodb, sqs = client_of("dynamodb"), client_of("sqs")
    endpoint = Endpoint(
        client_of("sagemaker-runtime"), environment["ENDPOINT"], environment.get("ENDPOINT_ATTRIBUTES", "")
    )
    book = None
    if environment["ENDPOINT_KIND"] == "async":
        book = OrderBook(dynamodb, environment["BATCHES_TABLE"], timedelta(seconds=REQUEST_LIVES_S))
    flags = BatchFlags(dynamodb, environment["BATCHES_TABLE"])
    painter = Painter(endpoint, make_shelf(environment, client_of), flags, book)
    return make_batch(painter.take, sqs, environment, first_wait_s=15).run


def make_shelf(environment: Mapping[str, str], client_of: ClientOf) -> PoolShelf:
    """The pool of these settings."""
    return PoolShelf(
        client_of("s3"),
        client_of("dynamodb"),
        environment["BUCKET"],
        environment["PICTURES_TABLE"],
        environment["MODEL"],
    )


@cache
def _function() -> Handler:
    return build(os.environ, make_client)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls with the orders of one batch."""
    return _function()(event)
