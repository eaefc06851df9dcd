"""Brings pictures from this machine's disk into the pool as they are: nothing is converted."""

import hashlib
import json
import re
import unicodedata
from pathlib import Path

from admin_tool.adapters.pool_lister import Description, PictureImporter
from admin_tool.adapters.pool_update import add_pictures, write_descriptions
from kiosk.adapters import picture_metadata
from kiosk.adapters.local.database import Database
from kiosk.adapters.picture_check import check_picture
from kiosk.core.errors import KioskError
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import pool_key

LARGEST_BYTES = 25 * 1024 * 1024
"""The most that a kiosk takes."""
LONGEST_STEM = 100
_KINDS = {b"\xff\xd8\xff": ("image/jpeg", (".jpeg", ".jpg")), b"\x89PNG\r\n\x1a\n": ("image/png", (".png",))}
_NEVER = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_NAMES_TRIED = 1000


class PictureImport:
    """Takes files one by one into one mood's folder of the pool."""

    def __init__(self, database: Database, importer: PictureImporter, mood: Mood) -> None:
        self._database = database
        self._importer = importer
        self._mood = mood

    def take(self, file: Path) -> str:
        """Imports a file; answers what is wrong with it, nothing when it is taken."""
        try:
            data = _read(file)
            kind, suffixes = _kind(data)
            check_picture(data, file.name)
            return self._store(file, data, kind, suffixes)
        except _NotTaken as trouble:
            return str(trouble)
        except KioskError as trouble:
            return trouble.what + (f". {trouble.remedy}" if trouble.remedy else "")

    def _store(self, file: Path, data: bytes, kind: str, suffixes: tuple[str, ...]) -> str:
        there = self._same(data)
        if there:
            return f"It is in the pool already, as {there}"
        stem, suffix = _name(file, suffixes)
        made = picture_metadata.read(data)
        for number in range(1, _NAMES_TRIED):
            name = f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}"
            about = Description(pool_key(self._mood, name))
            if made:
                about = Description(about.id, made.prompt, made.negative, made.seed, made.generator)
            listed = self._importer.put(about, data, kind)
            if listed is not None:
                with self._database.writing() as connection:
                    add_pictures(connection, [listed])
                    write_descriptions(connection, [about])
                return ""
        return f"There are {_NAMES_TRIED} pictures of this name"

    def _same(self, data: bytes) -> str:
        """The key of a picture with this very content; only those of its size are read."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM pictures WHERE size_bytes = ?"
                " AND mood IN (SELECT value FROM json_each(?))",  # the index begins with the mood
                (len(data), json.dumps([*MOODS])),
            ).fetchall()
        wanted = hashlib.sha256(data).digest()
        return next((str(key) for (key,) in rows if self._importer.digest(key) == wanted), "")


class _NotTaken(Exception):
    """A file that is no picture for the pool, and why."""


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise _NotTaken("There is no such file")
        if file.stat().st_size > LARGEST_BYTES:
            raise _NotTaken(f"It has more than {LARGEST_BYTES // 1024**2} MB. Make it smaller.")
        return file.read_bytes()
    except OSError as trouble:
        raise _NotTaken(f"It cannot be read: {trouble.strerror}") from trouble


def _kind(data: bytes) -> tuple[str, tuple[str, ...]]:
    for start, kind in _KINDS.items():
        if data.startswith(start):
            return kind
    raise _NotTaken("It is no JPEG and no PNG picture")


def _name(file: Path, suffixes: tuple[str, ...]) -> tuple[str, str]:
    """A file name that every system and S3 takes, with the suffix of what is in the file."""
    stem = unicodedata.normalize("NFC", _NEVER.sub("-", file.stem)).strip(" .")[:LONGEST_STEM]
    suffix = file.suffix.lower()
    return stem.encode("utf-8", "replace").decode() or "picture", suffix if suffix in suffixes else suffixes[
        0
    ]
