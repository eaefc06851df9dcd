"""Words of the Generate page: states, spans of time, what is wrong with a template, why a picture failed."""

import re
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from admin_tool.core.batch import Batch, Endpoint, EndpointState, JobState
from admin_tool.core.prompt_mix import Problem, Trouble
from admin_tool.core.reasons import Reasons
from admin_tool.generate.counted import Counted
from admin_tool.kit.words import clock, day_and_time
from kiosk.core.picture_order import LONGEST_TEXT


def span(seconds: float) -> str:
    """`40 s`, `6 min`, `1 h 20 min`."""
    if seconds < 60:
        return QCoreApplication.translate("Generate", "%1 s").replace("%1", str(max(1, round(seconds))))
    minutes = round(seconds / 60)
    if minutes < 60:
        return QCoreApplication.translate("Generate", "%1 min").replace("%1", str(minutes))
    hours = QCoreApplication.translate("Generate", "%1 h %2 min")
    return hours.replace("%1", str(minutes // 60)).replace("%2", str(minutes % 60))


def size_words(width_px: int, height_px: int) -> str:
    """`1024 × 768`."""
    return f"{width_px} × {height_px}"


def sent_words(batch: Batch, now: datetime, language: str) -> str:
    """When and by whom a batch was sent."""
    today = batch.at.astimezone().date() == now.astimezone().date()
    when = clock(batch.at, language) if today else day_and_time(batch.at, language)
    words = QCoreApplication.translate("Generate", "sent %1 by %2")
    return words.replace("%1", when).replace("%2", batch.by)


def batch_state(batch: Batch) -> tuple[str, str]:
    """The word of a batch's pill and its look."""
    failed = batch.count(JobState.FAILED)
    if batch.open:
        if batch.count(JobState.RUNNING) or batch.count(JobState.DONE):
            return QCoreApplication.translate("Generate", "Running"), "run"
        return QCoreApplication.translate("Generate", "Queued"), "off"
    if failed:
        return Counted().failed(failed), "no"
    if batch.count(JobState.CANCELLED):
        return QCoreApplication.translate("Generate", "Cancelled"), "off"
    return QCoreApplication.translate("Generate", "Done"), "ok"


def job_state(state: JobState) -> str:
    """The word below a batch's strip, after its number."""
    words = {
        JobState.DONE: QCoreApplication.translate("Generate", "done"),
        JobState.RUNNING: QCoreApplication.translate("Generate", "running"),
        JobState.FAILED: QCoreApplication.translate("Generate", "failed"),
        JobState.QUEUED: QCoreApplication.translate("Generate", "queued"),
        JobState.CANCELLED: QCoreApplication.translate("Generate", "cancelled"),
    }
    return words[state]


def endpoint_state(endpoint: Endpoint) -> tuple[str, str]:
    """The word of the machine's pill and its look."""
    if endpoint.state is EndpointState.IN_SERVICE and not endpoint.warm:
        return QCoreApplication.translate("Generate", "Asleep"), "off"
    words = {
        EndpointState.LOCAL: (QCoreApplication.translate("Generate", "Ready"), "ok"),
        EndpointState.STOPPED: (QCoreApplication.translate("Generate", "Stopped"), "off"),
        EndpointState.STARTING: (QCoreApplication.translate("Generate", "Starting"), "run"),
        EndpointState.IN_SERVICE: (QCoreApplication.translate("Generate", "In service"), "ok"),
        EndpointState.STOPPING: (QCoreApplication.translate("Generate", "Stopping"), "warn"),
        EndpointState.FAILED: (QCoreApplication.translate("Generate", "Failed"), "no"),
    }
    return words[endpoint.state]


def problem_words(problem: Problem) -> str:
    """What is wrong, and what to do."""
    words = {
        Trouble.TEXT_EMPTY: QCoreApplication.translate("Generate", "Write what is to be painted."),
        Trouble.BRACE: QCoreApplication.translate(
            "Generate", "A brace stands alone: variables are written {name}."
        ),
        Trouble.UNKNOWN_VARIABLE: QCoreApplication.translate("Generate", "{%1} has no list of values yet."),
        Trouble.EMPTY_LIST: QCoreApplication.translate("Generate", "Give {%1} one value or more."),
        Trouble.TEXT_TOO_LONG: QCoreApplication.translate(
            "Generate", "The prompt gets %1 characters long; at most %2 are taken."
        ),
        Trouble.NEGATIVE_TOO_LONG: QCoreApplication.translate(
            "Generate", "The negative prompt has %1 characters; at most %2 are taken."
        ),
    }
    first = problem.name or str(problem.length)
    return words[problem.trouble].replace("%1", first).replace("%2", str(LONGEST_TEXT))


def reason_words(reason: str, reasons: Reasons) -> str:
    """Why a picture failed, in the window's language where we know the sentence, else as it was told."""
    for pattern, words in _reasons():
        found = re.search(pattern, reason)
        if found:
            for number, part in enumerate(found.groups(), 1):
                words = words.replace(f"%{number}", part)
            return words
    return reasons.text(reason)


def _reasons() -> list[tuple[str, str]]:
    return [
        (
            r"Pictures of this size cannot be painted \((\d+)x(\d+)\)\. \D*(\d+) to (\d+)",
            QCoreApplication.translate(
                "Generate", "%1 × %2 cannot be painted here. Each side may have %3 to %4 pixels."
            ),
        ),
        (
            r"The disk is full",
            QCoreApplication.translate("Generate", "The disk is full. Make room and retry."),
        ),
        (
            r"the model ended with an error",
            QCoreApplication.translate(
                "Generate",
                "The model ended with an error. It may be out of memory: retry, or order a smaller size.",
            ),
        ),
        (
            r"given up after (\d+) tries: \w+: (\w+)",
            QCoreApplication.translate("Generate", "Given up after %1 tries. The engine answered %2."),
        ),
        (
            r"without a picture|something that is no JPEG",
            QCoreApplication.translate("Generate", "The engine answered without a picture. Retry."),
        ),
        (
            r"The model refuses the order with (\d+)",
            QCoreApplication.translate("Generate", "The model refuses this order (%1). Change the prompt."),
        ),
        (
            r"the endpoint's answer is gone",
            QCoreApplication.translate("Generate", "The engine's answer was lost. Retry."),
        ),
        (
            r"The order is in the queue no more",
            QCoreApplication.translate("Generate", "The order is no longer in the queue. Retry."),
        ),
        (
            r"The queue gave the order up",
            QCoreApplication.translate("Generate", "The queue gave the order up after many tries. Retry."),
        ),
        (
            r"The queue did not take it: (\w+)",
            QCoreApplication.translate("Generate", "The queue did not take the order (%1). Retry."),
        ),
        (
            r"text is missing|is no JSON|is none of the eight moods|^fname|^index",
            QCoreApplication.translate("Generate", "This message is no order. Redriving does not help."),
        ),
    ]
