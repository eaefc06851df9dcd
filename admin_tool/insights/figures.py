"""Numbers, changes and days in words."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from admin_tool.core.insight_period import Period
from admin_tool.kit.words import locale_of

EVEN = 0.0005
"""Rates that differ by less are the same on screen."""


def percent(rate: float, language: str) -> str:
    """`31.5%`."""
    return locale_of(language).toString(rate * 100, "f", 1) + "%"


def change(now: int, before: int) -> str:
    """`+12%` against the period before; empty when there was nothing before."""
    if not before:
        return ""
    share = round((now - before) / before * 100)
    return f"{share:+d}%" if share else "±0%"


def change_of_rate(now: float, before: float) -> str:
    """`+0.3%p`: points of a percentage, not percent."""
    points = (now - before) * 100
    sign = f"{points:+.1f}" if abs(now - before) >= EVEN else "±0.0"
    return QCoreApplication.translate("Insights", "%1 pp").replace("%1", sign)


def tone_of(difference: float, more_is_good: bool = True) -> str:
    """The colour of a change."""
    if abs(difference) < EVEN:
        return "2"
    return "ok" if (difference > 0) is more_is_good else "no"


def short_day(day: date, language: str) -> str:
    """`11.19`, `19 Nov`."""
    return _said(day, "M.d" if language == "ko" else "d MMM", language)


def day_of_week(day: date, language: str) -> str:
    """`11.19 목`, `Thu 19 Nov`."""
    return _said(day, "M.d ddd" if language == "ko" else "ddd d MMM", language)


def days_of(period: Period, language: str) -> str:
    """`2026.10.24 – 11.22`, with the second year where it is another one."""
    first, last = period.first, period.last
    if language == "ko":
        end = "M.d" if first.year == last.year else "yyyy.M.d"
        return f"{_said(first, 'yyyy.M.d', language)} – {_said(last, end, language)}"
    begin = "d MMM" if first.year == last.year else "d MMM yyyy"
    return f"{_said(first, begin, language)} – {_said(last, 'd MMM yyyy', language)}"


def _said(day: date, pattern: str, language: str) -> str:
    return locale_of(language).toString(QDate(day.year, day.month, day.day), pattern)
