from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.reading_log import AT_ONCE, LocalReadingLog
from kiosk.core.errors import ServiceDown
from kiosk.core.mood import Mood
from kiosk.core.reading_record import ReadingRecord
from tests.adapters.contracts.reading_log import CORRECTED, TOLD, Kept, ReadingLogContract
from tests.adapters.making import NOON, Clock


def mood(text: str | None) -> Mood | None:
    return Mood(text) if text else None


class TestLocalReadingLog(ReadingLogContract):
    @pytest.fixture
    def readings(self, database: Database) -> LocalReadingLog:
        return LocalReadingLog(database)

    @pytest.fixture
    def arrived(self, database: Database) -> Kept:
        def arrived() -> list[ReadingRecord]:
            with database.reading() as connection:
                rows = connection.execute("SELECT id, mood_read, mood_chosen, at FROM readings").fetchall()
            return [ReadingRecord(a, mood(b), mood(c), datetime.fromisoformat(at)) for a, b, c, at in rows]

        return arrived


class Line:
    """Takes records, unless it is cut."""

    def __init__(self) -> None:
        self.cut = False
        self.took: list[list[str]] = []

    def __call__(self, records: Sequence[ReadingRecord]) -> None:
        if self.cut:
            raise ServiceDown("The line is cut")
        self.took.append([record.id for record in records])


def test_what_could_not_be_sent_is_sent_after_a_pause_and_a_restart(tmp_path: Path, clock: Clock) -> None:
    line = Line()
    line.cut = True
    first = open_library(tmp_path)
    readings = LocalReadingLog(first, line, clock)
    readings.keep(TOLD)
    readings.keep(CORRECTED)
    assert readings.deliver() == 0
    line.cut = False
    assert readings.deliver() == 0, "it does not ask at once"
    clock.pass_s(60)
    first.close()

    again = open_library(tmp_path)
    readings = LocalReadingLog(again, line, clock)
    assert readings.deliver() == 2
    assert readings.deliver() == 0
    assert sorted(line.took[0]) == [TOLD.id, CORRECTED.id]
    again.close()


def test_many_are_sent_in_parts(database: Database) -> None:
    line = Line()
    readings = LocalReadingLog(database, line)
    for number in range(AT_ONCE + 5):
        readings.keep(ReadingRecord(f"r{number}", Mood.CALM, None, NOON))
    assert [readings.deliver() for _ in range(3)] == [AT_ONCE, 5, 0]
    assert len({one for part in line.took for one in part}) == AT_ONCE + 5
