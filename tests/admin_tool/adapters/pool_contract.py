"""What the index, the pictures and the import of every pool do, wherever the pool lies."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from kiosk.core.errors import PictureDamaged, PictureMissing
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key
from tests.adapters.making import jpeg, png_of_size
from tests.admin_tool.adapters.pool_works import Machine, Silent, book, key, names, told_jpeg

ODD = ("a b.jpeg", "행복한 호수.jpeg", "a+b.jpeg", "100%.jpeg", "%2F.jpeg", "it's #1 & 2?.jpeg", "Ü.PNG")


class PoolContract:
    """A subclass gives the fixture `pool`."""

    def test_a_refresh_finds_every_picture_and_a_second_one_changes_nothing(self, pool: Machine) -> None:
        for number in range(5):
            pool.place.put(key(f"img_20261122-141500_{number}h.jpeg"), jpeg(number))
        pool.place.put(key("b.png", Mood.SAD), jpeg(9))
        assert pool.refresh() == 6
        assert pool.refresh() == 0
        (happy, few), (sad, one) = pool.index.numbers(PoolFilter(), PoolSort.NEWEST)
        assert (happy, len(few), sad, len(one)) == ("happy", 5, "sad", 1)
        entry = pool.index.find(key("img_20261122-141500_3h.jpeg"))
        assert entry is not None
        assert (entry.mood, entry.batch, entry.size_bytes) == (
            Mood.HAPPY,
            "img_20261122-141500",
            len(jpeg(3)),
        )
        assert abs(entry.created_at - datetime.now(UTC)) < timedelta(minutes=1)
        assert pool.index.batches() == ["img_20261122-141500"]

    def test_odd_keys_are_pictures_like_any_other(self, pool: Machine) -> None:
        for number, name in enumerate(ODD):
            pool.place.put(key(name), jpeg(number))
        pool.refresh()
        assert sorted(names(pool.ids())) == sorted(ODD)
        for number, name in enumerate(ODD):
            entry = pool.index.find(key(name))
            assert entry is not None
            assert pool.source.picture(entry.id) == jpeg(number)
            assert pool.source.thumbnail(entry.id, entry.tag)[:2] == b"\xff\xd8"
            report = book(pool.database).decide([Choice(entry.id, Decision.APPROVED, 0)])
            assert report.written == (entry.id,)

    def test_what_is_no_picture_is_left_out(self, pool: Machine) -> None:
        for other in ("imgPool/happy/notes.txt", "imgPool/joyful/a.jpeg", "imgPool/happy/.part-1.jpeg"):
            pool.place.put(other, b"x")
        pool.place.put(key("a.jpeg"), jpeg(1))
        pool.refresh()
        assert names(pool.ids()) == ["a.jpeg"]

    def test_a_picture_that_vanished_goes_and_its_decision_comes_back_with_it(self, pool: Machine) -> None:
        for name in ("a.jpeg", "b.jpeg"):
            pool.place.put(key(name), jpeg(1))
        pool.refresh()
        (_, numbers), *_ = pool.index.numbers(PoolFilter(), PoolSort.NAME)
        book(pool.database).decide([Choice(key("a.jpeg"), Decision.REJECTED, 0)])
        pool.place.remove(key("a.jpeg"))
        assert pool.refresh() == 1
        assert names(pool.ids()) == ["b.jpeg"]
        assert [entry.id for entry in pool.index.entries(numbers)] == [key("b.jpeg")]
        pool.place.put(key("a.jpeg"), jpeg(1))
        pool.refresh()
        back = pool.index.find(key("a.jpeg"))
        assert back is not None
        assert (back.decision, back.decided_by, back.version) == (Decision.REJECTED, "reviewer 1", 1)

    def test_a_picture_that_changed_is_looked_at_anew(self, pool: Machine) -> None:
        pool.place.put(key("a.jpeg"), b"this is text")
        pool.refresh()
        before = pool.index.find(key("a.jpeg"))
        assert before is not None
        for _ in range(2):
            with pytest.raises(PictureDamaged):
                pool.source.thumbnail(before.id, before.tag)
        noted = pool.index.find(before.id)
        assert noted is not None and noted.trouble
        pool.place.put(key("a.jpeg"), jpeg(1))
        assert pool.refresh() == 1
        after = pool.index.find(key("a.jpeg"))
        assert after is not None
        assert (after.trouble, after.number) == ("", before.number)
        assert after.tag != before.tag
        assert pool.source.thumbnail(after.id, after.tag)

    def test_bad_files_are_told_on_their_own_item(self, pool: Machine) -> None:
        bad = {"cut.jpeg": jpeg(1)[:-500], "text.jpeg": b"hello", "huge.png": png_of_size(30_000, 30_000)}
        for name, data in bad.items():
            pool.place.put(key(name), data)
        pool.place.put(key("good.jpeg"), jpeg(2))
        pool.refresh()
        for name in bad:
            entry = pool.index.find(key(name))
            assert entry is not None
            with pytest.raises(PictureDamaged) as told:
                pool.source.thumbnail(entry.id, entry.tag)
            assert told.value.item == key(name)
            with pytest.raises(PictureDamaged):
                pool.source.picture(entry.id)
            noted = pool.index.find(key(name))
            assert noted is not None and noted.trouble == told.value.what
        assert len(pool.source.picture(key("good.jpeg"))) == len(jpeg(2))
        with pytest.raises(PictureMissing):
            pool.source.thumbnail(key("none.jpeg"), "1")

    def test_a_thumbnail_is_small_and_made_once(self, pool: Machine) -> None:
        pool.place.put(key("a.jpeg"), jpeg(1, 900, 600))
        pool.refresh()
        entry = pool.index.find(key("a.jpeg"))
        assert entry is not None
        first = pool.source.thumbnail(entry.id, entry.tag)
        pool.place.remove(entry.id)
        assert pool.source.thumbnail(entry.id, entry.tag) == first

    def test_live_pictures_are_known_by_what_lies_on_the_shelf(self, pool: Machine) -> None:
        for name in ("a.jpeg", "b.jpeg"):
            pool.place.put(key(name), jpeg(1))
        pool.place.put(live_key(Mood.HAPPY, "a.jpeg"), jpeg(1))
        pool.refresh()
        assert names(pool.ids(PoolFilter(live=True))) == ["a.jpeg"]
        assert pool.source.picture(live_key(Mood.HAPPY, "a.jpeg")) == jpeg(1)
        pool.place.remove(live_key(Mood.HAPPY, "a.jpeg"))
        assert pool.refresh() == 1
        assert pool.ids(PoolFilter(live=True)) == []

    def test_imported_pictures_are_in_the_index_at_once(self, pool: Machine, tmp_path: Path) -> None:
        files = [tmp_path / name for name in ("호수 1.JPG", "a.png", "cut.jpeg", "note.jpeg", "gone.jpeg")]
        files[0].write_bytes(told_jpeg(3, "a calm lake"))
        files[1].write_bytes(jpeg(5))  # it says PNG and is none
        files[2].write_bytes(jpeg(1)[:-500])
        files[3].write_text("hello")
        progress = Silent()
        refused = dict(pool.index.add_files(files, "calm", progress))
        assert [file.name for file in refused] == ["cut.jpeg", "note.jpeg", "gone.jpeg"]
        assert progress.reports[-1] == (4, 5)
        assert sorted(names(pool.ids())) == ["a.jpeg", "호수 1.jpg"]
        entry = pool.index.find(key("호수 1.jpg", Mood.CALM))
        assert entry is not None
        assert (entry.prompt, entry.negative, entry.seed, entry.generator) == (
            "a calm lake",
            "no text",
            3,
            "painter 1",
        )
        assert pool.source.picture(entry.id) == told_jpeg(3, "a calm lake")
        pool.refresh()
        again = pool.index.find(entry.id)
        assert again is not None
        assert (again.prompt, again.negative, again.tag) == ("a calm lake", "no text", entry.tag)

    def test_a_picture_is_imported_once_and_a_taken_name_gets_a_number(
        self, pool: Machine, tmp_path: Path
    ) -> None:
        (tmp_path / "other").mkdir()
        first, same, other = tmp_path / "a.jpeg", tmp_path / "b.jpeg", tmp_path / "other" / "a.jpeg"
        first.write_bytes(jpeg(1))
        same.write_bytes(jpeg(1))
        other.write_bytes(jpeg(2))
        pool.place.put(key("a.jpeg", Mood.SAD), jpeg(7))  # not listed yet
        ((file, why),) = pool.index.add_files([first, same, other], "sad", Silent())
        assert file == same
        assert key("a-2.jpeg", Mood.SAD) in why
        assert names(pool.ids()) == ["a-2.jpeg", "a-3.jpeg"]
        assert pool.source.picture(key("a-3.jpeg", Mood.SAD)) == jpeg(2)
