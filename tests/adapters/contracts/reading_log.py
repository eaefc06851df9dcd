"""What every log of readings does."""

from collections.abc import Callable

import pytest

from kiosk.core.mood import Mood
from kiosk.core.ports import ReadingLog
from kiosk.core.reading_record import ReadingRecord
from tests.adapters.making import NOON

Kept = Callable[[], list[ReadingRecord]]

TOLD = ReadingRecord("a1", Mood.HAPPY, None, NOON)
CORRECTED = ReadingRecord("b2", Mood.HAPPY, Mood.SAD, NOON)
UNTOLD = ReadingRecord("c3", None, None, NOON)


class ReadingLogContract:
    """A subclass gives `readings`, and `arrived`, which reads where administrators look."""

    @pytest.fixture
    def readings(self) -> ReadingLog:
        raise NotImplementedError

    @pytest.fixture
    def arrived(self) -> Kept:
        raise NotImplementedError

    def test_every_record_arrives_once(self, readings: ReadingLog, arrived: Kept) -> None:
        for record in (TOLD, CORRECTED, UNTOLD, TOLD):
            readings.keep(record)
        while readings.deliver():
            pass

        assert sorted(arrived(), key=lambda record: record.id) == [TOLD, CORRECTED, UNTOLD]
