"""What the index answers, for whatever pool was listed."""

import threading
import time
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.local.pool_importer import FolderPictureImporter
from admin_tool.adapters.pool_database import open_pool_database
from admin_tool.adapters.pool_index import SqlitePoolIndex
from admin_tool.adapters.pool_lister import PAGE, Description, ListedPicture, Undescribed
from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import MoodCounts, PoolFilter, PoolSort
from kiosk.adapters.local.database import Database
from kiosk.core.mood import Mood
from kiosk.core.picture import pool_key
from tests.adapters.making import NOON, Clock, jpeg
from tests.admin_tool.adapters.pool_works import Silent, book, key, names

ENTRIES = (
    # name, mood, minutes after noon, bytes, prompt, seed, generator
    ("img_20261122-141500_1h.jpeg", Mood.HAPPY, 3, 10, "A quiet Lake at dawn", 1840275513, "SDXL 1.0"),
    ("img_20261122-141500_2h.jpeg", Mood.HAPPY, 1, 30, "새벽 물안개가 낀 고요한 호수", 12, "SDXL 1.0"),
    ("sunset.png", Mood.HAPPY, 2, 20, "", None, ""),
    ("img_20261120-090000_1h.jpeg", Mood.SAD, 0, 5, "rain on a window", 77, "painter"),
)


class Listed:
    """A pool that says what a test wants."""

    def __init__(self) -> None:
        self.pictures = [
            ListedPicture(pool_key(mood, name), size, "t1", NOON + timedelta(minutes=minutes))
            for name, mood, minutes, size, *_ in ENTRIES
        ]
        self.told = [
            Description(pool_key(mood, name), prompt, "", seed, generator)
            for name, mood, _, _, prompt, seed, generator in ENTRIES
        ]
        self.shown: list[str] = []

    def pages(self) -> Iterator[Sequence[ListedPicture]]:
        for start in range(0, len(self.pictures), PAGE):
            yield self.pictures[start : start + PAGE]

    def live(self) -> Iterator[Sequence[str]]:
        yield self.shown

    def descriptions(self, undescribed: Undescribed) -> Iterator[Sequence[Description]]:
        yield self.told


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_pool_database(tmp_path / "pool.db")
    yield database
    database.close()


@pytest.fixture
def listed() -> Listed:
    return Listed()


@pytest.fixture
def index(database: Database, listed: Listed, tmp_path: Path) -> SqlitePoolIndex:
    index = SqlitePoolIndex(database, listed, FolderPictureImporter(tmp_path), "me")
    index.refresh(Silent())
    return index


def shown(index: SqlitePoolIndex, chosen: PoolFilter, sort: PoolSort = PoolSort.NAME) -> list[str]:
    rows = [entry for _, numbers in index.numbers(chosen, sort) for entry in index.entries(numbers)]
    return [name.removeprefix("img_") for name in names([entry.id for entry in rows])]


FIRST, SECOND, SUNSET, RAIN = (
    "20261122-141500_1h.jpeg",
    "20261122-141500_2h.jpeg",
    "sunset.png",
    ENTRIES[3][0][4:],
)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (PoolSort.NEWEST, [FIRST, SUNSET, SECOND, RAIN]),
        (PoolSort.OLDEST, [SECOND, SUNSET, FIRST, RAIN]),
        (PoolSort.LARGEST, [SECOND, SUNSET, FIRST, RAIN]),
        (PoolSort.NAME, [FIRST, SECOND, SUNSET, RAIN]),
    ],
)
def test_pictures_come_in_order_within_their_mood(
    index: SqlitePoolIndex, sort: PoolSort, order: list[str]
) -> None:
    assert shown(index, PoolFilter(), sort) == order


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [FIRST, SECOND, SUNSET, RAIN]),
        ("LAKE", [FIRST]),
        ("lake quiet", [FIRST]),
        ("lake rain", []),
        ("호수", [SECOND]),
        ("고요 물안개", [SECOND]),
        (unicodedata.normalize("NFD", "호수"), [SECOND]),  # as a Mac writes it
        ("84027", [FIRST]),
        ("sunset", [SUNSET]),
        ("20261122 _2h", [SECOND]),
        ("141500-2", [SECOND]),
        ("141500-2 LAKE", []),
        ("#141500", [FIRST, SECOND]),
        ("%", []),
        ("_", [FIRST, SECOND, RAIN]),
        ("'", []),
    ],
)
def test_every_word_is_looked_for_in_prompt_seed_and_name(
    index: SqlitePoolIndex, text: str, found: list[str]
) -> None:
    assert shown(index, PoolFilter(text=text)) == found


