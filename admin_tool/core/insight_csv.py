"""The numbers of the Insights page as CSV: one row a number that is on screen, and the period before."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from admin_tool.core.insight import Insight, Tally
from kiosk.core.mood import Mood

COLUMNS = (
    "group",
    "name",
    "views",
    "likes",
    "like_rate",
    "views_before",
    "likes_before",
    "like_rate_before",
)
RATE_DIGITS = 4
K = TypeVar("K")
Row = list[str]


def as_csv(insight: Insight, before: Insight) -> str:
    """The text of the file, with a byte order mark: spreadsheets read Korean names by it.

    Days of the period before stand beside the days that they are compared with. `reading` rows count in
    `views` how often a mood was told and in `likes` how often it was corrected.
    """
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerow(_row("total", "", insight.total, before.total))
    writer.writerows(_rows("mood", insight.by_mood, before.by_mood))
    writer.writerows(_days(insight, before))
    writer.writerows(_rows("list", insight.by_strategy, before.by_strategy))
    writer.writerows(_rows("kiosk", insight.by_kiosk, before.by_kiosk))
    writer.writerows(_rows("picture", insight.by_picture, before.by_picture))
    told, told_before = (Tally(one.readings, one.corrected) for one in (insight, before))
    writer.writerow(_row("reading", "told", told, told_before))
    writer.writerow(_row("reading", "cannot tell", Tally(insight.untold), Tally(before.untold)))
    writer.writerows(_corrections(insight, before))
    return text.getvalue()


def _rows(group: str, now: Mapping[K, Tally], before: Mapping[K, Tally]) -> Iterator[Row]:
    for key, tally in sorted(now.items(), key=lambda one: (-one[1].views, str(one[0]))):
        yield _row(group, str(key), tally, before.get(key, Tally()))


def _days(insight: Insight, before: Insight) -> Iterator[Row]:
    first = insight.since.astimezone().date()
    days = (insight.until.astimezone().date() - first).days
    earlier = before.since.astimezone().date()
    for number in range(days):
        day: date = first + timedelta(days=number)
        compared = before.by_day.get(earlier + timedelta(days=number), Tally())
        yield _row("day", day.isoformat(), insight.by_day.get(day, Tally()), compared)


def _corrections(insight: Insight, before: Insight) -> Iterator[Row]:
    for pair, count in sorted(insight.corrections.items(), key=lambda one: -one[1]):
        yield _row("correction", _changed(*pair), Tally(0, count), Tally(0, before.corrections.get(pair, 0)))


def _changed(read: Mood | None, chosen: Mood) -> str:
    return f"{read or 'cannot tell'} > {chosen}"


def _row(group: str, name: str, now: Tally, before: Tally) -> Row:
    # a name that begins like a formula would be reckoned by a spreadsheet
    safe = f"'{name}" if name[:1] in ("=", "+", "-", "@") else name
    return [group, safe, *_cells(now), *_cells(before)]


def _cells(tally: Tally) -> Row:
    rate = f"{round(tally.rate, RATE_DIGITS)}" if tally.views else ""
    return [str(tally.views), str(tally.likes), rate]
