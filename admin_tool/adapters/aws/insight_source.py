"""What all kiosks of the account recorded."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from admin_tool.adapters.aws.insight_cache import COLUMNS, FreshCache, about
from admin_tool.adapters.insight_sums import reading_only, summed
from admin_tool.core.insight import Insight
from admin_tool.core.ports import Progress
from admin_tool.core.quiet import Quiet
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.core.errors import ServiceRefused

SCAN = "dynamodb:Scan"
AT_MOST_EVERY = timedelta(minutes=10)
"""A scan of 500,000 interactions is 230 MB: a few cents, and half a minute."""
SEGMENTS = 4
"""Parts of the table that are read at the same time."""


class AwsInsightSource:
    """Sums over a copy on this machine, which `refresh` makes anew."""

    def __init__(
        self,
        clients: Clients,
        names: AwsNames,
        folder: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """The copy lies in `folder`, which may be emptied at any time."""
        self._clients = clients
        self._table = names.interactions_table
        self._path = folder / f"insights-{names.interactions_table or 'none'}.db"
        self._now = now
        self._turn = threading.Lock()

    def refresh(self, progress: Progress, demanded: bool = False) -> None:
        """Scans the whole table where the copy is ten minutes old, or when it is demanded.

        Raises ServiceError: the old copy stays then, as it does when the work is cancelled.
        """
        with self._turn:
            known = about(self._path)
            if known and not demanded and self._now() - known[0] < AT_MOST_EVERY:
                return
            if not self._table:
                raise ServiceRefused(
                    "There is no table of interactions",
                    item="interactions_table",
                    remedy="Set it in the [aws] settings.",
                )
            self._fill(progress, known[1] if known else 0)

    def as_of(self) -> datetime | None:
        """When the copy was begun."""
        known = about(self._path)
        return known[0] if known else None

    def kiosks(self) -> Sequence[str]:
        """The names of all kiosks, in order."""
        if about(self._path) is None:
            return ()
        with reading_only(self._path) as connection:
            rows = connection.execute(
                "SELECT kiosk FROM acts UNION SELECT kiosk FROM counted ORDER BY 1"
            ).fetchall()
        return [str(row[0]) for row in rows if row[0]]

    def insight(self, since: datetime, until: datetime, kiosk: str = "") -> Insight:
        """The sums of a period; the very first call makes the copy. Raises ServiceError, LibraryError."""
        if about(self._path) is None:
            self.refresh(Quiet())
        with reading_only(self._path) as connection:
            return summed(connection, since, until, kiosk)

    def _fill(self, progress: Progress, expected: int) -> None:
        begun = self._now()
        fresh = FreshCache(self._path)
        complete = False
        try:
            with ThreadPoolExecutor(SEGMENTS, "insight-scan") as pool:
                open_ends: dict[int, dict[str, Any] | None] = dict.fromkeys(range(SEGMENTS))
                while open_ends and not progress.cancelled:
                    pages = list(pool.map(self._page, open_ends.keys(), open_ends.values()))
                    for segment, (items, more) in zip(list(open_ends), pages, strict=True):
                        fresh.add(items)
                        if more:
                            open_ends[segment] = more
                        else:
                            del open_ends[segment]
                    progress.report(fresh.scanned, max(expected, fresh.scanned) if expected else 0)
                complete = not open_ends
            if complete:
                fresh.finish(begun)
        finally:
            if not complete:
                fresh.drop()

    def _page(self, segment: int, start: dict[str, Any] | None) -> tuple[list[Any], dict[str, Any] | None]:
        """One page of at most 1 MB; only the columns that are summed come over the wire."""
        names = {f"#{number}": column for number, column in enumerate(COLUMNS)}
        more = {"ExclusiveStartKey": start} if start else {}
        with asking(SCAN):
            answer = self._clients.client("dynamodb").scan(
                TableName=self._table,
                ProjectionExpression=", ".join(names),
                ExpressionAttributeNames=names,
                Segment=segment,
                TotalSegments=SEGMENTS,
                **more,
            )
        check_answer(answer, SCAN, "Items")
        return answer["Items"], answer.get("LastEvaluatedKey")
