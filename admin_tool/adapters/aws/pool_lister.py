"""The pool in the bucket, and what the pictures table knows of it."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from admin_tool.adapters.aws.shared_decisions import standing_of
from admin_tool.adapters.pool_lister import Description, ListedPicture, Undescribed
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.pages import object_pages, shelf_pages
from kiosk.adapters.aws.table_rows import from_row, shelf
from kiosk.core.mood import MOODS
from kiosk.core.picture import LIVE_ROOT, POOL_ROOT, PictureStatus, parse_key, pool_key

log = logging.getLogger(__name__)

_LARGEST_SEED = 2**63 - 1
"""SQLite holds integers of 64 bits, DynamoDB holds more."""
_COLUMNS = (
    "id",
    "prompt",
    "negative",
    "seed",
    "generator",
    "decision",
    "decided_by",
    "decided_at",
    "decision_version",
)


class S3PoolLister:
    """Lists whole prefixes, 1000 keys a call: eight prefixes would end in eight pages that are not full.

    Nothing is asked about single objects.
    """

    def __init__(self, clients: Clients, names: AwsNames) -> None:
        self._clients = clients
        self._names = names

    def pages(self) -> Iterator[Sequence[ListedPicture]]:
        """Everything below `imgPool/`. Raises ServiceError."""
        for page in object_pages(self._clients.client("s3"), self._names.bucket, f"{POOL_ROOT}/"):
            yield [
                ListedPicture(one["Key"], one["Size"], one["ETag"].strip('"'), one["LastModified"])
                for one in page
            ]

    def live(self) -> Iterator[Sequence[str]]:
        """Pool keys with the names of the objects in `emotions/`, as they are now: tables follow later."""
        for page in object_pages(self._clients.client("s3"), self._names.bucket, f"{LIVE_ROOT}/"):
            keys = (parse_key(one["Key"]) for one in page)
            yield [pool_key(key[1], key[2]) for key in keys if key is not None]

    def descriptions(self, undescribed: Undescribed) -> Iterator[Sequence[Description]]:
        """All rows of the pool's shelves: a megabyte a call, and others' decisions are among them."""
        if not self._names.pictures_table:
            return
        for mood in MOODS:
            on_shelf = shelf(PictureStatus.POOL, mood)
            client = self._clients.client("dynamodb")
            for rows in shelf_pages(client, self._names.pictures_table, on_shelf, _COLUMNS):
                yield list(_descriptions(rows))


def _descriptions(rows: Sequence[Mapping[str, Any]]) -> Iterator[Description]:
    for row in rows:
        try:
            values = from_row(row)
            seed = int(values.get("seed") or 0)
            yield Description(
                id=str(values["id"]),
                prompt=str(values.get("prompt", "")),
                negative=str(values.get("negative", "")),
                seed=seed if "seed" in values and abs(seed) <= _LARGEST_SEED else None,
                generator=str(values.get("generator", "")),
                standing=standing_of(values),
            )
        except (KeyError, TypeError, ValueError):
            log.warning("A row of the pictures table is no picture")
