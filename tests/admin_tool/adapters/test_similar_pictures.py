import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from admin_tool.adapters.local.pool_importer import FolderPictureImporter
from admin_tool.adapters.local.pool_lister import FolderPoolLister
from admin_tool.adapters.perceptual_hash import as_hashes, gather, likeness
from admin_tool.adapters.similar_pictures import HashedSimilarPictures
from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision
from admin_tool.core.similarity import USUAL_THRESHOLD, SimilarGroup
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.errors import ServiceDown
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from tests.admin_tool.adapters.local.pool_folder import Folder, stored_in
from tests.admin_tool.adapters.pool_works import Machine, Silent, book, key, made_machine


def painting(mood: Mood, seed: int) -> Image.Image:
    data = PaintingGenerator().generate(Prompt(mood, "a painting", seed=seed, width_px=384, height_px=256))
    return Image.open(io.BytesIO(data))


def encoded(image: Image.Image, quality: int = 90) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Machine]:
    folder = Folder(tmp_path / "home" / "pictures")
    with ExitStack() as ended:
        store = stored_in(folder, ended)
        lister, importer = FolderPoolLister(folder.root), FolderPictureImporter(folder.root)
        yield made_machine(ended, tmp_path / "home", folder, lister, importer, store)


@pytest.fixture
def similar(pool: Machine) -> HashedSimilarPictures:
    """A calm painting in five forms, its middle the largest file; another one, and a sad one in two moods."""
    one, other, third = painting(Mood.CALM, 1), painting(Mood.CALM, 2), painting(Mood.SAD, 1)
    forms = {
        "a-best": encoded(one),
        "a-worse": encoded(one, 50),
        "a-small": encoded(one.resize((256, 170))),
        "a-cut": encoded(one.crop((10, 6, 378, 250))),
        "a-bright": encoded(ImageEnhance.Brightness(one).enhance(1.1).resize((300, 200))),
        "b": encoded(other),
    }
    for name, data in forms.items():
        pool.place.put(key(f"{name}.jpeg", Mood.CALM), data)
    pool.place.put(key("c.jpeg", Mood.SAD), encoded(third))
    pool.place.put(key("c.jpeg", Mood.FEAR), encoded(third.resize((200, 133))))
    pool.place.put(key("bad.jpeg", Mood.FEAR), b"hello")
    pool.refresh()
    return HashedSimilarPictures(pool.database, pool.source)


def test_forms_of_a_picture_are_a_group_with_the_best_first(similar: HashedSimilarPictures) -> None:
    calm, sad = similar.groups(USUAL_THRESHOLD, Silent())
    assert {one.rsplit("/", 1)[-1] for one in calm.ids} == {
        f"a-{form}.jpeg" for form in ("best", "worse", "small", "cut", "bright")
    }
    assert calm.ids[0] == calm.best
    assert calm.best in (key("a-best.jpeg", Mood.CALM), key("a-worse.jpeg", Mood.CALM))
    assert sad == SimilarGroup(key("c.jpeg", Mood.SAD), (key("c.jpeg", Mood.SAD), key("c.jpeg", Mood.FEAR)))


def test_what_is_on_show_is_the_best(similar: HashedSimilarPictures, pool: Machine) -> None:
    small = key("a-small.jpeg", Mood.CALM)
    pool.index.promoted([small])
    assert similar.groups(USUAL_THRESHOLD, Silent())[0].best == small


def test_the_approved_one_is_the_best_of_equals_and_rejected_ones_are_out(
    pool: Machine, similar: HashedSimilarPictures
) -> None:
    mine = book(pool.database)
    for approved, other in (("a-worse.jpeg", "a-best.jpeg"), ("a-best.jpeg", "a-worse.jpeg")):
        choices = [(approved, Decision.APPROVED), (other, Decision.UNDECIDED)]
        for name, decision in choices:
            entry = pool.index.find(key(name, Mood.CALM))
            assert entry is not None
            mine.decide([Choice(entry.id, decision, entry.version)])
        assert similar.groups(USUAL_THRESHOLD, Silent())[0].best == key(approved, Mood.CALM)
    mine.decide([Choice(key("c.jpeg", Mood.FEAR), Decision.REJECTED, 0)])
    assert [len(group.ids) for group in similar.groups(USUAL_THRESHOLD, Silent())] == [5]


