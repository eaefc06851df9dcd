"""Sentences and numbers about pictures on show."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from admin_tool.core.live_order import LiveSort, LiveSums, rate_of
from admin_tool.core.picture_name import short_name
from admin_tool.core.promotion import Fate, LivePicture
from admin_tool.kit.words import locale_of, mood_name, number
from kiosk.core.errors import KioskError, PictureDamaged, PictureMissing

NOTHING = "–"


def percent(rate: float | None, language: str) -> str:
    """`11.3 %`, or a dash where nobody has seen anything."""
    return NOTHING if rate is None else f"{locale_of(language).toString(rate * 100, 'f', 1)} %"


def name_of(picture: LivePicture) -> str:
    """Its short name."""
    return short_name(picture.id)


def pictures_word(count: int, language: str) -> str:
    """`1 picture`, `1,204 pictures`."""
    if count == 1:
        return QCoreApplication.translate("Show", "1 picture")
    return QCoreApplication.translate("Show", "%1 pictures").replace("%1", number(count, language))


def sums_line(sums: LiveSums, language: str) -> str:
    """`312 pictures · 12,300 views · 1,040 likes · 8.5 %`."""
    pictures = pictures_word(sums.pictures, language)
    views = QCoreApplication.translate("Show", "%1 views").replace("%1", number(sums.views, language))
    likes = QCoreApplication.translate("Show", "%1 likes").replace("%1", number(sums.likes, language))
    return " · ".join([pictures, views, likes, percent(sums.rate, language)])


def sort_word(sort: LiveSort) -> str:
    """The name of an order."""
    words = {
        LiveSort.NEWEST: QCoreApplication.translate("Show", "Newest"),
        LiveSort.MOST_LIKED: QCoreApplication.translate("Show", "Most liked"),
        LiveSort.LEAST_LIKED: QCoreApplication.translate("Show", "Least liked"),
        LiveSort.MOST_IGNORED: QCoreApplication.translate("Show", "Most ignored"),
    }
    return words[sort]


def sort_tip(sort: LiveSort) -> str:
    """What an order goes by."""
    words = {
        LiveSort.NEWEST: QCoreApplication.translate("Show", "Last put on show first"),
        LiveSort.MOST_LIKED: QCoreApplication.translate("Show", "By the number of likes"),
        LiveSort.LEAST_LIKED: QCoreApplication.translate("Show", "By the share of likes, lowest first"),
        LiveSort.MOST_IGNORED: QCoreApplication.translate("Show", "Seen most often without a like"),
    }
    return words[sort]


def days_left(picture: LivePicture, keep_days: int, now: datetime) -> int:
    """Whole days until a withdrawn picture is deleted, 0 when it can go at any time."""
    since = picture.withdrawn_at or now
    left = since + timedelta(days=keep_days) - now
    return max(0, -(-left // timedelta(days=1)))


def days_word(days: int) -> str:
    """`23 days left`."""
    if days == 0:
        return QCoreApplication.translate("Show", "last day")
    if days == 1:
        return QCoreApplication.translate("Show", "1 day left")
    return QCoreApplication.translate("Show", "%1 days left").replace("%1", str(days))


def spoken(picture: LivePicture, language: str) -> str:
    """A picture for who cannot see it."""
    views = QCoreApplication.translate("Show", "%1 views").replace("%1", number(picture.views, language))
    likes = QCoreApplication.translate("Show", "%1 likes").replace("%1", number(picture.likes, language))
    parts = (name_of(picture), mood_name(picture.mood), views, likes, percent(rate_of(picture), language))
    return ", ".join(parts)


def fate_line(fate: Fate) -> str:
    """Why nothing was done with a picture."""
    words = {
        Fate.MISSING: QCoreApplication.translate("Show", "It is not there any more."),
        Fate.FAILED: QCoreApplication.translate("Show", "It did not work. Try again."),
        Fate.BLOCKED: QCoreApplication.translate("Show", "The check blocks it."),
        Fate.ADD: QCoreApplication.translate("Show", "It was not begun. It can go on later."),
    }
    return words.get(fate, "")


def trouble_line(error: KioskError) -> str:
    """Why a picture cannot be shown, in a few words."""
    match error:
        case PictureMissing():
            return QCoreApplication.translate("Show", "The file is gone.")
        case PictureDamaged():
            return QCoreApplication.translate("Show", "The file is damaged.")
    return QCoreApplication.translate("Show", "It could not be loaded.")
