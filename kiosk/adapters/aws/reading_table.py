"""Counts of camera readings, as rows of the interactions table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.aws.table_rows import as_row, as_text
from kiosk.core.reading_record import ReadingRecord

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

ACTION = "dynamodb:PutItem"
READING = "reading"
"""The `kind` of such a row. It has no `user_id`, so the index by user does not know it."""


class ReadingTable:
    """Writes them; a record that is there already is written over by itself."""

    def __init__(self, clients: Clients, table: str, kiosk: str) -> None:
        self._clients = clients
        self._table = table
        self._kiosk = kiosk

    def put(self, records: Sequence[ReadingRecord]) -> None:
        """Writes at most a hundred records, all or none. Raises ServiceError."""
        with asking(ACTION):
            client: DynamoDBClient = self._clients.client("dynamodb")
            answer = client.transact_write_items(
                TransactItems=[
                    {
                        "Put": {
                            "TableName": self._table,
                            "Item": as_row(
                                {
                                    "event_id": record.id,
                                    "kind": READING,
                                    "mood_read": record.read and str(record.read),
                                    "mood_chosen": record.chosen and str(record.chosen),
                                    "at": as_text(record.at),
                                    "kiosk": self._kiosk or None,
                                }
                            ),
                        }
                    }
                    for record in records
                ]
            )
        check_answer(answer, ACTION)
