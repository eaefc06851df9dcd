"""Films and folders in place of a camera."""

import os
import time
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.camera.file_source import FilmSource, FolderSource, open_file
from kiosk.core.errors import FilmUnreadable
from tests.camera.handles import open_files
from tests.films import Picture, write_film


def grey(level: int) -> Picture:
    return np.full((120, 160, 3), level, np.uint8)


def counted_film(path: Path, frames: int, fps: float) -> Path:
    """Frame n is grey of level 10 n."""
    return write_film(path, [grey(10 * n) for n in range(frames)], fps)


def level(picture: object) -> int:
    assert isinstance(picture, np.ndarray)
    return round(float(picture.mean()) / 10)


class Time:
    """Time that passes only where a test, or the film, lets it: no other program can make a frame late."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s

    def rest(self, seconds: float) -> None:
        self.now_s += seconds


def played(path: Path, time: Time) -> FilmSource:
    return FilmSource(path, time, time.rest)


def test_a_film_is_played_in_order_and_begins_again_at_its_end(tmp_path: Path) -> None:
    film = played(counted_film(tmp_path / "film.avi", frames=10, fps=100), Time())
    shown = [level(film.read()) for _ in range(60)]
    film.close()
    steps = {(after - before) % 10 for before, after in pairwise(shown)}
    assert shown[0] == 0
    assert shown.count(9) >= 2
    assert 1 in steps and steps <= set(range(1, 10))


def test_a_film_is_not_played_faster_than_it_was_taken(tmp_path: Path) -> None:
    path = counted_film(tmp_path / "film.avi", frames=20, fps=40)
    begun = time.monotonic()
    film = open_file(path)
    while level(film.read()) < 19:
        pass
    assert time.monotonic() - begun >= 19 / 40 - 0.001
    film.close()


def test_late_frames_are_skipped(tmp_path: Path) -> None:
    now = Time()
    film = played(counted_film(tmp_path / "film.avi", frames=25, fps=50), now)
    assert level(film.read()) == 0
    now.rest(0.2)
    film.read()
    assert 8 <= level(film.read()) <= 11
    film.close()


def test_a_slow_film_repeats_its_picture_so_that_it_stays_fresh(tmp_path: Path) -> None:
    now = Time()
    film = played(counted_film(tmp_path / "film.avi", frames=3, fps=1), now)
    assert [level(film.read()) for _ in range(11)] == [0] * 11
    now.rest(0.1)
    assert level(film.read()) == 1
    film.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"this is a letter\n" * 300),
        ("letter.avi", b"this is a letter\n" * 300),
        ("noise.mp4", bytes(range(256)) * 64),
        ("empty.avi", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("archive.zip", b"PK\3\4\0\0\0\0" + bytes(4096)),
    ],
)
def test_what_is_no_film_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FilmUnreadable) as caught:
        open_file(path)
    assert str(path) in str(caught.value) and caught.value.remedy


def test_a_film_that_was_cut_off_plays_as_far_as_it_goes(tmp_path: Path) -> None:
    path = counted_film(tmp_path / "film.avi", frames=20, fps=100)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    film = open_file(path)
    shown = [level(film.read()) for _ in range(40)]
    film.close()
    assert shown[0] == 0 and 0 in shown[1:] and max(shown) < 15


def test_a_missing_film_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FilmUnreadable, match="No such file"):
        open_file(tmp_path / "film.avi")


def test_a_named_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "film.avi")
    with pytest.raises(FilmUnreadable, match="not a file"):
        open_file(tmp_path / "film.avi")


def test_a_film_that_is_taken_away_is_told_at_its_end(tmp_path: Path) -> None:
    path = counted_film(tmp_path / "film.avi", frames=5, fps=100)
    film = open_file(path)
    path.unlink()
    with pytest.raises(FilmUnreadable):
        for _ in range(20):
            film.read()


def test_closing_a_film_closes_its_file(tmp_path: Path) -> None:
    path = counted_film(tmp_path / "film.avi", frames=5, fps=100)
    film = open_file(path)
    assert path in open_files(os.getpid())
    film.close()
    assert path not in open_files(os.getpid())


def test_a_folder_shows_its_pictures_by_name_and_passes_over_what_is_none(tmp_path: Path) -> None:
    for name, value in (("b.png", 20), ("a.jpg", 10), ("d.webp", 30)):
        cv2.imwrite(str(tmp_path / name), grey(value))
    (tmp_path / "c.jpg").write_bytes(b"no picture")
    (tmp_path / "notes.txt").write_text("no picture either")
    source = open_file(tmp_path, picture_s=0.05)
    shown = [level(source.read()) for _ in range(6)]
    source.close()
    assert isinstance(source, FolderSource)
    assert [1, 2, 3, 1, 2, 3] in (shown, [shown[-1], *shown[:-1]])


def test_one_picture_is_a_source_too(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "얼굴.png"), grey(50))
    source = open_file(tmp_path / "얼굴.png")
    assert [level(source.read()) for _ in range(3)] == [5, 5, 5]
    source.close()


def test_a_large_photograph_is_made_smaller(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "large.jpg"), np.zeros((3000, 4000, 3), np.uint8))
    source = open_file(tmp_path)
    picture = source.read()
    source.close()
    assert picture is not None and picture.shape == (1440, 1920, 3)


@pytest.mark.parametrize("files", [{}, {"a.jpg": b"no picture"}])
def test_a_folder_without_pictures_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FilmUnreadable, match="no picture"):
        open_file(tmp_path)


def test_an_animation_of_pictures_is_a_film_only_by_its_kind(tmp_path: Path) -> None:
    assert isinstance(open_file(counted_film(tmp_path / "film.AVI", frames=2, fps=10)), FilmSource)
