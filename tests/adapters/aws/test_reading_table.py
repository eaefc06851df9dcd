from datetime import datetime

import pytest

from kiosk.adapters.aws.reading_table import ReadingTable
from kiosk.adapters.aws.table_rows import from_row
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.reading_log import LocalReadingLog
from kiosk.core.mood import Mood
from kiosk.core.reading_record import ReadingRecord
from tests.adapters.aws.conftest import Shop
from tests.adapters.contracts.reading_log import CORRECTED, Kept, ReadingLogContract
from tests.adapters.making import Clock


def rows_of(shop: Shop) -> list[dict[str, str]]:
    table = shop.names.interactions_table
    return [from_row(item) for item in shop.fitter.client("dynamodb").scan(TableName=table)["Items"]]


@pytest.fixture
def table(shop: Shop) -> ReadingTable:
    return ReadingTable(shop.session, shop.names.interactions_table, "Jongno 1")


class TestReadingTable(ReadingLogContract):
    @pytest.fixture
    def readings(self, table: ReadingTable, database: Database) -> LocalReadingLog:
        return LocalReadingLog(database, table.put)

    @pytest.fixture
    def arrived(self, shop: Shop) -> Kept:
        def mood(text: str | None) -> Mood | None:
            return Mood(text) if text else None

        return lambda: [
            ReadingRecord(
                row["event_id"],
                mood(row.get("mood_read")),
                mood(row.get("mood_chosen")),
                datetime.fromisoformat(row["at"]),
            )
            for row in rows_of(shop)
        ]


def test_a_row_names_nobody_and_no_index_of_people_finds_it(shop: Shop, table: ReadingTable) -> None:
    table.put([CORRECTED])
    (row,) = rows_of(shop)
    assert set(row) == {"event_id", "kind", "mood_read", "mood_chosen", "at", "kiosk"}
    assert row["kind"] == "reading" and row["kiosk"] == "Jongno 1"


def test_a_lost_answer_leaves_one_row(
    shop: Shop, table: ReadingTable, database: Database, clock: Clock
) -> None:
    readings = LocalReadingLog(database, table.put, clock)
    readings.keep(CORRECTED)
    shop.sandbox.reset("dynamodb", "TransactWriteItems", applied=True, times=3)
    readings.deliver()
    clock.pass_s(60)
    shop.sandbox.clear_faults()
    readings.deliver()
    assert readings.deliver() == 0
    assert len(rows_of(shop)) == 1
