"""Images that were drawn lately, kept in memory up to a bound."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from PySide6.QtGui import QImage

FOREVER_S = float("inf")


class Kept(NamedTuple):
    """An image, and the monotonic time in seconds after which it does not count any more."""

    image: QImage
    until_s: float


class RecentImages:
    """Keeps the images used last, at most `limit_bytes` of pixels; any thread may ask."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, name: str, now_s: float = 0.0) -> QImage | None:
        """The image of that name, or None when it was never kept, had to go, or is out of date."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept.until_s < now_s:
                return None
            self._kept.move_to_end(name)
            return kept.image

    def keep(self, name: str, image: QImage, until_s: float = FOREVER_S) -> None:
        """Keeps an image, and lets go of those that were not used for longest."""
        with self._lock:
            old = self._kept.pop(name, None)
            self._bytes += image.sizeInBytes() - (old.image.sizeInBytes() if old else 0)
            self._kept[name] = Kept(image, until_s)
            while self._bytes > self._limit_bytes and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= gone.image.sizeInBytes()

    @property
    def size_bytes(self) -> int:
        """How much is kept now."""
        return self._bytes
