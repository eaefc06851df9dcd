import os
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.errors import PictureDamaged, PictureMissing
from kiosk.core.mood import Mood
from kiosk.core.picture import Focus, PictureStatus, live_key, pool_key
from tests.adapters.contracts.picture_store import PictureStoreContract, Put
from tests.adapters.making import jpeg

A = live_key(Mood.HAPPY, "a.jpeg")
FOCUS = Focus(0.2, 0.8)


@dataclass(frozen=True)
class Described:
    prompt: str = "a meadow"
    seed: int | None = 7
    generator: str = "painter"
    focus: Focus = FOCUS


class TestFolderPictureStore(PictureStoreContract):
    @pytest.fixture
    def store(self, folder_store: FolderPictureStore) -> FolderPictureStore:
        return folder_store

    @pytest.fixture
    def put(self, root: Path, folder_store: FolderPictureStore) -> Put:
        def put(key: str, data: bytes) -> None:
            (root / key).write_bytes(data)
            folder_store.refresh()

        return put


def test_a_picture_copied_in_by_hand_is_listed(folder_store: FolderPictureStore, root: Path) -> None:
    before = folder_store.version()
    (root / A).write_bytes(jpeg())

    assert folder_store.refresh()
    assert folder_store.version() > before
    assert [picture.id for picture in folder_store.list(PictureStatus.LIVE)] == [A]


def test_a_picture_removed_by_hand_is_not_listed(folder_store: FolderPictureStore, root: Path) -> None:
    folder_store.add(jpeg(), A)
    (root / A).unlink()

    assert folder_store.refresh()
    assert folder_store.list(PictureStatus.LIVE) == []


def test_looking_again_at_unchanged_folders_changes_nothing(folder_store: FolderPictureStore) -> None:
    folder_store.add(jpeg(), A)

    assert not folder_store.refresh()


def test_a_file_that_still_grows_is_waited_for(folder_store: FolderPictureStore, root: Path) -> None:
    (root / A).write_bytes(jpeg()[:500])
    assert not folder_store.refresh()

    (root / A).write_bytes(jpeg())  # the folder's own time does not change

    assert folder_store.refresh()
    assert folder_store.find(A) is not None


def test_a_file_that_stays_half_is_left_out(
    folder_store: FolderPictureStore, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (root / A).write_bytes(jpeg()[:500])
    os.utime(root / A, (1e9, 1e9))
    (root / live_key(Mood.HAPPY, "b.jpeg")).write_bytes(jpeg())
    folder_store.refresh()

    assert [picture.id for picture in folder_store.list(PictureStatus.LIVE)] == ["emotions/happy/b.jpeg"]
    assert "left out" in caplog.text


def test_a_picture_found_damaged_is_taken_off_the_list(folder_store: FolderPictureStore, root: Path) -> None:
    folder_store.add(jpeg(), A)
    with (root / A).open("r+b") as file:
        file.truncate(700)

    with pytest.raises(PictureDamaged):
        folder_store.fetch(A)

    assert folder_store.find(A) is None
    assert folder_store.list(PictureStatus.LIVE) == []


def test_files_that_are_no_pictures_are_not_listed(folder_store: FolderPictureStore, root: Path) -> None:
    for name in (".part-0a", ".hidden.jpeg", "Thumbs.db", "note.txt"):
        (root / "emotions/happy" / name).write_bytes(jpeg())
    (root / "emotions/happy/folder.jpeg").mkdir()

    folder_store.refresh()

    assert folder_store.list(PictureStatus.LIVE) == []


def test_a_link_out_of_the_store_is_not_followed(folder_store: FolderPictureStore, root: Path) -> None:
    outside = root.parent / "outside.jpeg"
    outside.write_bytes(jpeg())
    (root / A).symlink_to(outside)

    with pytest.raises(PictureMissing):
        folder_store.fetch(A)


def test_what_a_file_says_of_itself_is_known_and_kept(root: Path, database: Database) -> None:
    read: list[int] = []

    def describe(picture: bytes) -> Described:
        read.append(len(picture))
        return Described()

    FolderPictureStore(root, database, describe).add(jpeg(), A)
    picture = FolderPictureStore(root, database, describe).list(PictureStatus.LIVE)[0]

    assert (picture.prompt, picture.seed, picture.generator) == ("a meadow", 7, "painter")
    assert picture.focus == FOCUS
    assert len(read) == 1


def test_the_index_comes_back_from_the_folders(root: Path, database: Database, tmp_path: Path) -> None:
    FolderPictureStore(root, database, lambda picture: Described()).add(jpeg(), A)
    other = open_library(tmp_path / "new")

    store = FolderPictureStore(root, other, lambda picture: Described())

    assert [picture.prompt for picture in store.list(PictureStatus.LIVE)] == ["a meadow"]
    other.close()


def test_a_withdrawn_picture_is_out_of_sight_until_it_is_restored(
    folder_store: FolderPictureStore, root: Path, tmp_path: Path
) -> None:
    folder_store.add(jpeg(), A)

    folder_store.withdraw(A)
    rebuilt = open_library(tmp_path / "rebuilt")
    later = FolderPictureStore(root, rebuilt, lambda picture: None)

    for store in (folder_store, later):
        assert store.list(PictureStatus.LIVE) == []
        assert [picture.id for picture in store.list(PictureStatus.WITHDRAWN)] == [A]
        assert store.fetch(A) == jpeg()
    later.restore(A)
    assert [picture.id for picture in later.list(PictureStatus.LIVE)] == [A]
    rebuilt.close()


def test_promoting_a_withdrawn_picture_again_leaves_it_withdrawn(folder_store: FolderPictureStore) -> None:
    folder_store.add(jpeg(), pool_key(Mood.HAPPY, "a.jpeg"))
    folder_store.copy(pool_key(Mood.HAPPY, "a.jpeg"), A)
    folder_store.withdraw(A)

    folder_store.copy(pool_key(Mood.HAPPY, "a.jpeg"), A)

    assert folder_store.list(PictureStatus.LIVE) == []


def test_deleting_a_pool_picture_leaves_the_withdrawn_one_of_its_name(
    folder_store: FolderPictureStore,
) -> None:
    folder_store.add(jpeg(), pool_key(Mood.HAPPY, "a.jpeg"))
    folder_store.add(jpeg(), A)
    folder_store.withdraw(A)

    folder_store.delete(pool_key(Mood.HAPPY, "a.jpeg"))

    assert len(folder_store.list(PictureStatus.WITHDRAWN)) == 1


def test_another_program_sees_what_was_promoted(root: Path, tmp_path: Path) -> None:
    libraries = [open_library(tmp_path), open_library(tmp_path)]
    kiosk, admin = (FolderPictureStore(root, library, lambda picture: None) for library in libraries)
    kiosk.refresh()

    admin.add(jpeg(), A)
    kiosk.refresh()

    assert [picture.id for picture in kiosk.list(PictureStatus.LIVE)] == [A]
    for library in libraries:
        library.close()


def test_many_threads_may_add_and_list(folder_store: FolderPictureStore) -> None:
    def add(worker: int) -> None:
        for number in range(5):
            folder_store.add(jpeg(number), live_key(Mood.CALM, f"{worker}-{number}.jpeg"))
            folder_store.list(PictureStatus.LIVE)

    threads = [threading.Thread(target=add, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(folder_store.list(PictureStatus.LIVE)) == 20


def test_a_refused_picture_leaves_no_file(root: Path, folder_store: FolderPictureStore) -> None:
    with pytest.raises(PictureDamaged):
        folder_store.add(jpeg()[:300], A)

    assert list((root / "emotions/happy").iterdir()) == []
