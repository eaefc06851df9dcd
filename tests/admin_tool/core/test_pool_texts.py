from dataclasses import replace
from datetime import UTC, datetime

import pytest

from admin_tool.core.differences import differing, own_words
from admin_tool.core.filter_text import filter_of, filter_text
from admin_tool.core.picture_name import batch_number, ordered_at, short_name, written
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.pool_filter import PoolFilter
from kiosk.core.mood import Mood

ENTRY = PoolEntry(
    "imgPool/sad/a.jpeg", Mood.SAD, datetime(2026, 11, 1, tzinfo=UTC), 1, "t", prompt="rain, dusk"
)


@pytest.mark.parametrize(
    ("file_name", "short"),
    [
        ("img_20261122-141500_3h.jpeg", "141500-3"),
        ("img_20261122-141500_12.png", "141500-12"),
        ("imgPool/sad/img_20261125-194255-c2db92_11h.jpeg", "c2db92-11"),
        ("emotions/sad/img_20261125-194255-night-shift-of-monday_0h.jpeg", "f-monday-0"),
        ("img_2026115-9730_4h.jpeg", "9730-4"),
        ("sunset.jpeg", "sunset"),
        ("holiday_3h.jpeg", "holiday_3h"),
        ("a very long name of a picture.jpeg", "a very…icture"),
        ("무지개.jpg", "무지개"),
        ("비 온 뒤의 무지개와 바다.jpg", "비 온…바다"),
        (".jpeg", ".jpeg"),
        ("", ""),
    ],
)
def test_short_names_fit_below_a_thumbnail(file_name: str, short: str) -> None:
    assert short_name(file_name) == short


@pytest.mark.parametrize(
    ("batch", "number", "at"),
    [
        ("img_20261125-194255-c2db92", "#c2db92", datetime(2026, 11, 25, 19, 42, 55, tzinfo=UTC)),
        ("img_20261122-141500", "#141500", datetime(2026, 11, 22, 14, 15, tzinfo=UTC)),
        ("img_2026115-9730", "#9730", None),
        ("other", "#other", None),
        ("", "", None),
    ],
)
def test_a_batch_has_a_number_that_can_be_said(batch: str, number: str, at: datetime | None) -> None:
    assert batch_number(batch) == number
    assert ordered_at(batch) == at


@pytest.mark.parametrize(
    ("typed", "in_files"),
    [
        ("c2db92-11", "c2db92_11"),
        ("c2db92-", "c2db92_"),
        ("#c2db92", "c2db92"),
        ("#c2db92-1", "c2db92_1"),
        ("c2db92", ""),
        ("hot-air", ""),
        ("", ""),
    ],
)
def test_a_typed_short_name_is_looked_for_as_files_have_it(typed: str, in_files: str) -> None:
    assert written(typed) == in_files


@pytest.mark.parametrize(
    "chosen",
    [
        PoolFilter(),
        PoolFilter(moods=frozenset([Mood.SAD]), decisions=frozenset([Decision.APPROVED]), live=False),
        PoolFilter(text="비 오는 창", batch="img_20261122-141500", generator="painter", flagged=True),
    ],
)
def test_a_filter_is_remembered(chosen: PoolFilter) -> None:
    assert filter_of(filter_text(chosen)) == chosen


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"moods": ["merry"]}', '{"moods": 4}'])
def test_what_is_no_filter_lets_everything_through(text: str) -> None:
    assert filter_of(text) == PoolFilter()


def test_a_time_is_not_remembered() -> None:
    chosen = PoolFilter(since=datetime(2026, 11, 1, tzinfo=UTC), text="x")
    assert filter_of(filter_text(chosen)) == PoolFilter(text="x")


def test_what_tells_pictures_apart_is_named() -> None:
    assert differing([ENTRY, replace(ENTRY, seed=4)]) == {"seed"}
    assert differing([ENTRY, replace(ENTRY, prompt="snow, dusk", batch="b")]) == {"prompt", "batch"}
    assert differing([]) == frozenset()
    assert own_words(["rain, dusk", "snow,  dusk"]) == [["rain"], ["snow"]]
    assert own_words([]) == []
