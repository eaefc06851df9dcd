"""Images that were drawn lately, kept in memory up to a bound."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from PySide6.QtGui import QImage


class RecentImages:
    """Keeps the images used last, at most `limit_bytes` of pixels; any thread may ask."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, name: str) -> QImage | None:
        """The image of that name, or None when it was never drawn or had to go."""
        with self._lock:
            image = self._images.get(name)
            if image is not None:
                self._images.move_to_end(name)
            return image

    def keep(self, name: str, image: QImage) -> None:
        """Keeps an image and lets go of those that were not used for longest; a huge one is not kept."""
        size = image.sizeInBytes()
        if size > self._limit_bytes:
            return
        with self._lock:
            old = self._images.pop(name, None)
            self._bytes += size - (old.sizeInBytes() if old is not None else 0)
            self._images[name] = image
            while self._bytes > self._limit_bytes:
                _, gone = self._images.popitem(last=False)
                self._bytes -= gone.sizeInBytes()

    def drawn(self, name: str, draw: Callable[[], QImage]) -> QImage:
        """The kept image, or the one that `draw` makes now."""
        image = self.get(name)
        if image is None:
            image = draw()
            self.keep(name, image)
        return image

    def clear(self) -> None:
        """Lets go of all images."""
        with self._lock:
            self._images.clear()
            self._bytes = 0

    @property
    def size_bytes(self) -> int:
        """How much is kept now."""
        return self._bytes
