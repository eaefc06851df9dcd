"""`emotion-kiosk read IMAGE...`: the moods of faces in pictures, as a table or as one JSON object a line."""

import argparse
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Column, Table
from rich.text import Text

from kiosk.adapters.local.face_analyzer import OpenCvFaceAnalyzer, open_face_analyzer
from kiosk.core.errors import KioskError, PictureDamaged, PictureMissing
from kiosk.core.mood import MOODS, Mood
from kiosk.core.reading import Box
from kiosk.vision.models import ModelShelf

# What is looked for in folders; a file that is named itself is tried whatever its name is.
SUFFIXES = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".jp2", ".png", ".bmp", ".dib", ".webp", ".avif", ".gif"),
        *(".tif", ".tiff", ".pgm", ".ppm", ".pbm", ".pnm"),
    )
)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file: `box` is None without a face, `error` is empty unless it could not be read."""

    image: str
    box: Box | None
    moods: Mapping[Mood, float]
    mood: Mood | None
    ms: float
    error: str = ""

    def as_json(self) -> str:
        """One object on one line; names of the contract in README."""
        box = self.box and [
            round(side, 5) for side in (self.box.left, self.box.top, self.box.width, self.box.height)
        ]
        values: dict[str, object] = {
            "image": self.image,
            "box": box,
            "moods": {mood.value: round(share, 6) for mood, share in self.moods.items()},
            "mood": self.mood and self.mood.value,
            "ms": round(self.ms, 2),
        }
        return json.dumps(values | ({"error": self.error} if self.error else {}))


def run(arguments: argparse.Namespace, shelf: ModelShelf, console: Console | None = None) -> int:
    """Reads all pictures; 0 when at least one could be decoded, 1 when none.

    Raises ModelMissing, ModelDamaged.
    """
    console = console or Console()
    analyzer = open_face_analyzer(shelf, arguments.model)
    lines = (read_one(analyzer, path) for path in pictures_in(arguments.images))
    decoded = 0
    if getattr(arguments, "json", False):
        for line in lines:
            console.file.write(line.as_json() + "\n")
            console.file.flush()
            decoded += not line.error
    else:
        shown = list(track(lines, "Reading", console=Console(stderr=True), transient=True))
        console.print(_table(shown))
        decoded = sum(not line.error for line in shown)
    return 0 if decoded else 1


def pictures_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Every named file, and the pictures of every named folder and of the folders in it, by name."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders.sort()
            yield from (Path(folder, file) for file in sorted(files) if Path(file).suffix.lower() in SUFFIXES)


def read_one(analyzer: OpenCvFaceAnalyzer, path: Path) -> Line:
    """One file; whatever is wrong with it is said in the line."""
    started = time.perf_counter()
    none = dict.fromkeys(MOODS, 0.0)
    try:
        reading = analyzer.read(_content(path))
    except KioskError as error:
        return Line(str(path), None, none, None, _ms_since(started), error.what)
    if reading is None:
        return Line(str(path), None, none, None, _ms_since(started))
    return Line(str(path), reading.box, reading.moods, reading.mood, _ms_since(started))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PictureMissing("There is no such file", item=str(path)) from error
    except OSError as error:
        raise PictureDamaged(f"The file cannot be read: {error.strerror}", item=str(path)) from error


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def _table(lines: Iterable[Line]) -> Table:
    table = Table(Column("image", overflow="fold"), box=None, pad_edge=False)
    for title in ("mood", "confidence", "next", "face", "ms"):
        table.add_column(title, no_wrap=title != "mood")
    for line in lines:
        name = Text(os.fsencode(line.image).decode("utf-8", "replace"))
        if line.box is None:
            table.add_row(name, line.error or "no face", "", "", "", f"{line.ms:.0f}")
            continue
        first, second = sorted(line.moods, key=line.moods.__getitem__, reverse=True)[:2]
        box = line.box
        table.add_row(
            name,
            line.mood.value if line.mood else "can't tell",
            f"{first.value} {line.moods[first]:.0%}",
            f"{second.value} {line.moods[second]:.0%}",
            f"{box.left:.2f} {box.top:.2f} {box.width:.2f}x{box.height:.2f}",
            f"{line.ms:.0f}",
        )
    return table
