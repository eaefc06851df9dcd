"""What an order will cost and how long it will take, and what the month has cost so far."""

import itertools
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from admin_tool.core.batch import Batch, Endpoint, EndpointState, JobState
from kiosk.core.picture import Prompt

START_S = 360.0
"""A GPU endpoint needs five to eight minutes to load a diffusion model of JumpStart."""
LOCAL_PICTURE_S = 0.15
"""Painting a picture of `_USUAL_PX` here, before anything was measured."""
_USUAL_PX = 768 * 512
_PACE_OF_LAST = 40
_PAUSE_S = 120.0
"""A longer gap between two pictures is a pause, not work."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of the settings: a picture, an hour of the machine, and what a month may cost."""

    picture_usd: float
    picture_s: float
    machine_usd_per_hour: float
    budget_usd: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """Price and time of an order, and the month with it; all of it a guess but `month_usd`.

    `start_s` and `start_usd` are for a machine that has to start first.
    """

    count: int
    picture_usd: float
    usd: float
    seconds: float
    start_s: float
    start_usd: float
    month_usd: float
    budget_usd: float
    measured: bool

    @property
    def over_budget(self) -> bool:
        """Whether the month would cost more than it may."""
        return self.budget_usd > 0 and self.usd > 0 and self.month_usd + self.usd > self.budget_usd


def estimate(
    count: int,
    width_px: int,
    height_px: int,
    prices: Prices,
    endpoint: Endpoint,
    batches: Sequence[Batch],
    now: datetime,
) -> Estimate:
    """What `count` pictures of this size take on this machine, going by the pace of earlier ones."""
    local = endpoint.state is EndpointState.LOCAL
    pace = pace_s(batches, width_px * height_px)
    size = width_px * height_px / _USUAL_PX
    each_s = pace or (LOCAL_PICTURE_S if local else prices.picture_s) * size
    each_usd = 0.0 if local else prices.picture_usd
    start_s = 0.0 if endpoint.warm else START_S
    start_usd = start_s / 3600 * prices.machine_usd_per_hour
    return Estimate(
        count=count,
        picture_usd=each_usd,
        usd=count * each_usd + start_usd,
        seconds=start_s + count * each_s,
        start_s=start_s,
        start_usd=start_usd,
        month_usd=0.0 if local else month_usd(batches, prices.picture_usd, now),
        budget_usd=prices.budget_usd,
        measured=pace is not None,
    )


def month_usd(batches: Iterable[Batch], picture_usd: float, now: datetime) -> float:
    """What the pictures ordered in this calendar month cost: those that are made and those to come."""
    local = now.astimezone()
    this_month = [
        batch
        for batch in batches
        if (batch.at.astimezone().year, batch.at.astimezone().month) == (local.year, local.month)
    ]
    return sum(batch_usd(batch, picture_usd, with_open=True) for batch in this_month)


def batch_usd(batch: Batch, picture_usd: float, with_open: bool = False) -> float:
    """What the pictures of a batch cost so far; `with_open` adds those to come."""
    paid = {JobState.DONE} | ({JobState.QUEUED, JobState.RUNNING} if with_open else set())
    return picture_usd * sum(job.state in paid for job in batch.jobs)


def pace_s(batches: Iterable[Batch], picture_px: int = _USUAL_PX) -> float | None:
    """Seconds a picture of so many pixels, from the newest pictures; None before two were seen."""
    gaps: list[float] = []
    for batch in batches:
        gaps += [gap / _pixels(batch.prompt) for gap in _gaps(batch)]
        if len(gaps) >= _PACE_OF_LAST:
            break
    return (statistics.fmean(gaps) * picture_px or None) if gaps else None


def left_s(batch: Batch, endpoint: Endpoint, prices: Prices) -> float | None:
    """Seconds until a batch is done at its own pace, or at that of the settings; None when it is not open."""
    if not batch.open:
        return None
    todo = batch.count(JobState.QUEUED) + batch.count(JobState.RUNNING)
    usual = LOCAL_PICTURE_S if endpoint.state is EndpointState.LOCAL else prices.picture_s
    pace = pace_s([batch], _pixels(batch.prompt)) or usual * _pixels(batch.prompt) / _USUAL_PX
    return todo * pace + (0.0 if endpoint.warm else START_S)


def running_usd(endpoint: Endpoint, now: datetime) -> float:
    """What the machine has cost since it started."""
    if endpoint.since is None or endpoint.state is EndpointState.LOCAL:
        return 0.0
    return max(0.0, (now - endpoint.since).total_seconds()) / 3600 * endpoint.usd_per_hour


def jobs_per_minute(batches: Iterable[Batch], now: datetime, minutes: int) -> tuple[int, ...]:
    """How many pictures were done in each of the last minutes, the oldest first."""
    found = [0] * minutes
    for batch in batches:
        for job in batch.jobs:
            if job.state is JobState.DONE and job.at is not None:
                ago = int((now - job.at).total_seconds() // 60)
                if 0 <= ago < minutes:
                    found[minutes - 1 - ago] += 1
    return tuple(found)


def _gaps(batch: Batch) -> list[float]:
    ends = sorted(job.at for job in batch.jobs if job.state is JobState.DONE and job.at is not None)
    gaps = [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(ends)]
    return [gap for gap in gaps if gap < _PAUSE_S]


def _pixels(prompt: Prompt) -> int:
    return prompt.width_px * prompt.height_px
