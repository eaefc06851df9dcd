"""A film, or pictures of a folder, in place of a camera: looped at its own rate."""

import math
import stat
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2

from kiosk.core.errors import FilmUnreadable, PictureDamaged
from kiosk.vision.pixels import Pixels, decode, fitted

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff"})
PICTURE_S = 2.0  # a folder has no rate of its own: long enough to read a face, short enough to watch
_LONGEST_SIDE_PX = 1920  # photographs of 12 megapixels would cost more than a camera's frames
_LONGEST_WAIT_S = 0.1  # slower films repeat their picture, so that their age stays that of a living camera
_LATE_S = 1.0  # a machine that was asleep goes on from where it was
_RATES = (0.1, 240.0)  # frames per second that a film may claim
_USUAL_RATE = 25.0
_REMEDY = "Give a video file or a folder of pictures, or choose another camera."


def open_file(path: Path, picture_s: float = PICTURE_S) -> "FilmSource | FolderSource":
    """The source for a film, a picture, or a folder whose pictures last `picture_s`.

    Raises FilmUnreadable.
    """
    if path.is_dir():
        pictures = sorted(p for p in path.iterdir() if p.suffix.lower() in PICTURE_SUFFIXES)
        return FolderSource(path, pictures, picture_s)
    if path.suffix.lower() in PICTURE_SUFFIXES:
        return FolderSource(path, [path], picture_s)
    return FilmSource(path)


class FilmSource:
    """A video file, paced by its own timestamps; late frames are skipped, the end is its start."""

    live = False

    def __init__(
        self,
        path: Path,
        now_s: Callable[[], float] = time.monotonic,
        rest: Callable[[float], None] = time.sleep,
    ) -> None:
        """Time passes as `now_s` says, in monotonic seconds, and while it rests."""
        self._path = path
        self._now_s = now_s
        self._rest = rest
        self._check()
        self._start(now_s())
        self._shown: Pixels | None = None

    def read(self) -> Pixels | None:
        """The frame that is due, BGR; waits at most 0.1 s and then gives the last one again.

        Raises FilmUnreadable when the file went away.
        """
        picture, due_s = self._next
        wait_s = due_s - self._now_s()
        if wait_s > _LONGEST_WAIT_S:
            self._rest(_LONGEST_WAIT_S)
            return self._shown
        self._rest(max(wait_s, 0))
        self._shown = picture
        self._advance()
        return picture

    def close(self) -> None:
        """Closes the file."""
        self._film.release()
        self._shown = None

    def _check(self) -> None:
        """Refuses a pipe, which would block, and a text, which FFmpeg plays as letters on a terminal."""
        try:
            if not stat.S_ISREG(self._path.stat().st_mode):
                raise FilmUnreadable("This is not a file", item=str(self._path), remedy=_REMEDY)
            with self._path.open("rb") as file:
                head = file.read(4096)
        except OSError as error:
            what = error.strerror or "It cannot be opened"
            raise FilmUnreadable(what, item=str(self._path), remedy=_REMEDY) from error
        if b"\0" not in head:
            raise FilmUnreadable("This is not a video", item=str(self._path), remedy=_REMEDY)

    def _start(self, at_s: float) -> None:
        """Opens the film anew; its first frame is due `at_s`."""
        self._film = cv2.VideoCapture(str(self._path))
        rate = self._film.get(cv2.CAP_PROP_FPS)
        usable = math.isfinite(rate) and _RATES[0] <= rate <= _RATES[1]
        self._interval_s = 1 / (rate if usable else _USUAL_RATE)
        whole, picture = self._film.read()
        if not whole:
            self._film.release()
            raise FilmUnreadable("No picture of it can be decoded", item=str(self._path), remedy=_REMEDY)
        self._stamp_s = self._film.get(cv2.CAP_PROP_POS_MSEC) / 1000
        self._begun_s = at_s - self._stamp_s
        self._next = picture, at_s

    def _advance(self) -> None:
        """Decodes the frame after `_next`, skipping those that are late."""
        while self._film.grab():
            self._stamp_s = self._stamped()
            late_s = self._now_s() - self._begun_s - self._stamp_s
            if late_s > _LATE_S:
                self._begun_s += late_s
            elif late_s > self._interval_s:
                continue
            whole, picture = self._film.retrieve()
            if whole:
                self._next = picture, self._begun_s + self._stamp_s
                return
        self._film.release()
        end_s = self._begun_s + self._stamp_s + self._interval_s
        self._start(max(end_s, self._now_s() - self._interval_s))

    def _stamped(self) -> float:
        """Seconds from the film's beginning; counted where the file's own timestamps are missing or jump."""
        stamp_s = self._film.get(cv2.CAP_PROP_POS_MSEC) / 1000
        expected_s = self._stamp_s + self._interval_s
        return stamp_s if self._stamp_s < stamp_s < expected_s + _LATE_S else expected_s


class FolderSource:
    """Pictures shown one after the other, in the order of their names."""

    live = False

    def __init__(self, path: Path, pictures: Sequence[Path], picture_s: float = PICTURE_S) -> None:
        self._path = path
        self._pictures = pictures
        self._picture_s = picture_s
        self._place = -1
        self._shown = self._turn_over()
        self._until_s = time.monotonic() + self._picture_s

    def read(self) -> Pixels | None:
        """The picture whose turn it is, BGR, ten times a second. Raises FilmUnreadable when none is left."""
        time.sleep(_LONGEST_WAIT_S)
        if time.monotonic() >= self._until_s and len(self._pictures) > 1:
            self._shown = self._turn_over()
            self._until_s = time.monotonic() + self._picture_s
        return self._shown

    def close(self) -> None:
        """Forgets the pictures."""
        self._pictures = ()

    def _turn_over(self) -> Pixels:
        for _ in self._pictures:
            self._place = (self._place + 1) % len(self._pictures)
            picture = _load(self._pictures[self._place])
            if picture is not None:
                return picture
        raise FilmUnreadable("There is no picture that can be decoded", item=str(self._path), remedy=_REMEDY)


def _load(path: Path) -> Pixels | None:
    try:
        return fitted(decode(path.read_bytes()), _LONGEST_SIDE_PX)[0]
    except (OSError, PictureDamaged):
        return None
