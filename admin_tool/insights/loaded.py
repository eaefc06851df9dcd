"""What the page shows, fetched in one go off the GUI thread."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from admin_tool.core.insight import Insight
from admin_tool.core.insight_period import Period
from admin_tool.core.ports import InsightSource, Promoter

FRESH = timedelta(minutes=10)
"""Older numbers are brought up to date when the page is opened."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A period and the one before; `live` are the pictures that kiosks show, None when nobody knows."""

    period: Period
    kiosk: str
    as_of: datetime
    kiosks: Sequence[str]
    now: Insight
    before: Insight
    live: Collection[str] | None

    def stale(self, at: datetime) -> bool:
        """Whether it is worth a refresh."""
        return at - self.as_of > FRESH


def load(insights: InsightSource, promoter: Promoter | None, period: Period, kiosk: str) -> Loaded | None:
    """Blocks; None before the first refresh. Raises KioskError."""
    as_of = insights.as_of()
    if as_of is None:
        return None
    kiosks = insights.kiosks()
    chosen = kiosk if kiosk in kiosks else ""
    now = insights.insight(period.since, period.until, chosen)
    before = insights.insight(period.before.since, period.before.until, chosen)
    live = frozenset(one.id for one in promoter.live()) if promoter else None
    return Loaded(period, chosen, as_of, kiosks, now, before, live)
