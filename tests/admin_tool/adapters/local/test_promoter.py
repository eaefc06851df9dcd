"""Promotion in folders."""

import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from admin_tool.adapters.content_credentials import ContentCredentials
from admin_tool.adapters.local.live_shelf import FolderShelf
from admin_tool.adapters.local.moderator import PromptModerator
from admin_tool.adapters.local.popularity import LibraryPopularity
from admin_tool.adapters.promoter import PicturePromoter
from admin_tool.adapters.promotion_journal import WITHDRAW, open_journal
from admin_tool.core.promotion import Fate
from kiosk.adapters import picture_metadata
from kiosk.adapters.interaction_rows import insert
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.interaction import Interaction
from kiosk.core.mood import Mood
from kiosk.core.picture import PictureStatus, live_key, pool_key
from tests.adapters.conftest import clock, database
from tests.adapters.making import Clock
from tests.admin_tool.adapters.promoter_contract import PromoterContract
from tests.admin_tool.adapters.promotion_works import Notes, Told, ai_made
from tests.admin_tool.adapters.withdrawal_contract import WithdrawalContract

__all__ = ["clock", "database"]


class Folders:
    """A `Place` of the contract."""

    def __init__(self, root: Path, database: Database, clock: Clock) -> None:
        self.root = root
        self.database = database
        self.clock = clock
        self.notes = Notes()
        self.store = FolderPictureStore(root / "pictures", database, picture_metadata.read)
        self.words: dict[str, tuple[str, ...]] = {"Weapons": ("pistol", "권총")}
        self._open: list[PicturePromoter] = []

    def promoter(self, **more: Any) -> PicturePromoter:
        made = PicturePromoter(
            FolderShelf(self.root / "pictures", self.store),
            open_journal(self.root / "admin" / "promotions.db"),
            PromptModerator(self.store.fetch, self.words),
            self.notes,
            LibraryPopularity(self.database),
            now=self.clock,
            **more,
        )
        self._open.append(made)
        return made

    def put(self, key: str, data: bytes) -> None:
        (self.root / "pictures" / key).write_bytes(data)

    def read(self, key: str) -> bytes:
        return (self.root / "pictures" / key).read_bytes()

    def keys(self) -> Collection[str]:
        pictures = self.root / "pictures"
        found = [*pictures.glob("emotions/*/*"), *pictures.glob("withdrawn/*/*")]
        return {path.relative_to(pictures).as_posix() for path in found}

    def record(self, *interactions: Any) -> None:
        with self.database.writing() as connection:
            for one in interactions:
                assert isinstance(one, Interaction)
                insert(connection, one)

    def half_withdraw(self, live_id: str) -> None:
        journal = open_journal(self.root / "admin" / "promotions.db")
        journal.begin_moves(WITHDRAW, [live_id], self.clock())
        journal.close()

    def close(self) -> None:
        for one in self._open:
            one.close()


@pytest.fixture
def place(tmp_path: Path, database: Database, clock: Clock) -> Iterator[Folders]:
    folders = Folders(tmp_path, database, clock)
    yield folders
    folders.close()


@pytest.fixture
def vanish(place: Folders) -> Callable[[str], None]:
    return lambda key: (place.root / "pictures" / key).unlink()


class TestFolderPromoter(PromoterContract, WithdrawalContract):
    @pytest.fixture
    def place(self, place: Folders) -> Folders:
        return place


def test_another_store_sees_a_promoted_picture_at_once(place: Folders, database: Database) -> None:
    kiosk = FolderPictureStore(place.root / "pictures", database, picture_metadata.read)
    assert kiosk.list(PictureStatus.LIVE) == []
    place.put(pool_key(Mood.HAPPY, "a.jpeg"), ai_made(1))
    promoter = place.promoter()

    promoter.promote(promoter.plan([pool_key(Mood.HAPPY, "a.jpeg")], Told()), Told())

    kiosk.refresh()
    assert [one.id for one in kiosk.list(PictureStatus.LIVE)] == [live_key(Mood.HAPPY, "a.jpeg")]


