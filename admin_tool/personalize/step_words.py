"""What the checklist says: names, what was found, states and prices of steps."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from admin_tool.core.training import StepState, TooLittleData, TrainingStep
from admin_tool.kit.words import dollars, number

translate = QCoreApplication.translate


def title_of(step: TrainingStep) -> str:
    """The name of a step."""
    version = str(int(step.numbers.get("version", 0)) or "")
    names = {
        "account": translate("Personalize", "Account and roles"),
        "datasets": translate("Personalize", "Data set group and schemas"),
        "history": translate("Personalize", "Import likes and views"),
        "tracker": translate("Personalize", "Event tracker and filters"),
        "training": translate("Personalize", "Training"),
        "campaign": translate("Personalize", "Campaign"),
        "kiosks": translate("Personalize", "Kiosks use it"),
        "library": translate("Personalize", "Pictures on show"),
    }
    if step.id == "training" and version and step.state in (StepState.RUNNING, StepState.DONE):
        return translate("Personalize", "Train version %1").replace("%1", version)
    if step.id == "history" and "need" in step.numbers:
        return translate("Personalize", "Likes and views")
    return names.get(step.id, step.id)


def line_of(step: TrainingStep, language: str) -> str:
    """What was found, in one line."""
    if step.state is StepState.FAILED:
        return step.detail or translate("Personalize", "It did not work")
    ask = _LINES.get(step.id)
    return ask(step, language) if ask else ""


def state_of(step: TrainingStep) -> tuple[str, str]:
    """The word of its pill and the pill's look."""
    if step.state is StepState.DONE and step.id in ("tracker", "campaign"):
        return translate("Personalize", "Live"), "ok"
    words = {
        StepState.WAITING: (translate("Personalize", "Waiting"), "off"),
        StepState.READY: (translate("Personalize", "Ready"), "off"),
        StepState.RUNNING: (translate("Personalize", "Running"), "run"),
        StepState.DONE: (translate("Personalize", "Done"), "ok"),
        StepState.FAILED: (translate("Personalize", "Failed"), "no"),
    }
    return words[step.state]


def price_of(step: TrainingStep) -> tuple[str, str]:
    """The price and what it is for; an empty second word for what is free."""
    if not step.usd:
        return translate("Personalize", "free"), ""
    units = {
        "once": translate("Personalize", "once"),
        "hour": translate("Personalize", "an hour"),
        "training": translate("Personalize", "a training"),
        "thousand": translate("Personalize", "per 1,000 events"),
    }
    return dollars(step.usd), units.get(step.per, step.per)


def share_of(step: TrainingStep) -> float | None:
    """How far a running step is, 0 to 1; None where nobody knows."""
    expected = step.numbers.get("expected_s", 0.0)
    if step.state is not StepState.RUNNING or not expected:
        return None
    return min(0.97, step.numbers.get("elapsed_s", 0.0) / expected)


def lack_of(trouble: TooLittleData, language: str) -> str:
    """Why nothing can be trained yet, with the numbers."""
    have, need = trouble.have, trouble.need
    if "moods" in need:
        text = translate("Personalize", "Live pictures of %1 moods are there; it takes %2.")
        return _filled(text, number(have["moods"], language), number(need["moods"], language))
    if "visits" in need:
        text = translate("Personalize", "%1 visits liked a picture; it takes %2.")
        return _filled(text, number(have["visits"], language), number(need["visits"], language))
    text = translate("Personalize", "%1 of %2 likes and views, %3 of %4 visitors with two or more.")
    values = (have["events"], need["events"], have["users"], need["users"])
    return _filled(text, *(number(one, language) for one in values))


def _account(step: TrainingStep, language: str) -> str:
    text = translate("Personalize", "Region %1 · account %2")
    return _filled(text, step.detail, step.ids.get("account", ""))


def _datasets(step: TrainingStep, language: str) -> str:
    if not step.numbers.get("datasets"):
        return translate("Personalize", "Nothing is there yet; everything is free until it is trained")
    text = translate("Personalize", "Interactions, pictures and visitors · %1 of 3 data sets")
    return _filled(text, number(int(step.numbers["datasets"]), language))


def _history(step: TrainingStep, language: str) -> str:
    values = {name: int(value) for name, value in step.numbers.items()}
    if "need" in values:
        text = translate("Personalize", "%1 likes and views · %3 of %2 visits liked one")
        return _filled(
            text, *(number(values[name], language) for name in ("events", "visits", "liking_visits"))
        )
    if not values.get("events"):
        return translate("Personalize", "Nothing is imported yet")
    parts = [
        _filled(
            translate("Personalize", "%1 events of %2 users"),
            number(values["events"], language),
            number(values["users"], language),
        )
    ]
    if values.get("seeded"):
        parts.append(_filled(translate("Personalize", "%1 invented"), number(values["seeded"], language)))
    return " · ".join(parts)


def _tracker(step: TrainingStep, language: str) -> str:
    if step.state is StepState.DONE:
        text = translate("Personalize", "Takes events of the kiosks · %1 filters")
        return _filled(text, number(int(step.numbers.get("filters", 0)), language))
    return translate("Personalize", "Kiosks send likes and views here")


def _training(step: TrainingStep, language: str) -> str:
    if step.state is StepState.RUNNING:
        left = max(0.0, step.numbers.get("expected_s", 0.0) - step.numbers.get("elapsed_s", 0.0))
        if left < 60:
            return translate("Personalize", "Takes a little longer than the last one")
        text = translate("Personalize", "About %1 min left")
        return _filled(text, number(round(left / 60), language))
    if step.numbers.get("version"):
        text = translate("Personalize", "Version %1 is trained and measured")
        return _filled(text, number(int(step.numbers["version"]), language))
    if not step.usd:
        return translate("Personalize", "Measured on visits that are held out")
    return translate("Personalize", "An hour or more; nothing trains by itself")


def _campaign(step: TrainingStep, language: str) -> str:
    live, version = int(step.numbers.get("live", 0)), int(step.numbers.get("version", 0))
    if step.state is StepState.RUNNING:
        return translate("Personalize", "The campaign is being set up")
    if live and live == version:
        return _filled(translate("Personalize", "Version %1 answers the kiosks"), str(live))
    if live:
        text = translate("Personalize", "Version %1 answers, version %2 is ready")
        return _filled(text, str(live), str(version))
    if version:
        return _filled(translate("Personalize", "Version %1 is ready to answer"), str(version))
    return translate("Personalize", "Answers the kiosks; costs money every hour")


def _kiosks(step: TrainingStep, language: str) -> str:
    missing = int(step.numbers.get("missing", 0))
    if step.state is StepState.READY:
        text = translate("Personalize", "Lines to put into the settings of the kiosks: %1")
        return _filled(text, str(missing))
    if step.state is StepState.DONE:
        if "missing" in step.numbers:
            return translate("Personalize", "The settings name the campaign")
        return translate("Personalize", "They learn from every like at once")
    return translate("Personalize", "Until then they choose for themselves")


def _library(step: TrainingStep, language: str) -> str:
    text = translate("Personalize", "%1 pictures of %2 moods")
    return _filled(text, *(number(int(step.numbers.get(one, 0)), language) for one in ("pictures", "moods")))


_LINES: Mapping[str, Callable[[TrainingStep, str], str]] = {
    "account": _account,
    "datasets": _datasets,
    "history": _history,
    "tracker": _tracker,
    "training": _training,
    "campaign": _campaign,
    "kiosks": _kiosks,
    "library": _library,
}


def _filled(text: str, *values: str) -> str:
    for place, value in enumerate(values, 1):
        text = text.replace(f"%{place}", value)
    return text
