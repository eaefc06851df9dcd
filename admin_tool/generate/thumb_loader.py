"""Thumbnails of what was just made."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from admin_tool.background import Background
from admin_tool.core.batch import Job
from admin_tool.core.ports import PictureSource
from kiosk.core.errors import KioskError

KEPT = 300
AT_ONCE = 2


class ThumbLoader(QObject):
    """Loads two at a time, newest wish first, and keeps some hundred in memory."""

    loaded = Signal()

    def __init__(self, background: Background, pictures: PictureSource) -> None:
        super().__init__()
        self._background = background
        self._pictures = pictures
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()
        self._wanted: list[tuple[str, str]] = []
        self._under_way: set[str] = set()

    def image(self, job: Job) -> QImage | None:
        """The thumbnail of a job's picture, or None while there is none; `loaded` tells when to ask again."""
        key = job.picture_id
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        wish = (key, job.at.isoformat() if job.at else "")
        if key not in self._under_way and wish not in self._wanted:
            self._wanted.append(wish)
            self._load()
        return None

    def _load(self) -> None:
        while self._wanted and len(self._under_way) < AT_ONCE:
            key, tag = self._wanted.pop()
            self._under_way.add(key)
            read = partial(self._read, key, tag)
            self._background.run(read, partial(self._keep, key), partial(self._miss, key))

    def _read(self, key: str, tag: str) -> QImage:
        """On a thread of the background."""
        return QImage.fromData(self._pictures.thumbnail(key, tag))

    def _keep(self, key: str, image: QImage | None) -> None:
        self._under_way.discard(key)
        self._kept[key] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._load()
        self.loaded.emit()

    def _miss(self, key: str, error: KioskError) -> None:
        """A picture that was rejected and deleted, or promoted, stays an empty place."""
        self._keep(key, None)
