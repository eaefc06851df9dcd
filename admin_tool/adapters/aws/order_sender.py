"""Sends orders to the queue, ten a call, and tells of each that did not get there."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Any

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.back_off import BackOff
from kiosk.core.errors import KioskError, ServiceDown, ServiceLate
from kiosk.core.picture_order import PictureOrder

if TYPE_CHECKING:
    from mypy_boto3_sqs.client import SQSClient

AT_ONCE = 10
MOST_BYTES = 200_000
"""SQS: 256 KB a call in older regions, attributes included."""
TRIES = 5
_ACTION = "sqs:SendMessage"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many orders are in the queue, which are not and why, and what stopped it, if anything did."""

    count: int
    unsent: Mapping[int, str]
    trouble: KioskError | None = None


class OrderSender:
    """The way into one FIFO queue."""

    def __init__(self, clients: Clients, url: str, wait: Callable[[float], None] = time.sleep) -> None:
        self._clients = clients
        self._url = url
        self._wait = wait
        self._back_off = BackOff(Random())

    def send(self, orders: Sequence[PictureOrder], mark: str = "") -> Sent:
        """Sends them in their order; with another `mark` they count as new though they were sent before.

        Waits up to a quarter of a minute for a service that is busy. After a refusal nothing more is tried.
        """
        sent, unsent = 0, {}
        trouble: KioskError | None = None
        for chunk in _chunks(orders):
            left = {order.index: _entry(order, mark) for order in chunk}
            if trouble is None:
                trouble = self._send(left)
            sent += len(chunk) - len(left)
            for index, entry in left.items():
                unsent[index] = str(trouble) if trouble else f"The queue did not take it: {entry}."
        return Sent(sent, unsent, trouble)

    def _send(self, left: dict[int, Any]) -> KioskError | None:
        """Sends what is in `left` and takes it out; answers what stopped it.

        What stays without that was refused for itself: its entry is the service's word for it then.
        """
        refused: dict[int, str] = {}
        last: KioskError | None = None
        for tried in range(TRIES):
            try:
                failed = self._call([entry for index, entry in left.items() if index not in refused])
            except (ServiceDown, ServiceLate) as trouble:
                last = trouble
            except KioskError as trouble:
                return trouble
            else:
                last = None
                refused |= {index: code for index, (code, ours) in failed.items() if ours}
                for index in [one for one in left if one not in failed and one not in refused]:
                    del left[index]
                if len(left) == len(refused):
                    break
                if tried == TRIES - 1:
                    refused |= {index: code for index, (code, _) in failed.items()}
                    break
            if tried < TRIES - 1:
                self._wait(self._back_off.wait_s(tried))
        left.update(refused)
        return last

    def _call(self, entries: Sequence[Any]) -> Mapping[int, tuple[str, bool]]:
        """One call; (code, whether the message itself is wrong) of each that was not taken."""
        client: SQSClient = self._clients.client("sqs")
        with asking(_ACTION):
            answer = client.send_message_batch(QueueUrl=self._url, Entries=entries)
        check_answer(answer, _ACTION)
        failed = {int(one["Id"]): (one["Code"], one["SenderFault"]) for one in answer.get("Failed", [])}
        if failed:
            log.warning("%d of %d orders were not taken: %s", len(failed), len(entries), set(failed.values()))
        return failed


def _entry(order: PictureOrder, mark: str) -> dict[str, str]:
    unique = order.deduplication_id
    if mark:
        unique = sha256(f"{mark}\n{unique}".encode()).hexdigest()
    return {
        "Id": str(order.index),
        "MessageBody": order.message(),
        "MessageGroupId": order.group,
        "MessageDeduplicationId": unique,
    }


def _chunks(orders: Sequence[PictureOrder]) -> Iterator[list[PictureOrder]]:
    chunk: list[PictureOrder] = []
    size = 0
    for order in orders:
        more = len(order.message().encode())
        if chunk and (len(chunk) == AT_ONCE or size + more > MOST_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(order)
        size += more
    if chunk:
        yield chunk
