"""The activity log in words."""

from PySide6.QtCore import QCoreApplication

from admin_tool.core.training import Activity, ActivityKind, ExportKind, StepState, TrainingStep
from admin_tool.kit.words import number
from admin_tool.personalize.step_words import title_of

translate = QCoreApplication.translate

SIGNS: dict[ActivityKind, tuple[str, str]] = {
    ActivityKind.STEP_DONE: ("check", "ok"),
    ActivityKind.SEEDED: ("plus", "text2"),
    ActivityKind.IMPORTED: ("upload", "text2"),
    ActivityKind.EXPORTED: ("download", "text2"),
    ActivityKind.TRAINING_STARTED: ("play", "run"),
    ActivityKind.TRAINED: ("check", "ok"),
    ActivityKind.CAMPAIGN_LIVE: ("live", "ok"),
    ActivityKind.CAMPAIGN_STOPPED: ("stop", "text2"),
    ActivityKind.TORN_DOWN: ("trash", "text2"),
    ActivityKind.FAILED: ("cross", "no"),
}
"""Icon and tone of each kind."""


def kind_name(kind: ExportKind) -> str:
    """What a CSV holds."""
    names = {
        ExportKind.USERS: translate("Personalize", "Visitors"),
        ExportKind.ITEMS: translate("Personalize", "Pictures"),
        ExportKind.INTERACTIONS: translate("Personalize", "Likes and views"),
    }
    return names[kind]


def sentence(line: Activity, language: str) -> str:
    """What happened."""
    values = {name: number(int(value), language) for name, value in line.numbers.items()}
    subject = _subject(line.subject)
    match line.kind:
        case ActivityKind.STEP_DONE:
            text = translate("Personalize", "%1: done")
        case ActivityKind.SEEDED:
            text = translate("Personalize", "A first history was seeded: %2 invented likes")
            text = text.replace("%2", values.get("seeded", ""))
        case ActivityKind.IMPORTED:
            text = translate("Personalize", "%1 imported: %2 rows, %3 known, %4 skipped")
            for place, name in enumerate(("rows", "known", "skipped"), 2):
                text = text.replace(f"%{place}", values.get(name, "0"))
        case ActivityKind.EXPORTED:
            text = translate("Personalize", "%1 exported: %2 rows").replace("%2", values.get("rows", "0"))
        case ActivityKind.TRAINING_STARTED:
            text = translate("Personalize", "Training started: %1")
        case ActivityKind.TRAINED:
            text = translate("Personalize", "%1 is trained")
        case ActivityKind.CAMPAIGN_LIVE:
            text = translate("Personalize", "%1 went live")
        case ActivityKind.CAMPAIGN_STOPPED:
            text = translate("Personalize", "The campaign was stopped")
        case ActivityKind.TORN_DOWN:
            text = translate("Personalize", "Taken down: %2 removed, %3 left")
            text = text.replace("%2", values.get("gone", "0")).replace("%3", values.get("left", "0"))
        case _:
            text = translate("Personalize", "%1 failed: %2").replace("%2", line.detail)
    return text.replace("%1", subject)


def by_whom(line: Activity) -> str:
    """Who did it."""
    return translate("Personalize", "by %1").replace("%1", line.by) if line.by else ""


def _subject(subject: str) -> str:
    if subject in tuple(ExportKind):
        return kind_name(ExportKind(subject))
    if subject.startswith("v") and subject[1:].isdecimal():
        return translate("Personalize", "Version %1").replace("%1", subject[1:])
    if subject == "teardown":
        return translate("Personalize", "Taking down")
    return title_of(TrainingStep(subject, StepState.WAITING))
