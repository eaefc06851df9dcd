import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.adapters.picture_cache import CachedPictureStore, Fetched
from kiosk.core.errors import PictureDamaged, PictureMissing, ServiceDown
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus, live_key
from tests.adapters.making import Clock, jpeg, png_of_size

A, B, C = (live_key(Mood.HAPPY, f"{name}.jpeg") for name in "abc")
LIMIT = 10_000_000


class Service:
    """A picture store with ETags, which can be down."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self.down = False
        self.full_answers = 0
        self.calls = 0

    def fetch_tagged(self, picture_id: str, known_tag: str = "") -> Fetched | None:
        self.calls += 1
        if self.down:
            raise ServiceDown("The line is cut")
        if picture_id not in self.pictures:
            raise PictureMissing("gone", item=picture_id)
        tag = str(hash(self.pictures[picture_id]))
        if tag == known_tag:
            return None
        self.full_answers += 1
        return Fetched(self.pictures[picture_id], tag)

    def fetch(self, picture_id: str) -> bytes:
        return self.pictures[picture_id]

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        return []

    def copy(self, picture_id: str, target_id: str) -> None:
        self.pictures[target_id] = self.pictures[picture_id]

    def delete(self, picture_id: str) -> None:
        self.pictures.pop(picture_id, None)


@pytest.fixture
def service() -> Service:
    service = Service()
    service.pictures = {A: jpeg(1), B: jpeg(2), C: jpeg(3)}
    return service


def cache_of(
    service: Service, tmp_path: Path, clock: Clock, limit_bytes: int = LIMIT, fresh_s: float = 3600.0
) -> CachedPictureStore:
    return CachedPictureStore(service, tmp_path / "cache", limit_bytes, fresh_s, clock)


def size_of(tmp_path: Path) -> int:
    return sum(file.stat().st_size for file in (tmp_path / "cache").iterdir())


def test_a_picture_is_asked_for_once_even_after_a_restart(
    service: Service, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(3):
        assert cache_of(service, tmp_path, clock).fetch(A) == jpeg(1)

    assert service.calls == 1


def test_an_old_copy_is_checked_and_not_sent_again(service: Service, tmp_path: Path, clock: Clock) -> None:
    cache = cache_of(service, tmp_path, clock)
    cache.fetch(A)
    clock.pass_s(3601)

    assert [cache.fetch(A), cache.fetch(A)] == [jpeg(1), jpeg(1)]
    assert (service.calls, service.full_answers) == (2, 1)


def test_a_changed_picture_replaces_its_copy(service: Service, tmp_path: Path, clock: Clock) -> None:
    cache = cache_of(service, tmp_path, clock)
    cache.fetch(A)
    service.pictures[A] = jpeg(9)
    clock.pass_s(3601)

    assert cache.fetch(A) == jpeg(9)


def test_without_a_line_the_old_copy_is_shown(service: Service, tmp_path: Path, clock: Clock) -> None:
    cache = cache_of(service, tmp_path, clock)
    cache.fetch(A)
    service.down = True
    clock.pass_s(7 * 86_400)

    assert cache.fetch(A) == jpeg(1)
    with pytest.raises(ServiceDown):
        cache.fetch(B)


def test_a_picture_that_is_gone_is_not_shown_from_its_copy(
    service: Service, tmp_path: Path, clock: Clock
) -> None:
    cache = cache_of(service, tmp_path, clock)
    cache.fetch(A)
    del service.pictures[A]
    clock.pass_s(3601)

    with pytest.raises(PictureMissing):
        cache.fetch(A)
    assert size_of(tmp_path) == 0


def test_the_least_recently_shown_goes_first(service: Service, tmp_path: Path, clock: Clock) -> None:
    room_for_two = 2 * len(jpeg(1)) + 1500
    cache = cache_of(service, tmp_path, clock, room_for_two)
    for picture_id in (A, B, A, C):
        cache.fetch(picture_id)
    service.down = True

    assert cache.fetch(A) == jpeg(1)
    assert cache.fetch(C) == jpeg(3)
    with pytest.raises(ServiceDown):
        cache.fetch(B)
    assert size_of(tmp_path) <= room_for_two


def test_the_order_of_use_outlives_a_restart(service: Service, tmp_path: Path, clock: Clock) -> None:
    cache = cache_of(service, tmp_path, clock)
    cache.fetch(A)
    files = {file.name for file in (tmp_path / "cache").iterdir()}
    cache.fetch(B)
    newer = next(file for file in (tmp_path / "cache").iterdir() if file.name not in files)
    os.utime(newer, (2e9, 2e9))
    again = cache_of(service, tmp_path, clock, 2 * len(jpeg(1)) + 1500)

    again.fetch(C)
    service.down = True

    assert again.fetch(B) == jpeg(2)
    with pytest.raises(ServiceDown):
        again.fetch(A)


def test_a_picture_larger_than_the_cache_is_shown_and_not_kept(
    service: Service, tmp_path: Path, clock: Clock
) -> None:
    assert cache_of(service, tmp_path, clock, 1000).fetch(A) == jpeg(1)
    assert size_of(tmp_path) == 0


@pytest.mark.parametrize("damage", [lambda data: data[:-20], lambda data: b"", lambda data: b"{}\n" + data])
def test_a_damaged_copy_is_fetched_again(
    service: Service, tmp_path: Path, clock: Clock, damage: Callable[[bytes], bytes]
) -> None:
    cache = cache_of(service, tmp_path, clock)
    cache.fetch(A)
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(damage(file.read_bytes()))

    assert cache.fetch(A) == jpeg(1)
    assert service.full_answers == 2


@pytest.mark.parametrize(
    "data", [jpeg(1)[:-900], png_of_size(9000, 9000), b"<html>Sign in to the shop's Wi-Fi</html>"]
)
def test_what_cannot_be_shown_is_refused_and_not_kept(
    service: Service, tmp_path: Path, clock: Clock, data: bytes
) -> None:
    service.pictures[A] = data

    with pytest.raises(PictureDamaged):
        cache_of(service, tmp_path, clock).fetch(A)
    assert size_of(tmp_path) == 0


def test_a_deleted_picture_leaves_no_copy(service: Service, tmp_path: Path, clock: Clock) -> None:
    cache = cache_of(service, tmp_path, clock)
    cache.fetch(A)

    cache.delete(A)

    assert size_of(tmp_path) == 0
    with pytest.raises(PictureMissing):
        cache.fetch(A)


def test_a_cache_that_cannot_be_written_stops_nothing(service: Service, tmp_path: Path, clock: Clock) -> None:
    cache = cache_of(service, tmp_path, clock)
    (tmp_path / "cache").rmdir()
    (tmp_path / "cache").write_text("a file where a folder should be")

    assert cache.fetch(A) == jpeg(1)
