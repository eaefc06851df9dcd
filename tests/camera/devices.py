"""Cameras with faults, made in the camera process: top-level functions, so that they can be pickled."""

import os
import signal
from pathlib import Path

import cv2

from kiosk.camera.file_source import FilmSource
from kiosk.camera.opencv_source import OpenCvSource
from kiosk.core.errors import CameraGone, CameraRefused
from kiosk.vision.pixels import Pixels

_GOOD_FRAMES = 5


class PluggedFilm:
    """A film that behaves like a camera: it is there as long as its file is."""

    live = True

    def __init__(self, source: str) -> None:
        self._path = Path(source)
        self._require()
        self._film = FilmSource(self._path)
        self._given = 0

    def read(self) -> Pixels | None:
        self._require()
        self._given += 1
        return self._film.read()

    def close(self) -> None:
        self._film.close()

    def _require(self) -> None:
        if not self._path.exists():
            raise CameraGone("It is unplugged", item=str(self._path))


class FreezingFilm(PluggedFilm):
    """Repeats its last picture for ever, as some drivers do."""

    _last: Pixels | None = None

    def read(self) -> Pixels | None:
        picture = super().read()
        if self._given <= _GOOD_FRAMES:
            self._last = picture
        return self._last


class CrashingFilm(PluggedFilm):
    """Takes its process with it."""

    def read(self) -> Pixels | None:
        if self._given == _GOOD_FRAMES:
            os.kill(os.getpid(), signal.SIGSEGV)
        return super().read()


class RefusedCamera(PluggedFilm):
    """Is opened only when a file `allowed` lies beside it; notes every try."""

    def __init__(self, source: str) -> None:
        folder = Path(source).parent
        with (folder / "tries").open("a") as tries:
            tries.write("x")
        if not (folder / "allowed").exists():
            raise CameraRefused("Not allowed", item=source, remedy="Allow it.")
        super().__init__(source)


def pipe_camera(source: str) -> OpenCvSource:
    """OpenCV on a named pipe: it blocks in `read()` when nothing more comes."""
    return OpenCvSource(source, backends=(cv2.CAP_FFMPEG,))
