"""Words that more than one page says: moods, decisions, times, numbers, money."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from kiosk.core.mood import Mood


def mood_name(mood: Mood) -> str:
    """A mood in the language of the window."""
    names = {
        Mood.HAPPY: QCoreApplication.translate("Moods", "Happy"),
        Mood.SURPRISED: QCoreApplication.translate("Moods", "Surprised"),
        Mood.CALM: QCoreApplication.translate("Moods", "Calm"),
        Mood.CONFUSED: QCoreApplication.translate("Moods", "Confused"),
        Mood.SAD: QCoreApplication.translate("Moods", "Sad"),
        Mood.FEAR: QCoreApplication.translate("Moods", "Afraid"),
        Mood.ANGRY: QCoreApplication.translate("Moods", "Angry"),
        Mood.DISGUSTED: QCoreApplication.translate("Moods", "Put off"),
    }
    return names[mood]


def locale_of(language: str) -> QLocale:
    """How numbers and dates are written in `ko` or `en`."""
    if language == "ko":
        return QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def number(value: int, language: str) -> str:
    """A whole number with its separators."""
    return locale_of(language).toString(value)


def dollars(value: float) -> str:
    """US dollars; small sums keep what counts."""
    return f"${value:,.3f}" if 0.0005 <= value < 0.05 else f"${value:,.2f}"


def clock(at: datetime, language: str) -> str:
    """Hours and minutes of this machine's time."""
    local = at.astimezone()
    return locale_of(language).toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def day_and_time(at: datetime, language: str) -> str:
    """`2026-11-22 9:41 AM`, in this machine's time."""
    return f"{at.astimezone():%Y-%m-%d} {clock(at, language)}"


def age(at: datetime, now: datetime) -> str:
    """How long ago, in a word or two."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 1:
        return QCoreApplication.translate("Times", "just now")
    if minutes < 60:
        return QCoreApplication.translate("Times", "%1 min ago").replace("%1", str(minutes))
    if minutes < 24 * 60:
        return QCoreApplication.translate("Times", "%1 h ago").replace("%1", str(minutes // 60))
    days = (now.astimezone().date() - at.astimezone().date()).days
    if days == 1:
        return QCoreApplication.translate("Times", "yesterday")
    if days < 30:
        return QCoreApplication.translate("Times", "%1 days ago").replace("%1", str(days))
    return f"{at.astimezone():%Y-%m-%d}"


def file_size(size_bytes: int) -> str:
    """`412 KB`, `1.2 MB`."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} KB"
    return f"{size_bytes / 1e6:.1f} MB"