def test_filters_hold_together(index: SqlitePoolIndex, database: Database) -> None:
    first = key(ENTRIES[0][0])
    book(database).decide([Choice(first, Decision.APPROVED, 0)])
    index.flag(key(SUNSET), "Violence")
    index.promoted([first])
    for chosen, found in (
        (PoolFilter(moods=frozenset({Mood.SAD, Mood.FEAR})), [RAIN]),
        (PoolFilter(decisions=frozenset({Decision.APPROVED})), [FIRST]),
        (PoolFilter(decisions=frozenset({Decision.APPROVED, Decision.UNDECIDED}), text="lake"), [FIRST]),
        (PoolFilter(batch="img_20261122-141500"), [FIRST, SECOND]),
        (PoolFilter(generator="painter"), [RAIN]),
        (PoolFilter(since=NOON + timedelta(minutes=2)), [FIRST, SUNSET]),
        (PoolFilter(since=NOON, until=NOON + timedelta(minutes=2)), [SECOND, RAIN]),
        (PoolFilter(live=True), [FIRST]),
        (PoolFilter(live=False, moods=frozenset({Mood.HAPPY})), [SECOND, SUNSET]),
        (PoolFilter(flagged=True), [SUNSET]),
        (PoolFilter(flagged=False, batch="", moods=frozenset({Mood.HAPPY})), [FIRST, SECOND]),
    ):
        assert shown(index, chosen) == found, chosen


def test_counts_are_of_the_filter_and_collections_of_the_whole_pool(
    index: SqlitePoolIndex, database: Database
) -> None:
    happy = [key(name) for name, mood, *_ in ENTRIES if mood is Mood.HAPPY]
    book(database).decide(
        [
            Choice(happy[0], Decision.APPROVED, 0),
            Choice(happy[1], Decision.APPROVED, 0),
            Choice(happy[2], Decision.REJECTED, 0),
        ]
    )
    index.promoted([happy[0]])
    index.flag(happy[1], "Violence")
    counts = index.counts(PoolFilter(decisions=frozenset({Decision.APPROVED})))
    assert counts.by_mood[Mood.HAPPY] == MoodCounts(approved=2)
    assert counts.by_mood[Mood.FEAR] == MoodCounts()
    assert (counts.waiting, counts.flagged) == (1, 1)
    assert index.counts(PoolFilter()).total == MoodCounts(approved=2, rejected=1, undecided=1)
    index.flag(happy[1], "")
    assert index.counts(PoolFilter()).flagged == 0


def test_batches_come_newest_first(index: SqlitePoolIndex) -> None:
    assert index.batches() == ["img_20261122-141500", "img_20261120-090000"]


def test_rows_come_in_the_order_that_was_asked_and_those_that_went_are_left_out(
    index: SqlitePoolIndex, listed: Listed
) -> None:
    (_, happy), (_, sad) = index.numbers(PoolFilter(), PoolSort.NAME)
    listed.pictures = listed.pictures[1:]
    index.refresh(Silent())
    asked = [*sad, happy[2], happy[0], happy[1], 12345]
    assert [entry.number for entry in index.entries(asked)] == [sad[0], happy[2], happy[1]]
    assert index.find(key(ENTRIES[0][0])) is None


