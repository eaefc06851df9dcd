"""Thumbnails: how they are made, and the file that keeps them."""

import contextlib
import io
import logging
import sqlite3
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageOps

from kiosk.adapters.picture_check import LARGEST_PIXELS
from kiosk.core.errors import PictureDamaged

SIDE_PX = 256
QUALITY = 85
EVICT_TO = 0.9
"""A full cache is emptied to this part of its size, so that not every new thumbnail has to make room."""
_USES_A_WRITE = 200
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS thumbnails (id TEXT PRIMARY KEY, tag TEXT NOT NULL, jpeg BLOB NOT NULL,"
    " trouble TEXT NOT NULL, size_bytes INTEGER NOT NULL, used_s REAL NOT NULL)",
    "CREATE INDEX IF NOT EXISTS thumbnails_by_use ON thumbnails (used_s, size_bytes)",
)

log = logging.getLogger(__name__)


def make_thumbnail(picture: bytes, item: str) -> bytes:
    """A JPEG of at most 256 px a side; its comment is the size of the picture, `1024x768`.

    Raises PictureDamaged before anything large is unpacked.
    """
    try:
        with Image.open(io.BytesIO(picture), formats=("JPEG", "PNG")) as image:
            width_px, height_px = image.size
            if width_px * height_px > LARGEST_PIXELS:
                raise PictureDamaged(
                    f"The picture is too large: {width_px}x{height_px} pixels",
                    item=item,
                    remedy="Make it smaller.",
                )
            image.draft("RGB", (SIDE_PX, SIDE_PX))  # JPEG unpacks to a quarter or an eighth at once
            upright = ImageOps.exif_transpose(_in_full_colour(image))
            upright.thumbnail((SIDE_PX, SIDE_PX), Image.Resampling.BOX, reducing_gap=None)
            out = io.BytesIO()
            _flat(upright).save(out, "JPEG", quality=QUALITY, comment=f"{width_px}x{height_px}")
            return out.getvalue()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as trouble:
        raise PictureDamaged(
            f"The picture is too large: {trouble}", item=item, remedy="Make it smaller."
        ) from trouble
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as trouble:
        raise PictureDamaged(
            f"The picture cannot be decoded: {trouble}", item=item, remedy="Put a whole file in its place."
        ) from trouble


class ThumbnailCache:
    """Thumbnails and what was wrong with pictures, by key and tag; the longest unused go first.

    It may be deleted at any time: when it cannot be used, nothing is kept, and everything is made again.
    """

    def __init__(self, path: Path, megabytes: int, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._limit_bytes = megabytes * 1024 * 1024
        self._clock = clock
        self._turn = threading.Lock()
        self._used: dict[str, float] = {}
        self._size_bytes = 0
        self._connection: sqlite3.Connection | None = None
        with self._trying():
            self._connection = self._opened()

    def get(self, picture_id: str, tag: str) -> tuple[bytes, str] | None:
        """(thumbnail, what is wrong with the picture), or None when this content was not seen yet.

        Without a tag any sound content that is kept will do: pages that know no tag take what the pool keeps.
        """
        with self._turn, self._trying():
            if self._connection is None:
                return None
            row = self._connection.execute(
                "SELECT jpeg, trouble FROM thumbnails"
                " WHERE id = ?1 AND (tag = ?2 OR (?2 = '' AND trouble = ''))",
                (picture_id, tag),
            ).fetchone()
            if row is not None:
                self._used[picture_id] = self._clock()
                if len(self._used) >= _USES_A_WRITE:
                    self._write_uses(self._connection)
                return bytes(row[0]), str(row[1])
        return None

    def put(self, picture_id: str, tag: str, jpeg: bytes, trouble: str = "") -> None:
        """Keeps a thumbnail in place of an older one of the same picture."""
        with self._turn, self._trying():
            if self._connection is None:
                return
            size = len(jpeg) + 200
            before = self._connection.execute(
                "SELECT size_bytes FROM thumbnails WHERE id = ?", (picture_id,)
            ).fetchone()
            self._connection.execute(
                "INSERT OR REPLACE INTO thumbnails (id, tag, jpeg, trouble, size_bytes, used_s)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (picture_id, tag, jpeg, trouble, size, self._clock()),
            )
            self._size_bytes += size - (int(before[0]) if before else 0)
            if self._size_bytes > self._limit_bytes:
                self._make_room(self._connection)

    def close(self) -> None:
        """Writes which thumbnails were used and closes the file."""
        with self._turn, self._trying():
            if self._connection is not None:
                self._write_uses(self._connection)
                self._connection.close()
                self._connection = None

    @contextlib.contextmanager
    def _trying(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as trouble:
            log.warning("The cache of thumbnails is not used: %s", trouble)
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connected()
        except sqlite3.DatabaseError as trouble:
            if isinstance(trouble, sqlite3.OperationalError):  # locked, or no room: not its content
                raise
            log.warning("The cache of thumbnails was damaged and is made anew: %s", trouble)
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5.0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a cache may lose its last minute
            for statement in _SCHEMA:
                connection.execute(statement)
            total = connection.execute("SELECT coalesce(sum(size_bytes), 0) FROM thumbnails").fetchone()
            self._size_bytes = int(total[0])
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _write_uses(self, connection: sqlite3.Connection) -> None:
        uses, self._used = self._used, {}
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "UPDATE thumbnails SET used_s = ? WHERE id = ?",
            [(at, picture_id) for picture_id, at in uses.items()],
        )
        connection.execute("COMMIT")

    def _make_room(self, connection: sqlite3.Connection) -> None:
        self._write_uses(connection)
        connection.execute(
            "DELETE FROM thumbnails WHERE rowid IN (SELECT rowid FROM ("
            "SELECT rowid, sum(size_bytes) OVER (ORDER BY used_s DESC, rowid DESC) AS kept FROM thumbnails"
            ") WHERE kept > ?)",
            (int(self._limit_bytes * EVICT_TO),),
        )
        total = connection.execute("SELECT coalesce(sum(size_bytes), 0) FROM thumbnails").fetchone()
        self._size_bytes = int(total[0])


def _in_full_colour(image: Image.Image) -> Image.Image:
    """Palettes and bits cannot be made smaller smoothly."""
    if image.mode in ("P", "PA", "1"):
        return image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    return image


def _flat(image: Image.Image) -> Image.Image:
    """On white where it is transparent, as a kiosk's cream screen would show it."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGB", clear.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    return image.convert("RGB")
