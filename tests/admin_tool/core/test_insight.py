"""Periods, rankings and the CSV of the insights."""

import csv
import io
from datetime import date, timedelta

import pytest

from admin_tool.core.insight import Insight, Tally
from admin_tool.core.insight_csv import COLUMNS, as_csv
from admin_tool.core.insight_period import Period
from admin_tool.core.insight_ranking import ignored, loved
from kiosk.core.mood import Mood
from kiosk.core.strategy import Strategy

TODAY = date(2026, 11, 22)
MONTH = Period(TODAY, 30)


def picture(number: int) -> str:
    return f"emotions/calm/{number}.jpeg"


def insight(period: Period = MONTH, **changes: object) -> Insight:
    return Insight(period.since, period.until, **changes)  # type: ignore[arg-type]


def test_a_period_is_whole_days_and_follows_the_one_before() -> None:
    assert (MONTH.first, MONTH.last, len(MONTH.dates)) == (date(2026, 10, 24), TODAY, 30)
    assert MONTH.before.until == MONTH.since
    assert MONTH.before.days == 30 and MONTH.before.last == date(2026, 10, 23)
    assert MONTH.since.tzinfo is not None and MONTH.since.astimezone().hour == 0
    assert MONTH.dates[0] == MONTH.first and MONTH.dates[-1] == TODAY


def test_a_rate_without_a_view_is_none() -> None:
    assert Tally().rate == 0.0 and Tally(4, 1).rate == 0.25
    assert Tally(1, 1) + Tally(2, 0) == Tally(3, 1)


def test_corrections_are_rated_against_readings_that_told_a_mood() -> None:
    found = insight(
        readings=40,
        untold=10,
        corrections={(Mood.SAD, Mood.CALM): 3, (Mood.ANGRY, Mood.SAD): 1, (None, Mood.HAPPY): 9},
    )
    assert found.corrected == 4 and found.correction_rate == 0.1
    assert found.most_common_correction == (Mood.SAD, Mood.CALM)


@pytest.mark.parametrize(("views", "least"), [(500, 100), (50, 30), (12, 10), (2, 1)])
def test_a_small_shop_ranks_on_fewer_views(views: int, least: int) -> None:
    pictures = {picture(n): Tally(views, n) for n in range(1, 13)}
    asked, ranked = loved(insight(by_picture=pictures), 8)
    assert asked == least
    assert [one[0] for one in ranked][:2] == [picture(12), picture(11)] and len(ranked) == 8


def test_the_best_are_chosen_among_more_than_are_shown() -> None:
    seen_most = {picture(n): Tally(120, 6) for n in range(8)}
    pictures = seen_most | {picture(n): Tally(60, 40) for n in range(8, 38)}
    asked, ranked = loved(insight(by_picture=pictures), 8)
    assert asked == 30 and not set(dict(ranked)) & set(seen_most)


def test_a_lucky_first_view_does_not_win_over_many() -> None:
    pictures = {picture(n): Tally(200, 80 - n) for n in range(8)} | {picture(99): Tally(1, 1)}
    assert picture(99) not in dict(loved(insight(by_picture=pictures), 8)[1])


def test_only_what_is_live_and_was_seen_often_counts_as_ignored() -> None:
    pictures = {
        picture(1): Tally(400, 2),
        picture(2): Tally(900, 10),
        picture(3): Tally(99, 0),
        picture(4): Tally(100, 3),
        picture(5): Tally(300, 0),
        "no picture": Tally(900, 0),
    }
    found = insight(by_picture=pictures)
    assert [one for one, _ in ignored(found)] == [picture(2), picture(1), picture(5)]
    assert [one for one, _ in ignored(found, {picture(5)})] == [picture(5)]


def test_the_csv_has_every_number_beside_the_one_before() -> None:
    now = insight(
        total=Tally(3, 1),
        by_mood={Mood.CALM: Tally(2, 1), Mood.SAD: Tally(1)},
        by_day={TODAY: Tally(3, 1)},
        by_picture={picture(1): Tally(3, 1)},
        by_strategy={Strategy.PERSONAL: Tally(3, 1)},
        by_kiosk={"=2+3": Tally(3, 1), "홍대": Tally()},
        readings=4,
        untold=1,
        corrections={(Mood.SAD, Mood.CALM): 2, (None, Mood.SAD): 1},
    )
    before = insight(
        MONTH.before, total=Tally(8, 2), by_day={TODAY - timedelta(days=30): Tally(8, 2)}, readings=2
    )
    text = as_csv(now, before)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    by_name = {(row[0], row[1]): row[2:] for row in rows[1:]}
    assert by_name["total", ""] == ["3", "1", "0.3333", "8", "2", "0.25"]
    assert by_name["mood", "calm"] == ["2", "1", "0.5", "0", "0", ""]
    assert by_name["day", "2026-11-22"] == ["3", "1", "0.3333", "8", "2", "0.25"]
    assert sum(row[0] == "day" for row in rows) == 30
    assert by_name["reading", "told"][:2] == ["4", "2"] and by_name["reading", "cannot tell"][0] == "1"
    assert (
        by_name["correction", "sad > calm"][1] == "2" and by_name["correction", "cannot tell > sad"][1] == "1"
    )
    assert ("kiosk", "'=2+3") in by_name and ("kiosk", "홍대") in by_name
