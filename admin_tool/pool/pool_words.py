"""Words that more than one part of the pool says."""

from PySide6.QtCore import QCoreApplication

from admin_tool.core.decisions import DecisionConflict, HistoryLine
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import MoodCounts
from admin_tool.kit.words import clock, number
from kiosk.core.errors import KioskError, PictureDamaged, PictureMissing, ServiceError


def decision_word(decision: Decision) -> str:
    """A decision as a state."""
    words = {
        Decision.UNDECIDED: QCoreApplication.translate("PoolWords", "Undecided"),
        Decision.APPROVED: QCoreApplication.translate("PoolWords", "Approved"),
        Decision.REJECTED: QCoreApplication.translate("PoolWords", "Rejected"),
    }
    return words[decision]


def decision_verb(decision: Decision) -> str:
    """A decision as what a key does."""
    words = {
        Decision.UNDECIDED: QCoreApplication.translate("PoolWords", "Undecided"),
        Decision.APPROVED: QCoreApplication.translate("PoolWords", "Approve"),
        Decision.REJECTED: QCoreApplication.translate("PoolWords", "Reject"),
    }
    return words[decision]


def counts_line(counts: MoodCounts, language: str) -> str:
    """`312 · approved 148 · rejected 82 · undecided 82`."""
    text = QCoreApplication.translate("PoolWords", "%1 pictures · approved %2 · rejected %3 · undecided %4")
    values = (counts.total, counts.approved, counts.rejected, counts.undecided)
    for place, value in enumerate(values, 1):
        text = text.replace(f"%{place}", number(value, language))
    return text


def conflict_line(conflict: DecisionConflict, name: str, language: str) -> str:
    """Which picture, who decided what, and what was wanted here."""
    text = QCoreApplication.translate(
        "PoolWords",
        "%1: %2 decided first (%3, %4). Your choice (%5) was not written; decide again to change it.",
    )
    at = clock(conflict.at, language) if conflict.at else "–"
    values = (name, conflict.by, decision_word(conflict.stands), at, decision_word(conflict.wanted))
    for place, value in enumerate(values, 1):
        text = text.replace(f"%{place}", value)
    return text


def trouble_line(error: KioskError) -> str:
    """Why a picture is not on screen, short enough for a cell."""
    if isinstance(error, PictureMissing):
        return QCoreApplication.translate("PoolWords", "The file is gone")
    if isinstance(error, PictureDamaged):
        return QCoreApplication.translate("PoolWords", "The file is damaged")
    if isinstance(error, ServiceError):
        return QCoreApplication.translate("PoolWords", "Not reachable now (F5 tries again)")
    return QCoreApplication.translate("PoolWords", "Cannot be shown")


def history_line(line: HistoryLine) -> str:
    """What happened to a picture, and who did it."""
    decided = decision_word(line.decision) if line.decision else ""
    words = {
        "undo": QCoreApplication.translate("PoolWords", "taken back, now: %1"),
        "redo": QCoreApplication.translate("PoolWords", "done again: %1"),
        "arrived": QCoreApplication.translate("PoolWords", "Came into the pool"),
        "promoted": QCoreApplication.translate("PoolWords", "Promoted to the kiosks"),
        "withdrawn": QCoreApplication.translate("PoolWords", "Withdrawn from the kiosks"),
    }
    text = words.get(line.what, "%1").replace("%1", decided)
    return f"{line.by} · {text}" if line.by and line.what != "arrived" else text
