"""Orders in the dead-letter queue: why pictures were given up, and giving them to the queue again."""

from typing import TYPE_CHECKING

from admin_tool.core.batch import DeadLetter
from admin_tool.core.ports import Progress
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.dead_letters import Fate, Parked, peek, redrive
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.core.picture_order import OrderWrong, PictureOrder, read_order

if TYPE_CHECKING:
    from mypy_boto3_sqs.client import SQSClient

WITHOUT_REASON = "The queue gave the order up after many tries."


class DeadOrders:
    """Looks without taking; remembers what another administrator has in hand at the moment."""

    def __init__(self, clients: Clients, dead_url: str, orders_url: str) -> None:
        self._clients = clients
        self._dead_url = dead_url
        self._orders_url = orders_url
        self._seen: dict[str, Parked] = {}

    def reasons(self) -> dict[str, str]:
        """Why orders were given up, by the key of their picture. Raises ServiceError."""
        if not self._dead_url:
            return {}
        found = ((_order_of(one), one.reason) for one in self._look())
        return {order.key: reason or WITHOUT_REASON for order, reason in found if order}

    def letters(self) -> list[DeadLetter]:
        """The same with everything that is no order at all. Raises ServiceError."""
        letters = []
        for one in self._look():
            order = _order_of(one)
            letters.append(
                DeadLetter(one.id, one.body, one.reason or WITHOUT_REASON, order.key if order else "")
            )
        return letters

    def give_back(self, batch: str) -> set[str]:
        """Gives the orders of one batch to their queue again; the keys of their pictures."""
        keys: set[str] = set()

        def choose(parked: Parked) -> Fate:
            order = _order_of(parked)
            if order is None or order.name != batch:
                return Fate.LEAVE
            keys.add(order.key)
            return Fate.AGAIN

        with asking("sqs:SendMessage"):
            redrive(self._client(), self._dead_url, self._orders_url, choose)
        self._seen.clear()
        return keys

    def redrive(self, progress: Progress) -> int:
        """Gives all of them back, until `progress` is cancelled; how many."""
        total = sum(self.count(self._dead_url))
        with asking("sqs:SendMessage"):
            done = redrive(
                self._client(),
                self._dead_url,
                self._orders_url,
                lambda parked: Fate.LEAVE if progress.cancelled else Fate.AGAIN,
                lambda redriven: progress.report(redriven.again, max(total, redriven.again)),
            )
        self._seen.clear()
        return done.again

    def count(self, url: str) -> tuple[int, int]:
        """Messages of a queue that wait, and that somebody has in hand. Raises ServiceError."""
        action = "sqs:GetQueueAttributes"
        with asking(action):
            answer = self._client().get_queue_attributes(
                QueueUrl=url,
                AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
            )
        check_answer(answer, action, "Attributes")
        told = answer["Attributes"]
        waiting, in_hand = (
            told["ApproximateNumberOfMessages"],
            told["ApproximateNumberOfMessagesNotVisible"],
        )
        return int(waiting), int(in_hand)

    def _look(self) -> list[Parked]:
        total = sum(self.count(self._dead_url))
        found: dict[str, Parked] = {}
        if total:
            with asking("sqs:ReceiveMessage"):
                found = {one.id: one for one in peek(self._client(), self._dead_url)}
        if len(found) < total:
            found = self._seen | found
        self._seen = found
        return list(found.values())

    def _client(self) -> "SQSClient":
        client: SQSClient = self._clients.client("sqs")
        return client


def _order_of(parked: Parked) -> PictureOrder | None:
    try:
        return read_order(parked.body)
    except OrderWrong:  # poison: it belongs to no picture
        return None
