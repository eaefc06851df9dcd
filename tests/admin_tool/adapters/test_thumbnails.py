import io
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from admin_tool.adapters.picture_source import CachedPictureSource
from admin_tool.adapters.thumbnails import ThumbnailCache, make_thumbnail
from kiosk.core.errors import PictureDamaged, ServiceDown
from tests.adapters.making import Clock, jpeg, png_of_size
from tests.admin_tool.adapters.pool_works import key
from tests.admin_tool.adapters.promotion_works import Notes


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        return image.size


def encoded(image: Image.Image, kind: str, **details: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **details)
    return out.getvalue()


@pytest.mark.parametrize(
    ("width", "height", "small"), [(1024, 768, (256, 192)), (300, 900, (85, 256)), (64, 48, (64, 48))]
)
def test_a_thumbnail_has_at_most_256_pixels_a_side(width: int, height: int, small: tuple[int, int]) -> None:
    assert size_of(make_thumbnail(jpeg(1, width, height), "a")) == small


def test_a_thumbnail_stands_upright_and_says_how_large_the_picture_is() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = encoded(Image.new("RGB", (400, 200), "red"), "JPEG", exif=exif)
    thumbnail = make_thumbnail(lying, "a")
    assert size_of(thumbnail) == (128, 256)
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.info["comment"] == b"400x200"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_pictures_of_every_kind_have_one(mode: str) -> None:
    image = Image.new(mode, (300, 200))
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert size_of(make_thumbnail(encoded(image, kind), "a")) == (256, 171)


def test_what_is_transparent_lies_on_white() -> None:
    thumbnail = make_thumbnail(encoded(Image.new("RGBA", (300, 200), (0, 0, 0, 0)), "PNG"), "a")
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "bad", [b"", b"hello", jpeg(1)[:2000], png_of_size(30_000, 30_000), png_of_size(20_000, 20_000)[:60]]
)
def test_bad_pictures_are_told_and_never_unpacked(bad: bytes) -> None:
    with pytest.raises(PictureDamaged) as told:
        make_thumbnail(bad, "imgPool/happy/a.jpeg")
    assert told.value.item == "imgPool/happy/a.jpeg"


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    clock = Clock()
    cache = ThumbnailCache(tmp_path / "t.db", 1, lambda: clock().timestamp())
    for number in range(100):
        clock.pass_s(1)
        cache.put(str(number), "t", bytes(10_000))
        assert cache.get("0", "t") is not None
    assert cache.get("99", "t") is not None
    assert cache.get("1", "t") is not None
    for number in range(100, 110):
        clock.pass_s(1)
        cache.put(str(number), "t", bytes(10_000))
    assert cache.get("0", "t") is not None
    assert cache.get("3", "t") is None
    assert cache.get("109", "t") is not None
    kept = sum(cache.get(str(number), "t") is not None for number in range(110))
    assert 85 <= kept <= 103
    cache.close()
    cache.close()
    again = ThumbnailCache(tmp_path / "t.db", 1)
    assert again.get("109", "t") is not None
    again.close()
    assert (tmp_path / "t.db").stat().st_size < 1.3 * 1024**2


def test_another_tag_is_another_content(tmp_path: Path) -> None:
    cache = ThumbnailCache(tmp_path / "t.db", 1)
    cache.put("a", "old", b"1")
    assert cache.get("a", "new") is None
    cache.put("a", "new", b"2")
    assert (cache.get("a", "old"), cache.get("a", "new")) == (None, (b"2", ""))
    assert cache.get("a", "") == (b"2", "")  # who knows no tag
    cache.put("a", "broken", b"", "cut off")
    assert cache.get("a", "") is None
    cache.close()


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "t.db").write_bytes(b"no database at all, but long enough to be looked at" * 100)
    cache = ThumbnailCache(tmp_path / "t.db", 1)
    cache.put("a", "t", b"1")
    assert cache.get("a", "t") == (b"1", "")
    cache.close()


def test_without_a_place_for_it_thumbnails_are_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = ThumbnailCache(tmp_path / "file" / "t.db", 1)
    cache.put("a", "t", b"1")
    assert cache.get("a", "t") is None
    cache.close()


class Store:
    def __init__(self) -> None:
        self.fetched: list[str] = []
        self.down = False

    def fetch(self, picture_id: str) -> bytes:
        self.fetched.append(picture_id)
        if self.down:
            raise ServiceDown("The line is cut", item=picture_id)
        return jpeg(int(picture_id.split("/")[-1].split(".")[0]))


class HeardNotes(Notes):
    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[tuple[str, str]] = []

    def trouble(self, picture_id: str, why: str) -> None:
        self.troubles.append((picture_id, why))


def test_six_threads_get_their_thumbnails(tmp_path: Path) -> None:
    store, notes = Store(), HeardNotes()
    source = CachedPictureSource(store, tmp_path / "t.db", 10, notes)
    ids = [key(f"{number % 40}.jpeg") for number in range(400)]
    gate = threading.Barrier(6)

    def ask(offset: int) -> int:
        gate.wait(60)
        return sum(len(source.thumbnail(one, "t")) for one in ids[offset:] + ids[:offset])

    with ThreadPoolExecutor(6) as threads:
        sums = set(threads.map(ask, range(0, 60, 10)))
    assert len(sums) == 1
    assert len(store.fetched) < 6 * 40
    source.close()
    assert notes.troubles == []


def test_a_service_that_is_down_is_no_trouble_of_the_picture(tmp_path: Path) -> None:
    store, notes = Store(), HeardNotes()
    source = CachedPictureSource(store, tmp_path / "t.db", 10, notes)
    store.down = True
    with pytest.raises(ServiceDown):
        source.thumbnail(key("1.jpeg"), "t")
    store.down = False
    assert source.thumbnail(key("1.jpeg"), "t")
    assert notes.troubles == []
    source.close()
