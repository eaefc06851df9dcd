import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from admin_tool.adapters.local.pool_importer import FolderPictureImporter
from admin_tool.adapters.local.pool_lister import FolderPoolLister
from admin_tool.core.pool_filter import PoolFilter
from kiosk.core.errors import LibraryError
from kiosk.core.mood import MOODS, Mood
from tests.adapters.making import jpeg
from tests.admin_tool.adapters.local.pool_folder import Folder, stored_in
from tests.admin_tool.adapters.pool_contract import PoolContract
from tests.admin_tool.adapters.pool_works import Machine, Silent, key, made_machine, names, told_jpeg


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "home" / "pictures")


@pytest.fixture
def pool(tmp_path: Path, folder: Folder) -> Iterator[Machine]:
    home = tmp_path / "home"
    with ExitStack() as ended:
        store = stored_in(folder, ended)
        lister, importer = FolderPoolLister(folder.root), FolderPictureImporter(folder.root)
        yield made_machine(ended, home, folder, lister, importer, store)


class TestPoolInAFolder(PoolContract):
    pass


def test_files_say_how_they_were_made_and_are_read_once(pool: Machine) -> None:
    for number in range(450):
        pool.place.put(key(f"{number}.jpeg"), told_jpeg(number % 7, f"lake {number}"))
    assert pool.refresh() == 450
    entry = pool.index.find(key("449.jpeg"))
    assert entry is not None
    assert (entry.prompt, entry.generator) == ("lake 449", "painter 1")
    assert pool.index.generators() == ["painter 1"]
    progress = Silent()
    assert pool.index.refresh(progress) == 0
    assert progress.reports == [(450, 450)]


def test_reading_files_goes_on_where_it_was_cut_off(pool: Machine) -> None:
    for number in range(450):
        pool.place.put(key(f"{number}.jpeg"), told_jpeg(number % 7, f"lake {number}"))
    progress = Silent()
    progress.at_report = lambda done: setattr(progress, "cancelled", len(progress.reports) > 1)
    pool.index.refresh(progress)
    assert len(pool.ids(PoolFilter(text="lake"))) == 200
    assert pool.refresh() == 250
    assert len(pool.ids(PoolFilter(text="lake"))) == 450


def test_a_listing_broken_off_half_way_loses_nothing(pool: Machine, folder: Folder) -> None:
    for mood in MOODS:
        pool.place.put(key("a.jpeg", mood), jpeg(1))
    pool.refresh()
    pool.place.put(key("new.jpeg"), jpeg(2))
    pool.place.remove(key("a.jpeg"))
    sad = folder.root / "imgPool" / "sad"
    shutil.rmtree(sad)
    sad.write_text("a file in its place")
    with pytest.raises(LibraryError, match="cannot be read"):
        pool.refresh()
    assert names(pool.ids(PoolFilter(moods=frozenset([Mood.HAPPY])))) == ["a.jpeg", "new.jpeg"]
    assert len(pool.ids()) == len(MOODS) + 1


def test_a_disk_that_is_not_there_empties_nothing(pool: Machine, folder: Folder) -> None:
    pool.place.put(key("a.jpeg"), jpeg(1))
    pool.refresh()
    folder.root.rename(folder.root.with_name("unmounted"))
    with pytest.raises(LibraryError):
        pool.refresh()
    assert names(pool.ids()) == ["a.jpeg"]


def test_file_names_that_are_no_text_are_left_out(pool: Machine, folder: Folder) -> None:
    pool.place.put(key("a.jpeg"), jpeg(1))
    pool.place.put(f"imgPool/happy/{chr(0xDCFF)}.jpeg", jpeg(2))
    pool.refresh()
    assert names(pool.ids()) == ["a.jpeg"]