def test_a_stricter_threshold_makes_smaller_groups(similar: HashedSimilarPictures) -> None:
    def in_groups(threshold: float) -> int:
        return sum(len(one.ids) for one in similar.groups(threshold, Silent()))

    assert in_groups(0.5) >= in_groups(USUAL_THRESHOLD) == 7
    assert 7 > in_groups(0.97) >= in_groups(1.0)


def test_the_most_similar_come_first(similar: HashedSimilarPictures) -> None:
    found = similar.like(key("a-best.jpeg", Mood.CALM), 5)
    assert len(found) == 5
    assert {one.rsplit("/", 1)[-1][:2] for one, _ in found[:4]} == {"a-"}
    shares = [share for _, share in found]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.95 > USUAL_THRESHOLD > shares[4]
    assert similar.like(key("none.jpeg"), 5) == ()


def test_hashes_are_made_once_for_each_content(pool: Machine, similar: HashedSimilarPictures) -> None:
    first = Silent()
    similar.groups(0.9, first)
    assert first.reports[0] == (9, 9)
    again = Silent()
    similar.groups(0.9, again)
    assert again.reports == [(0, 8)]
    pool.place.put(key("b.jpeg", Mood.CALM), encoded(painting(Mood.CALM, 3)))
    pool.refresh()
    changed = Silent()
    similar.groups(0.9, changed)
    assert changed.reports[0] == (1, 1)


def test_cancelling_keeps_the_hashes_that_were_made(similar: HashedSimilarPictures) -> None:
    assert similar.groups(0.9, Silent(cancelled=True)) == ()
    again = Silent()
    similar.groups(0.9, again)
    assert again.reports == [(0, 8)]


def test_a_service_that_is_down_is_told(pool: Machine) -> None:
    class Down:
        def picture(self, picture_id: str) -> bytes:
            raise ServiceDown("The line is cut")

        def thumbnail(self, picture_id: str, tag: str) -> bytes:
            raise ServiceDown("The line is cut")

    pool.place.put(key("a.jpeg"), b"x")
    pool.refresh()
    with pytest.raises(ServiceDown):
        HashedSimilarPictures(pool.database, Down()).groups(0.9, Silent())


def test_an_empty_pool_has_no_groups(pool: Machine) -> None:
    assert HashedSimilarPictures(pool.database, pool.source).groups(0.9, Silent()) == []


def test_nothing_is_chained() -> None:
    bits = np.zeros((3, 256), np.uint8)
    bits[1, :20] = 1
    bits[2, :40] = 1
    hashes = as_hashes([np.packbits(row).tobytes() for row in bits])
    assert likeness(hashes[:1], hashes).tolist() == [1.0, 1 - 20 / 256, 1 - 40 / 256]
    assert list(gather(hashes, 0.9, lambda done: True)) == [[0, 1]]
    assert list(gather(hashes[[1, 0, 2]], 0.9, lambda done: True)) == [[0, 1, 2]]
    assert list(gather(hashes, 0.9, lambda done: False)) == []


def test_groups_are_the_same_however_the_rows_fall_into_blocks() -> None:
    random = np.random.default_rng(5)
    seeds = random.integers(0, 256, (90, 32), np.uint8)
    rows = [seeds[number % 90].copy() for number in range(300)]
    for number, row in enumerate(rows):
        row[number % 32] ^= 0b101
    groups = list(gather(as_hashes([row.tobytes() for row in rows]), 0.95, lambda done: True))
    assert [group[0] for group in groups] == list(range(90))
    assert all({member % 90 for member in group} == {group[0]} for group in groups)
    assert sum(map(len, groups)) == 300