def test_a_prompt_that_must_not_be_painted_is_blocked_and_flagged(place: Folders) -> None:
    key = pool_key(Mood.ANGRY, "a.jpeg")
    place.put(key, ai_made(1, prompt="a red Pistol on a table"))
    place.put(pool_key(Mood.ANGRY, "b.jpeg"), ai_made(2))

    plan = place.promoter().plan([key, pool_key(Mood.ANGRY, "b.jpeg")], Told())

    assert [line.fate for line in plan.lines] == [Fate.BLOCKED, Fate.ADD]
    assert "Prompt check: Weapons “Pistol” (100 %)" in plan.lines[0].reason
    assert place.notes.flags == {
        key: "Prompt check: Weapons “Pistol” (100 %)",
        pool_key(Mood.ANGRY, "b.jpeg"): "",
    }


def test_when_a_picture_was_withdrawn_outlives_the_program(place: Folders) -> None:
    live = live_key(Mood.HAPPY, "a.jpeg")
    place.put(live, ai_made(1))
    place.promoter().withdraw([live], Told())
    at = place.clock()
    place.clock.pass_s(86_400 * 3)

    assert [one.withdrawn_at for one in place.promoter().withdrawn()] == [at]


def test_the_time_of_what_others_withdrew_begins_when_it_is_found(place: Folders) -> None:
    (place.root / "pictures" / "withdrawn" / "sad" / "b.jpeg").write_bytes(ai_made(1))
    found_at = place.clock()
    promoter = place.promoter(keep_days=30)

    assert [one.withdrawn_at for one in promoter.withdrawn()] == [found_at]
    place.clock.pass_s(86_400 * 29)
    assert [one.withdrawn_at for one in promoter.withdrawn()] == [found_at]
    assert promoter.sweep(place.clock()) == 0


def test_a_damaged_journal_is_set_aside(place: Folders) -> None:
    journal = place.root / "admin" / "promotions.db"
    journal.parent.mkdir()
    journal.write_bytes(b"no database at all" * 100)

    assert place.promoter().unfinished() is None
    assert list(journal.parent.glob("promotions.db.damaged-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_disk_that_takes_no_more_is_told_with_each_picture(place: Folders) -> None:
    import resource

    ids = [pool_key(Mood.HAPPY, "large.jpeg"), pool_key(Mood.SAD, "small.jpeg")]
    place.put(ids[0], ai_made(1, width_px=1600, height_px=1200))
    place.put(ids[1], ai_made(2))
    promoter = place.promoter()
    plan = promoter.plan(ids, Told())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    try:
        report = promoter.promote(plan, Told())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [line.fate for line in report.lines] == [Fate.FAILED, Fate.DONE]
    assert report.lines[0].reason == "The disk is full: nothing was written. Make room on the disk."
    assert place.keys() == {live_key(Mood.SAD, "small.jpeg")}


class _Library:
    """The c2pa library as it is with a key that does not fit; the real one is tested beside the signer."""

    class C2paError(Exception):
        pass

    def __getattr__(self, name: str) -> Any:
        raise self.C2paError("the key does not fit")


def test_a_picture_that_cannot_be_signed_says_so_and_is_not_shown(place: Folders) -> None:
    ids = [pool_key(Mood.HAPPY, "a.jpeg"), pool_key(Mood.HAPPY, "none.jpeg")]
    place.put(ids[0], ai_made(1))
    promoter = place.promoter(credentials=ContentCredentials(_Library(), "chain", "key"))

    plan = promoter.plan(ids, Told())
    report = promoter.promote(plan, Told())

    assert [(line.fate, line.marks) for line in plan.lines] == [(Fate.ADD, True), (Fate.MISSING, False)]
    assert report.lines[0].fate is Fate.FAILED
    assert report.lines[0].reason.startswith(
        "The picture cannot be signed: the key does not fit. Check admin."
    )
    assert place.keys() == set()
