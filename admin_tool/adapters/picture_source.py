"""Whole pictures from the store, thumbnails from the cache of this machine."""

import threading
from pathlib import Path
from typing import Protocol

from admin_tool.adapters.thumbnails import ThumbnailCache, make_thumbnail
from admin_tool.core.ports import PoolNotes
from kiosk.core.errors import PictureDamaged
from kiosk.core.picture import POOL_ROOT


class FetchedPictures(Protocol):
    """The part of a picture store that is needed."""

    def fetch(self, picture_id: str) -> bytes:
        """The encoded picture, checked. Raises PictureMissing, PictureDamaged, ServiceError."""
        ...


class CachedPictureSource:
    """Any thread may ask. What is wrong with a picture of the pool is noted, and that it is well again."""

    def __init__(self, store: FetchedPictures, cache_path: Path, cache_mb: int, notes: PoolNotes) -> None:
        self._store = store
        self._cache = ThumbnailCache(cache_path, cache_mb)
        self._notes = notes
        self._turn = threading.Lock()
        self._troubled: set[str] = set()

    def picture(self, picture_id: str) -> bytes:
        """The encoded picture. Raises PictureMissing, PictureDamaged, ServiceError."""
        try:
            data = self._store.fetch(picture_id)
        except PictureDamaged as trouble:
            self._note(picture_id, trouble.what)
            raise
        self._note(picture_id, "")
        return data

    def thumbnail(self, picture_id: str, tag: str) -> bytes:
        """A JPEG of at most 256 px a side, from the cache or made now; same errors.

        A damaged picture is not fetched again before its tag changes.
        """
        kept = self._cache.get(picture_id, tag)
        if kept is not None:
            jpeg, why = kept
            if why:
                self._note(picture_id, why)
                raise PictureDamaged(why, item=picture_id, remedy="Put a whole picture in its place.")
            return jpeg
        try:
            jpeg = make_thumbnail(self._store.fetch(picture_id), picture_id)
        except PictureDamaged as trouble:
            self._cache.put(picture_id, tag, b"", trouble.what)
            self._note(picture_id, trouble.what)
            raise
        self._cache.put(picture_id, tag, jpeg)
        self._note(picture_id, "")
        return jpeg

    def close(self) -> None:
        """Closes the cache."""
        self._cache.close()

    def _note(self, picture_id: str, why: str) -> None:
        with self._turn:
            if (picture_id in self._troubled) == bool(why) or not picture_id.startswith(f"{POOL_ROOT}/"):
                return
            if why:
                self._troubled.add(picture_id)
            else:
                self._troubled.discard(picture_id)
        self._notes.trouble(picture_id, why)
