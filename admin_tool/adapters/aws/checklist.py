"""The checklist as a pure function of what was found in the account."""

from dataclasses import dataclass
from datetime import datetime

from admin_tool.adapters.aws.control_plane import Thing
from admin_tool.adapters.aws.dataset_group import Standing
from admin_tool.adapters.aws.solution import expected_s, updating
from admin_tool.core.training import StepState, TrainingStep
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_shapes import FILTERS, RECIPE
from kiosk.adapters.aws.seed_history import HistoryCount

ACCOUNT, DATASETS, HISTORY, TRACKER = "account", "datasets", "history", "tracker"
TRAINING, CAMPAIGN, KIOSKS = "training", "campaign", "kiosks"
STEPS = (ACCOUNT, DATASETS, HISTORY, TRACKER, TRAINING, CAMPAIGN, KIOSKS)


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars an hour, from the settings."""

    training_usd_per_hour: float
    campaign_usd_per_hour: float


def refused(why: str) -> list[TrainingStep]:
    """The checklist when we may not even look."""
    waiting = [TrainingStep(one, StepState.WAITING) for one in STEPS[1:]]
    return [TrainingStep(ACCOUNT, StepState.FAILED, why), *waiting]


def checklist(
    found: Standing, imported: HistoryCount, names: AwsNames, prices: Prices, now: datetime
) -> list[TrainingStep]:
    """One row for each of `STEPS`; `imported` is what the imports of `found` brought."""
    return [
        _account(found, names),
        _datasets(found),
        _history(found, imported),
        _tracker(found),
        _training(found, prices, now),
        _campaign(found, prices),
        _kiosks(found, names),
    ]


def kiosk_settings(found: Standing) -> dict[str, str]:
    """What kiosks must have in `[aws]` to use what is there, by key."""
    wanted = {
        "campaign_arn": found.campaign.arn if found.campaign else "",
        "filter_arn": _arn(found.filters.get("mood")),
        "personal_filter_arn": _arn(found.filters.get("fresh")),
        "tracking_id": found.tracking_id,
        "users_dataset_arn": _arn(found.datasets.get("USERS")),
        "dataset_group_arn": _arn(found.group),
        "solution_arn": _arn(found.solution),
    }
    return {name: value for name, value in wanted.items() if value}


def _account(found: Standing, names: AwsNames) -> TrainingStep:
    ids = {"account": found.identity.account, "signed in as": found.identity.arn, "bucket": names.bucket}
    return TrainingStep(ACCOUNT, StepState.DONE, found.identity.region, ids=ids)


def _datasets(found: Standing) -> TrainingStep:
    things = [*([found.group] if found.group else []), *found.datasets.values()]
    state = StepState.DONE if found.complete else _state(things, StepState.READY)
    ids = {"dataset group": found.group_arn} if found.group else {}
    ids |= {f"dataset {kind.lower()}": one.arn for kind, one in found.datasets.items()}
    return TrainingStep(DATASETS, state, _failure(things), numbers={"datasets": len(found.datasets)}, ids=ids)


def _history(found: Standing, imported: HistoryCount) -> TrainingStep:
    last = found.imports[-1] if found.imports else None
    numbers: dict[str, float] = {}
    if imported.events:
        numbers = {"events": imported.events, "users": imported.users, "seeded": imported.seeded}
    return TrainingStep(
        HISTORY,
        _state([last] if last else [], StepState.READY if found.complete else StepState.WAITING),
        _failure([last] if last else []),
        numbers=numbers,
        ids={"import": last.arn} if last else {},
    )


def _tracker(found: Standing) -> TrainingStep:
    ours = [found.filters[name] for name in FILTERS if name in found.filters]
    things = [*([found.tracker] if found.tracker else []), *ours]
    complete = len(things) == 1 + len(FILTERS)
    state = _state(things if complete else [], StepState.READY if found.complete else StepState.WAITING)
    ids = {"tracking id": found.tracking_id} if found.tracker else {}
    ids |= {f"filter {name}": one.arn for name, one in found.filters.items()}
    return TrainingStep(TRACKER, state, _failure(things), numbers={"filters": len(ours)}, ids=ids)


def _training(found: Standing, prices: Prices, now: datetime) -> TrainingStep:
    numbers: dict[str, float] = {"version": len(found.versions)}
    last = found.versions[-1] if found.versions else None
    running = found.training
    if running and running.created_at:
        elapsed = (now - running.created_at).total_seconds()
        numbers |= {"elapsed_s": max(0.0, elapsed), "expected_s": expected_s(found)}
    ids = {"solution": found.solution.arn} if found.solution else {}
    ids |= {"version": last.arn} if last else {}
    hours = [float(one.details.get("trainingHours") or 0.0) for one in found.versions if one.ready]
    usual = hours[-1] if hours else 0.0
    return TrainingStep(
        TRAINING,
        _state([last] if last else [], StepState.READY if found.complete else StepState.WAITING),
        _failure([last] if last else []) or RECIPE,
        prices.training_usd_per_hour * (usual or 1.0),
        "training" if usual else "hour",
        numbers,
        ids,
    )


def _campaign(found: Standing, prices: Prices) -> TrainingStep:
    campaign, newest = found.campaign, found.newest
    numbers: dict[str, float] = {"live": found.number(found.live_version)}
    if newest:
        numbers["version"] = found.number(newest.arn)
    if campaign and (campaign.under_way or updating(campaign)):
        state = StepState.RUNNING
    elif campaign and campaign.failed:
        state = StepState.FAILED
    elif campaign and newest and found.live_version == newest.arn:
        state = StepState.DONE
    else:
        state = StepState.READY if newest else StepState.WAITING
    return TrainingStep(
        CAMPAIGN,
        state,
        campaign.failure if campaign else "",
        prices.campaign_usd_per_hour,
        "hour",
        numbers,
        {"campaign": campaign.arn} if campaign else {},
    )


def _kiosks(found: Standing, names: AwsNames) -> TrainingStep:
    wanted = kiosk_settings(found)
    differ = [key for key, value in wanted.items() if getattr(names, key) != value]
    if found.campaign is None or not found.campaign.ready:
        state = StepState.WAITING
    else:
        state = StepState.READY if differ else StepState.DONE
    return TrainingStep(KIOSKS, state, ", ".join(differ), numbers={"missing": len(differ)}, ids=wanted)


def _state(things: list[Thing], otherwise: StepState) -> StepState:
    if any(one.failed for one in things):
        return StepState.FAILED
    if any(not one.ready for one in things):
        return StepState.RUNNING
    return StepState.DONE if things else otherwise


def _failure(things: list[Thing]) -> str:
    return next((one.failure or one.status for one in things if one.failed), "")


def _arn(thing: Thing | None) -> str:
    return thing.arn if thing else ""