def test_what_is_withdrawn_does_not_wait_to_be_promoted_again(
    index: SqlitePoolIndex, database: Database
) -> None:
    first, second = (key(name) for name, mood, *_ in ENTRIES[:2])
    book(database).decide([Choice(first, Decision.APPROVED, 0), Choice(second, Decision.UNDECIDED, 0)])
    index.promoted([first, second])
    index.withdrawn([first, second])
    index.withdrawn([first])
    entry = index.find(first)
    assert entry is not None
    assert (entry.decision, entry.decided_by, entry.live) == (Decision.REJECTED, "me", False)
    assert entry.version == 2, "once more changes nothing"
    assert index.counts(PoolFilter()).waiting == 0
    assert getattr(index.find(second), "decision", None) is Decision.UNDECIDED
    index.restored([first])
    entry = index.find(first)
    assert entry is not None
    assert (entry.decision, entry.live) == (Decision.APPROVED, True)


def test_what_went_live_is_in_its_history(index: SqlitePoolIndex, database: Database) -> None:
    first = key(ENTRIES[0][0])
    index.promoted([first])
    index.withdrawn([first])
    assert [(line.what, line.by) for line in book(database).history(first)] == [
        ("withdrawn", "me"),
        ("promoted", "me"),
        ("arrived", "SDXL 1.0"),
    ]


def test_what_was_promoted_during_a_listing_stays_live(
    database: Database, listed: Listed, tmp_path: Path
) -> None:
    clock = Clock()
    index = SqlitePoolIndex(database, listed, FolderPictureImporter(tmp_path), now=clock)
    index.refresh(Silent())
    first = key(ENTRIES[0][0])

    def promote(done: int) -> None:
        clock.pass_s(1)
        index.promoted([first])

    index.refresh(Silent(at_report=promote))
    entry = index.find(first)
    assert entry is not None and entry.live
    clock.pass_s(1)
    index.refresh(Silent())
    entry = index.find(first)
    assert entry is not None and not entry.live


def test_a_cancelled_listing_removes_nothing(index: SqlitePoolIndex, listed: Listed) -> None:
    listed.pictures = listed.pictures[:1]
    index.refresh(Silent(cancelled=True))
    assert len(shown(index, PoolFilter())) == 4


def test_what_was_imported_during_a_listing_is_not_taken_for_gone(
    index: SqlitePoolIndex, tmp_path: Path
) -> None:
    file = tmp_path / "mine.jpeg"
    file.write_bytes(jpeg(1))
    index.refresh(Silent(at_report=lambda done: _import_once(index, file)))
    assert index.find(key("mine.jpeg")) is not None


def _import_once(index: SqlitePoolIndex, file: Path) -> None:
    if index.find(key("mine.jpeg")) is None:
        assert index.add_files([file], "happy", Silent()) == []


def test_readers_do_not_wait_for_a_refresh_and_decisions_hardly(database: Database, tmp_path: Path) -> None:
    listed = Listed()
    listed.pictures = [
        ListedPicture(key(f"img_20261101-{number // 100:06}_{number % 100}h.jpeg"), number, "t", NOON)
        for number in range(20_000)
    ]
    index = SqlitePoolIndex(database, listed, FolderPictureImporter(tmp_path))
    at_work = threading.Thread(target=index.refresh, args=(Silent(),))
    begun_s = time.perf_counter()
    at_work.start()
    waits, asked = [], 0
    mine = SqliteDecisionBook(database, "me")
    while at_work.is_alive():
        started = time.perf_counter()
        index.counts(PoolFilter())
        mine.decide([Choice(key(f"{asked}.jpeg"), Decision.APPROVED, 0)])
        waits.append(time.perf_counter() - started)
        asked += 1
    at_work.join()
    assert asked > 5
    # By the clock of this machine, busy or not; the bench measures what it is.
    assert max(waits) < (time.perf_counter() - begun_s) / 2
    assert index.counts(PoolFilter()).total.total == 20_000


def test_two_programs_share_an_index(index: SqlitePoolIndex, database: Database, tmp_path: Path) -> None:
    other = open_pool_database(database.path)
    second = SqlitePoolIndex(other, Listed(), FolderPictureImporter(tmp_path))
    assert second.refresh(Silent()) == 0
    book(other, "you").decide([Choice(key(ENTRIES[0][0]), Decision.REJECTED, 0)])
    entry = index.find(key(ENTRIES[0][0]))
    assert entry is not None and entry.decided_by == "you"
    other.close()
