"""What every source of insights does."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from admin_tool.core.insight import Tally
from admin_tool.core.ports import InsightSource
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.reading_record import ReadingRecord
from kiosk.core.strategy import Strategy
from tests.adapters.making import NOON, interaction

SEA = "emotions/calm/sea.jpeg"
SUN = "emotions/happy/sun.jpeg"
SINCE, UNTIL = datetime(2026, 10, 26, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC)
VIEW, LIKE, UNLIKE = InteractionKind.VIEW, InteractionKind.LIKE, InteractionKind.UNLIKE

Record = Callable[[Sequence[Interaction], Sequence[ReadingRecord]], None]


class Watching:
    """Looks on; can stop the work after so many reports."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.reports: list[tuple[int, int]] = []
        self._stop_after = stop_after

    @property
    def cancelled(self) -> bool:
        return self._stop_after is not None and len(self.reports) >= self._stop_after

    def report(self, done: int, total: int, note: str = "") -> None:
        self.reports.append((done, total))


def act(
    kind: InteractionKind,
    picture_id: str = SEA,
    visit: str = "v1",
    user: str = "any/calm",
    after: timedelta = timedelta(),
) -> Interaction:
    return interaction(kind, picture_id, visit, user, NOON + after)


class InsightSourceContract:
    """A subclass gives an empty `source`, and `record`, which does what kiosks do."""

    @pytest.fixture
    def source(self) -> InsightSource:
        raise NotImplementedError

    @pytest.fixture
    def record(self) -> Record:
        raise NotImplementedError

    def test_there_is_nothing_at_first(self, source: InsightSource) -> None:
        source.refresh(Watching())
        found = source.insight(SINCE, UNTIL)
        assert found.total == Tally() and not found.by_picture and found.readings == 0
        assert found.most_common_correction is None and found.correction_rate == 0.0

    def test_views_and_likes_are_summed_by_mood_picture_day_and_list(
        self, source: InsightSource, record: Record
    ) -> None:
        second = timedelta(seconds=1)
        acts = [
            act(VIEW), act(VIEW, SUN, user="any/happy"), act(LIKE, after=second),
            act(VIEW, visit="v2", after=timedelta(days=1)),
        ]  # fmt: skip
        record(acts, [])
        source.refresh(Watching())
        found = source.insight(SINCE, UNTIL)
        assert found.total == Tally(3, 1)
        assert found.by_mood == {Mood.CALM: Tally(2, 1), Mood.HAPPY: Tally(1, 0)}
        assert found.by_picture == {SEA: Tally(2, 1), SUN: Tally(1, 0)}
        day = NOON.astimezone().date()
        assert found.by_day == {day: Tally(2, 1), day + timedelta(days=1): Tally(1, 0)}
        assert found.by_strategy == {Strategy.MOOD: Tally(3, 1)}

    def test_a_like_counts_once_for_the_list_and_for_the_visitor(
        self, source: InsightSource, record: Record
    ) -> None:
        after = timedelta(seconds=2)
        record([act(VIEW), act(LIKE, after=after), act(LIKE, user="5d0c", after=after)], [])
        source.refresh(Watching())
        assert source.insight(SINCE, UNTIL).total == Tally(1, 1)

    def test_a_like_that_was_taken_back_does_not_count_until_it_is_given_again(
        self, source: InsightSource, record: Record
    ) -> None:
        record(
            [act(VIEW), act(LIKE, after=timedelta(seconds=1)), act(UNLIKE, after=timedelta(seconds=2))], []
        )
        source.refresh(Watching(), demanded=True)
        assert source.insight(SINCE, UNTIL).total == Tally(1, 0)
        record([act(LIKE, after=timedelta(seconds=3))], [])
        source.refresh(Watching(), demanded=True)
        assert source.insight(SINCE, UNTIL).total == Tally(1, 1)

    def test_seeded_rows_are_in_none_of_the_sums(self, source: InsightSource, record: Record) -> None:
        record([act(VIEW, user="seed/calm-1"), act(LIKE, visit="seed/9", user="any/calm"), act(VIEW)], [])
        source.refresh(Watching())
        found = source.insight(SINCE, UNTIL)
        assert found.total == Tally(1, 0) and found.by_picture == {SEA: Tally(1, 0)}

    def test_only_the_period_counts(self, source: InsightSource, record: Record) -> None:
        record([act(VIEW), act(VIEW, visit="v2", after=timedelta(days=60))], [])
        source.refresh(Watching())
        assert source.insight(NOON, NOON + timedelta(days=1)).total == Tally(1)
        assert source.insight(NOON - timedelta(days=1), NOON).total == Tally()

    def test_readings_and_corrections_are_counted(self, source: InsightSource, record: Record) -> None:
        readings = [ReadingRecord(f"r{n}", Mood.CONFUSED, None, NOON) for n in range(4)]
        readings += [
            ReadingRecord("u", None, None, NOON),
            ReadingRecord("c", Mood.CONFUSED, Mood.CALM, NOON),
            ReadingRecord("d", None, Mood.SAD, NOON),
            ReadingRecord("old", Mood.HAPPY, None, NOON - timedelta(days=90)),
        ]
        record([], readings)
        source.refresh(Watching())
        found = source.insight(SINCE, UNTIL)
        assert (found.readings, found.untold) == (4, 1)
        assert found.corrections == {(Mood.CONFUSED, Mood.CALM): 1, (None, Mood.SAD): 1}
        assert found.correction_rate == 0.25
        assert found.most_common_correction == (Mood.CONFUSED, Mood.CALM)

    def test_a_day_is_a_day_of_this_machine(
        self, source: InsightSource, record: Record, in_seoul: None
    ) -> None:
        record([act(VIEW, after=timedelta(hours=4))], [])  # 16:00 UTC is 01:00 of the next day there
        source.refresh(Watching())
        assert list(source.insight(SINCE, UNTIL).by_day) == [date(2026, 11, 2)]
