from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from admin_tool.adapters.aws.insight_source import AwsInsightSource
from admin_tool.core.insight import Tally
from kiosk.adapters.aws.interaction_table import InteractionTable
from kiosk.adapters.aws.reading_table import ReadingTable
from kiosk.core.errors import ServiceError, ServiceRefused
from kiosk.core.interaction import Interaction
from kiosk.core.mood import Mood
from kiosk.core.reading_record import ReadingRecord
from tests.adapters.aws.conftest import Shop
from tests.adapters.making import NOON, Clock
from tests.admin_tool.adapters.insight_contract import (
    LIKE,
    SEA,
    SINCE,
    UNTIL,
    VIEW,
    InsightSourceContract,
    Record,
    Watching,
    act,
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def source(shop: Shop, tmp_path: Path, clock: Clock) -> AwsInsightSource:
    return AwsInsightSource(shop.session, shop.names, tmp_path / "admin", clock)


def record_at(shop: Shop, kiosk: str, acts: Sequence[Interaction], readings: Sequence[ReadingRecord]) -> None:
    if acts:
        InteractionTable(shop.session, shop.names.interactions_table, kiosk).store(acts)
    if readings:
        ReadingTable(shop.session, shop.names.interactions_table, kiosk).put(readings)


class TestAwsInsightSource(InsightSourceContract):
    @pytest.fixture
    def source(self, source: AwsInsightSource) -> AwsInsightSource:
        return source

    @pytest.fixture
    def record(self, shop: Shop) -> Record:
        return lambda acts, readings: record_at(shop, "Jongno 1", acts, readings)


def test_every_kiosk_has_its_own_numbers(shop: Shop, source: AwsInsightSource) -> None:
    record_at(shop, "Jongno 1", [act(VIEW), act(LIKE)], [])
    record_at(shop, "홍대", [act(VIEW, visit="v2")], [ReadingRecord("r", Mood.SAD, None, NOON)])
    source.refresh(Watching())
    assert source.kiosks() == ["Jongno 1", "홍대"]
    assert source.insight(SINCE, UNTIL, "홍대").total == Tally(1, 0)
    assert source.insight(SINCE, UNTIL, "홍대").readings == 1
    assert source.insight(SINCE, UNTIL, "Jongno 1").readings == 0
    assert source.insight(SINCE, UNTIL).by_kiosk == {"Jongno 1": Tally(1, 1), "홍대": Tally(1, 0)}


def test_the_first_question_reads_the_table_and_others_do_not(shop: Shop, source: AwsInsightSource) -> None:
    record_at(shop, "", [act(VIEW)], [])
    assert source.as_of() is None
    assert source.insight(SINCE, UNTIL).total == Tally(1)
    scans = len(shop.sandbox.journal("dynamodb", "Scan"))
    source.insight(SINCE, UNTIL)
    assert len(shop.sandbox.journal("dynamodb", "Scan")) == scans
    assert source.kiosks() == []


def test_the_table_is_read_every_ten_minutes_or_when_it_is_wanted(
    shop: Shop, source: AwsInsightSource, clock: Clock
) -> None:
    source.refresh(Watching())
    record_at(shop, "", [act(VIEW)], [])
    clock.pass_s(300)
    source.refresh(Watching())
    assert source.insight(SINCE, UNTIL).total == Tally()
    source.refresh(Watching(), demanded=True)
    assert source.insight(SINCE, UNTIL).total == Tally(1)
    record_at(shop, "", [act(VIEW, visit="v2")], [])
    clock.pass_s(601)
    source.refresh(Watching())
    assert source.insight(SINCE, UNTIL).total == Tally(2)
    assert source.as_of() == clock()


def test_what_was_forgotten_leaves_the_copy_too(shop: Shop, source: AwsInsightSource, tmp_path: Path) -> None:
    anna = "7c1b6d3e-0000-4000-8000-000000000001"
    record_at(shop, "", [act(VIEW, visit="visit-of-anna", user=anna), act(VIEW, visit="v2")], [])
    source.refresh(Watching())
    InteractionTable(shop.session, shop.names.interactions_table).forget(anna)
    copy = b"".join(path.read_bytes() for path in (tmp_path / "admin").iterdir())
    assert anna.encode() not in copy and b"visit-of-anna" not in copy, "the copy names nobody"
    source.refresh(Watching(), demanded=True)
    assert source.insight(SINCE, UNTIL).by_picture == {SEA: Tally(1)}


def test_a_scan_that_fails_or_is_cancelled_leaves_the_old_numbers(
    shop: Shop, source: AwsInsightSource, tmp_path: Path
) -> None:
    record_at(shop, "", [act(VIEW)], [])
    source.refresh(Watching())
    record_at(shop, "", [act(VIEW, visit="v2")], [])
    shop.sandbox.deny("dynamodb", "Scan")
    with pytest.raises(ServiceRefused):
        source.refresh(Watching(), demanded=True)
    shop.sandbox.clear_faults()
    source.refresh(Watching(stop_after=0), demanded=True)
    assert source.insight(SINCE, UNTIL).total == Tally(1)
    assert len(list((tmp_path / "admin").iterdir())) == 1, "nothing half-made lies about"


def test_a_large_table_is_read_to_its_end(shop: Shop, source: AwsInsightSource) -> None:
    long = tuple(f"emotions/calm/{'x' * 900}{n}.jpeg" for n in range(50))
    acts = [
        replace(act(VIEW, visit=f"v{n}", after=timedelta(seconds=n)), impression=long) for n in range(160)
    ]
    table = InteractionTable(shop.session, shop.names.interactions_table)
    for start in range(0, len(acts), 20):
        table.store(acts[start : start + 20])
    looking = Watching()
    source.refresh(looking)
    assert source.insight(NOON, NOON + timedelta(days=1)).total == Tally(160)
    assert len(shop.sandbox.journal("dynamodb", "Scan")) > 4
    assert looking.reports[-1][0] == 160


def test_a_damaged_copy_is_made_again(shop: Shop, source: AwsInsightSource, tmp_path: Path) -> None:
    record_at(shop, "", [act(VIEW)], [])
    source.refresh(Watching())
    (copy,) = (tmp_path / "admin").iterdir()
    copy.write_bytes(b"no database any more" * 500)
    assert source.insight(SINCE, UNTIL).total == Tally(1)


def test_a_shop_without_a_table_says_what_to_set(shop: Shop, tmp_path: Path) -> None:
    source = AwsInsightSource(shop.session, replace(shop.names, interactions_table=""), tmp_path)
    with pytest.raises(ServiceError, match="interactions_table"):
        source.insight(SINCE, UNTIL)
