from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from admin_tool.core.batch import JobState
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.promotion import Fate
from admin_tool.core.quiet import Quiet
from admin_tool.local_services import make_local_services
from admin_tool.sample_shop.clock import SampleClock
from admin_tool.sample_shop.shop import SampleShop, make_sample_shop, sample_settings
from admin_tool.sample_shop.tastes import Tastes
from admin_tool.services import Services
from kiosk.core.mood import MOODS

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> SampleShop:
    return make_sample_shop(tmp_path_factory.mktemp("sample") / "home", NOW)


@pytest.fixture(scope="module")
def services(shop: SampleShop) -> Iterator[Services]:
    made = make_local_services(shop.settings, shop.home, shop.settings.admin.reviewer, paints=False)
    with closing(made):
        yield made


def test_the_pool_has_every_kind_of_decision_in_every_mood(services: Services) -> None:
    counts = services.pool.counts(PoolFilter())
    assert set(counts.by_mood) == set(MOODS)
    assert min(counts.total.approved, counts.total.rejected, counts.total.undecided) > 0
    assert (counts.flagged, counts.waiting > 3) == (1, True)


def test_a_decision_was_taken_back_and_can_be_made_again(services: Services) -> None:
    depth = services.decisions.depth()
    assert depth.undo > 0 and depth.redo == 1
    lines = services.decisions.history(depth.next_redo[0])
    assert [line.what for line in lines] == ["undo", "rejected", "arrived"]


def test_what_waits_is_let_through_but_for_the_flagged_one(services: Services) -> None:
    flagged = [
        entry
        for _, numbers in services.pool.numbers(PoolFilter(flagged=True), PoolSort.NEWEST)
        for entry in services.pool.entries(numbers)
    ]
    plan = services.promoter.plan([entry.id for entry in flagged], Quiet())
    assert [line.fate for line in plan.lines] == [Fate.BLOCKED]
    assert "pistols" in plan.lines[0].reason and "other words" in plan.lines[0].reason


def test_the_two_edits_are_found_as_look_alikes(services: Services) -> None:
    groups = services.similar.groups(0.9, Quiet())
    names = {one.rpartition("/")[2] for group in groups for one in group.ids}
    assert names >= {"poppies-bright.jpeg", "aurora-bright.jpeg"}


def test_orders_are_done_failed_cancelled_and_under_way_and_stay_so(services: Services) -> None:
    batches = services.generation.batches()
    states = {state: sum(batch.count(state) for batch in batches) for state in JobState}
    assert states[JobState.DONE] > 50
    assert [states[state] for state in (JobState.FAILED, JobState.RUNNING, JobState.CANCELLED)] == [1, 1, 3]
    assert batches[0].open and {batch.by for batch in batches} == {"Jiho", "Minji"}


def test_visitors_came_on_every_day_and_liked_the_moods_unequally(services: Services) -> None:
    seen = services.insights.insight(NOW - timedelta(days=29), NOW)
    assert len(seen.by_day) >= 29 and seen.total.views > 1500
    assert {mood for mood, tally in seen.by_mood.items() if tally.likes} == set(MOODS)
    rates = sorted(tally.rate for tally in seen.by_mood.values())
    assert rates[-1] > rates[0] + 0.15
    assert 0.03 < seen.correction_rate < 0.25 and seen.untold > 0
    before = services.insights.insight(NOW - timedelta(days=58), NOW - timedelta(days=29))
    assert before.total.views > 1000


def test_pictures_were_withdrawn_and_versions_trained(services: Services) -> None:
    assert len(services.promoter.live()) > 30 and len(services.promoter.withdrawn()) == 2
    versions = services.trainer.versions()
    assert len(versions) > 2 and all(0 < value <= 1 for value in versions[0].metrics.values())


def test_somebody_is_remembered_and_somebody_was_forgotten(shop: SampleShop, services: Services) -> None:
    visitor_id = services.privacy.find(shop.code)
    assert visitor_id is not None
    stored = services.privacy.stored(visitor_id)
    assert stored is not None and stored.kept["interactions"] > 20
    assert [proof.removed["visitors"] for proof in services.privacy.proofs()] == [1, 1]
    assert services.privacy.last_sweep() is not None and len(services.privacy.consents()) == 6


def test_nothing_lies_in_the_future_or_at_home(shop: SampleShop, own_home: Path) -> None:
    assert not own_home.exists()
    latest_s = max(file.stat().st_mtime for file in shop.home.pictures.rglob("*.jpeg"))
    assert latest_s <= NOW.timestamp()


def test_the_same_seed_makes_the_same_visitors() -> None:
    ours, theirs, others = Tastes(1), Tastes(1), Tastes(2)
    assert [ours.mood() for _ in range(40)] == [theirs.mood() for _ in range(40)]
    picture = "emotions/calm/img_20260101-100000-abc_1h.jpeg"
    later = picture.replace("20260101-100000", "20270202-110000")
    chosen = [ours.likes(picture, False) for _ in range(200)]
    assert chosen == [theirs.likes(later, False) for _ in range(200)], "the day of the run plays a part"
    assert chosen != [others.likes(picture, False) for _ in range(200)]


def test_the_clock_never_goes_beyond_today() -> None:
    today = datetime(2026, 11, 22, 9, 30).astimezone()
    clock = SampleClock(today)
    assert clock.ago(3, 14, 5) == datetime(2026, 11, 19, 14, 5).astimezone()
    assert clock.turn_to(clock.ago(0, 21)) == today
    assert clock.turn_to(clock.ago(1, 8)) == clock()
    assert clock.go_on(60) == clock.ago(1, 8, 1)


def test_the_settings_are_those_of_the_program(
    monkeypatch: pytest.MonkeyPatch, shop: SampleShop, own_home: Path
) -> None:
    own_home.mkdir()
    (own_home / "settings.toml").write_text('backend = "aws"\n[admin]\nreviewer = "me"\n', "utf-8")
    monkeypatch.setenv("EMOTION_KIOSK_ADMIN_REVIEWER", "somebody")
    settings = sample_settings()
    assert settings == shop.settings
    assert (settings.backend, settings.admin.reviewer) == ("local", "Minji")
