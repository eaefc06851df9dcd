from datetime import UTC, datetime, timedelta

import pytest

from admin_tool.core.batch import Batch, Endpoint, EndpointState, Job, JobState
from admin_tool.core.cost_estimate import (
    START_S,
    Estimate,
    Prices,
    estimate,
    jobs_per_minute,
    left_s,
    month_usd,
    pace_s,
    running_usd,
)
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PRICES = Prices(picture_usd=0.015, picture_s=7.0, machine_usd_per_hour=1.2, budget_usd=2.0)
WARM = Endpoint(EndpointState.IN_SERVICE, machines=1)
LOCAL = Endpoint(EndpointState.LOCAL)


def batch(done: int, queued: int = 0, every_s: float = 4.0, at: datetime = NOW, failed: int = 0) -> Batch:
    states = [JobState.DONE] * done + [JobState.FAILED] * failed + [JobState.QUEUED] * queued
    jobs = tuple(
        Job(n, f"k{n}", state, at=at + timedelta(seconds=every_s * n) if state is JobState.DONE else None)
        for n, state in enumerate(states)
    )
    return Batch("img_20261122-120000", Mood.CALM, "t", "me", at, Prompt(Mood.CALM, "x"), jobs)


def guess(count: int, endpoint: Endpoint, *batches: Batch, size: tuple[int, int] = (768, 512)) -> Estimate:
    return estimate(count, *size, PRICES, endpoint, batches, NOW)


def test_a_warm_engine_costs_what_its_pictures_cost() -> None:
    found = guess(40, WARM)
    assert found.usd == pytest.approx(0.6)
    assert found.seconds == pytest.approx(280)
    assert not found.measured


@pytest.mark.parametrize(
    "endpoint", [Endpoint(EndpointState.STOPPED), Endpoint(EndpointState.IN_SERVICE, machines=0)]
)
def test_an_engine_that_must_start_first_takes_longer_and_costs_more(endpoint: Endpoint) -> None:
    found = guess(40, endpoint)
    assert found.seconds == pytest.approx(280 + START_S)
    assert found.usd == pytest.approx(0.6 + START_S / 3600 * 1.2)


def test_this_machine_costs_nothing_and_goes_by_its_own_pace() -> None:
    found = guess(10, LOCAL, batch(5, every_s=2.0), size=(1536, 512))
    assert found.usd == 0
    assert found.seconds == pytest.approx(40)  # twice the pixels
    assert found.measured
    assert not found.over_budget


def test_the_month_is_what_is_made_and_what_is_to_come() -> None:
    before = batch(50, at=NOW - timedelta(days=40))
    assert month_usd([batch(10, queued=10, failed=5), before], 0.015, NOW) == pytest.approx(0.3)
    assert guess(100, WARM, batch(100)).over_budget
    assert not guess(10, WARM, batch(10)).over_budget


def test_pauses_are_no_pace() -> None:
    first, second = batch(3, every_s=4.0), batch(2, every_s=5000.0)
    assert pace_s([first, second]) == pytest.approx(4.0)
    assert pace_s([second]) is None
    assert pace_s([]) is None


def test_what_is_left_goes_by_the_batchs_own_pace() -> None:
    assert left_s(batch(5, queued=10, every_s=3.0), WARM, PRICES) == pytest.approx(30)
    assert left_s(batch(0, queued=10), WARM, PRICES) == pytest.approx(70)
    assert left_s(batch(5), WARM, PRICES) is None


def test_an_engine_costs_by_the_hour_since_it_started() -> None:
    since = NOW - timedelta(minutes=42)
    running = Endpoint(EndpointState.IN_SERVICE, "ml.g5.xlarge", 1.41, since)
    assert running_usd(running, NOW) == pytest.approx(0.987)
    assert running_usd(LOCAL, NOW) == 0


def test_jobs_are_counted_by_the_minute() -> None:
    done = batch(6, every_s=30.0, at=NOW - timedelta(minutes=3))
    assert jobs_per_minute([done], NOW, 4) == (1, 2, 2, 1)
