from datetime import UTC, datetime

import pytest

from admin_tool.core.pool_entry import PoolEntry, batch_of
from admin_tool.core.pool_filter import MoodCounts, PoolCounts
from kiosk.core.mood import Mood


@pytest.mark.parametrize(
    ("key", "batch"),
    [
        ("imgPool/happy/img_20261122-141500_3h.jpeg", "img_20261122-141500"),
        ("imgPool/happy/img_20261122-141500b_12h.jpeg", "img_20261122-141500b"),
        ("emotions/sad/img_20261122-141500_3h.jpeg", "img_20261122-141500"),
        ("imgPool/happy/img_20261122-141500_3.png", "img_20261122-141500"),
        ("imgPool/happy/my_holiday_3.jpeg", ""),
        ("imgPool/happy/img_of a lake.jpeg", ""),
        ("imgPool/happy/호수.jpeg", ""),
        ("elsewhere/happy/img_20261122-141500_3h.jpeg", ""),
        ("", ""),
    ],
)
def test_the_batch_is_in_the_key(key: str, batch: str) -> None:
    assert batch_of(key) == batch


def test_a_file_name_is_the_last_part_of_the_key() -> None:
    entry = PoolEntry("imgPool/happy/a b.jpeg", Mood.HAPPY, datetime(2026, 11, 1, tzinfo=UTC), 1, "t")
    assert entry.file_name == "a b.jpeg"


def test_counts_of_all_moods_add_up() -> None:
    counts = PoolCounts({Mood.HAPPY: MoodCounts(1, 2, 3), Mood.SAD: MoodCounts(10, 20, 30)})
    assert counts.total == MoodCounts(11, 22, 33)
    assert counts.total.total == 66
