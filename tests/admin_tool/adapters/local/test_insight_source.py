import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from admin_tool.adapters.local.insight_source import LocalInsightSource
from kiosk.adapters.interaction_rows import COLUMNS, as_text
from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.reading_log import LocalReadingLog
from kiosk.adapters.outbox import Outbox
from kiosk.core.errors import LibraryError
from kiosk.core.interaction import Interaction
from kiosk.core.mood import MOODS
from kiosk.core.reading_record import ReadingRecord
from tests.adapters.making import NOON, Sink
from tests.admin_tool.adapters.insight_contract import (
    LIKE,
    SINCE,
    UNTIL,
    InsightSourceContract,
    Record,
    Watching,
    act,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    library = open_library(tmp_path)
    yield library
    library.close()


class TestLocalInsightSource(InsightSourceContract):
    @pytest.fixture
    def source(self, database: Database) -> LocalInsightSource:
        return LocalInsightSource(database)

    @pytest.fixture
    def record(self, database: Database) -> Record:
        def record(acts: Sequence[Interaction], readings: Sequence[ReadingRecord]) -> None:
            Outbox(database, Sink()).record(acts)
            for one in readings:
                LocalReadingLog(database).keep(one)

        return record


def test_one_kiosk_without_a_name_needs_no_menu(database: Database) -> None:
    source = LocalInsightSource(database)
    assert source.kiosks() == () and source.as_of() is not None


def test_a_sum_does_not_wait_for_a_writer(database: Database) -> None:
    Outbox(database, Sink()).record([act(LIKE)])
    source = LocalInsightSource(database)
    with database.writing() as connection:
        connection.execute("DELETE FROM interactions")
        assert source.insight(SINCE, UNTIL).total.likes == 1


def test_a_library_that_is_gone_is_told(database: Database, tmp_path: Path) -> None:
    source = LocalInsightSource(database)
    database.close()
    (tmp_path / "library.db").unlink()
    with pytest.raises(LibraryError):
        source.insight(SINCE, UNTIL)


def test_many_rows_are_summed_in_little_time(database: Database) -> None:
    pictures = [f"emotions/{mood}/{n}.jpeg" for mood in MOODS for n in range(20)]

    def rows() -> Iterator[tuple[object, ...]]:
        for n in range(50_000):
            at = as_text(NOON + timedelta(seconds=30 * n))
            picture, kind = pictures[n % 160], "like" if n % 3 == 0 else "view"
            yield f"e{n}", f"v{n // 10}", "any/happy", kind, picture, "[]", "list", "mood", 0.5, at

    marks = ", ".join("?" * 10)
    with database.writing() as connection:
        connection.executemany(f"INSERT INTO interactions ({COLUMNS}) VALUES ({marks})", rows())
    began_s = time.process_time()
    found = LocalInsightSource(database).insight(NOON, NOON + timedelta(days=90))
    assert time.process_time() - began_s < 2.0  # 0.25 s; the time of other programs is not counted
    assert found.total.views == 50_000
    LocalInsightSource(database).refresh(Watching())
