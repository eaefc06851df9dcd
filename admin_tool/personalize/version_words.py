"""Names of versions' measures and dates, short enough for a column."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate

from admin_tool.kit.words import clock, locale_of

translate = QCoreApplication.translate

MEASURES = (
    "normalized_discounted_cumulative_gain_at_10",
    "precision_at_5",
    "mean_reciprocal_rank_at_25",
    "coverage",
)
"""The columns; every trained version has them."""


def measure_name(name: str) -> str:
    """A measure as experts call it; the same in both languages."""
    names = {
        "normalized_discounted_cumulative_gain_at_10": "NDCG@10",
        "precision_at_5": "Prec@5",
        "mean_reciprocal_rank_at_25": "MRR@25",
        "coverage": translate("Personalize", "Coverage"),
        "like_rate_shown": translate("Personalize", "Like rate of all shown"),
        "like_rate_of_top_10": translate("Personalize", "Like rate of the ten best"),
    }
    return names.get(name, name.replace("_", " "))


def measure_meaning(name: str) -> str:
    """What a measure says, for people who do not know it."""
    meanings = {
        "normalized_discounted_cumulative_gain_at_10": translate(
            "Personalize", "How high liked pictures stand among the first ten; 1 is perfect."
        ),
        "precision_at_5": translate("Personalize", "How many of the first five pictures were liked."),
        "mean_reciprocal_rank_at_25": translate(
            "Personalize", "How far up the first liked picture stands; 1 is the top."
        ),
        "coverage": translate("Personalize", "How many of all pictures are recommended at all."),
    }
    return meanings.get(name, "")


def measured(name: str, value: float) -> str:
    """A value: shares as percent."""
    return f"{value:.0%}" if name == "coverage" or name.startswith("like_rate") else f"{value:.3f}"


def short_day(at: datetime, language: str) -> str:
    """`12 Nov` or `11월 12일`, in this machine's time."""
    local = at.astimezone()
    pattern = "M월 d일" if language == "ko" else "d MMM"
    return locale_of(language).toString(QDate(local.year, local.month, local.day), pattern)


def moment(at: datetime, now: datetime, language: str) -> str:
    """The time of what happened today, the day of what is older."""
    today = at.astimezone().date() == now.astimezone().date()
    return clock(at, language) if today else short_day(at, language)


def standing_words(live: str, training: str) -> str:
    """What stands beside the title: which version answers, which one is being trained (`v4`, or empty)."""
    number, next_one = live.removeprefix("v"), training.removeprefix("v")
    if live and training:
        text = translate("Personalize", "Version %1 is live, version %2 is training")
        return text.replace("%1", number).replace("%2", next_one)
    if live:
        return translate("Personalize", "Version %1 is live").replace("%1", number)
    if training:
        return translate("Personalize", "Version %1 is training").replace("%1", next_one)
    return translate("Personalize", "Nothing is live yet")
