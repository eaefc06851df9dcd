"""What the recommender cost, day by day: hours of campaigns and of trainings at the settings' prices."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from admin_tool.adapters.aws.checklist import Prices
from admin_tool.adapters.aws.dataset_group import Standing
from admin_tool.core.training import Activity, ActivityKind, DaySpend, Spend

DAYS = 14
_HOUR_S = 3600.0


def spending(found: Standing, log: Sequence[Activity], prices: Prices, now: datetime) -> Spend:
    """The last fourteen days of this machine's calendar, and the month so far.

    Campaigns that are gone, and versions that went with their solution, are known from this machine's own log
    only: Personalize forgets them.
    """
    today = now.astimezone().date()
    first = min(today.replace(day=1), today - timedelta(days=DAYS - 1))
    campaign, training = defaultdict[date, float](float), defaultdict[date, float](float)
    for since, until in _campaigns(found, log, now):
        for day, hours in _hours(since, until):
            campaign[day] += hours * prices.campaign_usd_per_hour
    for at, hours in _trainings(found, log):
        training[at.astimezone().date()] += hours * prices.training_usd_per_hour
    every = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    days = [DaySpend(day, campaign[day], training[day]) for day in every]
    month = sum(one.campaign_usd + one.training_usd for one in days if one.day >= today.replace(day=1))
    return Spend(tuple(days[-DAYS:]), month)


def _campaigns(
    found: Standing, log: Iterable[Activity], now: datetime
) -> Iterable[tuple[datetime, datetime]]:
    if found.campaign and found.campaign.created_at:
        yield found.campaign.created_at, now
    for one in log:
        if one.kind is ActivityKind.CAMPAIGN_STOPPED and one.numbers.get("since_s"):
            yield datetime.fromtimestamp(one.numbers["since_s"], now.tzinfo), one.at


def _trainings(found: Standing, log: Iterable[Activity]) -> Iterable[tuple[datetime, float]]:
    for version in found.versions:
        if version.ready and version.updated_at:
            yield version.updated_at, float(version.details.get("trainingHours") or 0.0)
    there = {one.arn for one in found.versions}
    for line in log:
        if line.kind is ActivityKind.TRAINED and line.detail not in there:
            yield line.at, line.numbers.get("hours", 0.0)


def _hours(since: datetime, until: datetime) -> Iterable[tuple[date, float]]:
    """The hours of each day of this machine's calendar between two times."""
    begin, end = since.astimezone(), until.astimezone()
    while begin < end:
        midnight = datetime.combine(begin.date() + timedelta(days=1), datetime.min.time()).astimezone()
        yield begin.date(), (min(midnight, end) - begin).total_seconds() / _HOUR_S
        begin = midnight
