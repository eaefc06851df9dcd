"""How often pictures were seen and liked, from the interactions table."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.aws.table_rows import from_row
from kiosk.adapters.invented_likes import PREFIX

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

KEEP_S = 60.0
ACTION = "dynamodb:Scan"
_COLUMNS = ("visit_id", "user_id", "picture_id", "kind", "at")


class TablePopularity:
    """Views and likes by picture; the table is read through, page by page, at most once a minute.

    Invented interactions and likes that were taken back do not count.
    """

    def __init__(
        self, clients: Clients, names: AwsNames, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clients = clients
        self._names = names
        self._clock = clock
        self._turn = threading.Lock()
        self._counts: Mapping[str, tuple[int, int]] = {}
        self._read_s: float | None = None

    def __call__(self) -> Mapping[str, tuple[int, int]]:
        """(views, likes) of every picture that was seen. Raises ServiceError."""
        if not self._names.interactions_table:
            return {}
        with self._turn:
            if self._read_s is None or self._clock() - self._read_s >= KEEP_S:
                self._counts = _counted(self._rows())
                self._read_s = self._clock()
            return self._counts

    def _rows(self) -> Iterator[dict[str, Any]]:
        client: DynamoDBClient = self._clients.client("dynamodb")
        names = {f"#{number}": column for number, column in enumerate(_COLUMNS)}
        more: dict[str, Any] = {}
        while True:
            with asking(ACTION):
                answer = client.scan(
                    TableName=self._names.interactions_table,
                    ProjectionExpression=", ".join(names),
                    ExpressionAttributeNames=names,
                    **more,
                )
            check_answer(answer, ACTION, "Items")
            yield from map(from_row, answer["Items"])
            if not answer.get("LastEvaluatedKey"):
                return
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def _counted(rows: Iterator[dict[str, Any]]) -> Mapping[str, tuple[int, int]]:
    views: Counter[str] = Counter()
    hearts: dict[tuple[str, str], tuple[str, bool]] = {}
    for row in rows:
        visit, picture = str(row.get("visit_id", "")), str(row.get("picture_id", ""))
        if visit.startswith(PREFIX) or str(row.get("user_id", "")).startswith(PREFIX):
            continue
        if row.get("kind") == "view":
            views[picture] += 1
            continue
        # a like is kept for the list that was on screen and for a known visitor: a visit counts it once
        heart = (str(row.get("at", "")), row.get("kind") == "like")
        hearts[visit, picture] = max(heart, hearts.get((visit, picture), heart))
    likes = Counter(picture for (_, picture), (_, liked) in hearts.items() if liked)
    return {picture: (views[picture], likes[picture]) for picture in views.keys() | likes.keys()}
