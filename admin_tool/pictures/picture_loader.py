"""Whole pictures in memory, decoded ahead off the GUI thread."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader

from admin_tool.background import Background
from admin_tool.core.picture_facts import PictureFacts
from admin_tool.core.ports import PictureSource
from kiosk.core.errors import KioskError, PictureDamaged

AT_ONCE = 2
MOST_PIXELS = 1_250_000
"""Larger pictures are decoded smaller, so that all that is wanted at once, eleven, finds room."""
MEMORY_BYTES = 56_000_000
FACTS = 400

Describe = Callable[[bytes], PictureFacts]
Answer = tuple[QImage | None, PictureFacts | None, KioskError | None]


class PictureLoader(QObject):
    """What is wanted now comes before what is wanted next; old wishes are forgotten."""

    came = Signal(str)
    """The id of a picture that is there now, or cannot be shown."""

    def __init__(self, background: Background, pictures: PictureSource, describe: Describe) -> None:
        """`describe` reads what a file says of itself."""
        super().__init__()
        self._background = background
        self._pictures = pictures
        self._describe = describe
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._facts: OrderedDict[str, PictureFacts] = OrderedDict()
        self._trouble: dict[str, KioskError] = {}
        self._bytes = 0
        self._wishes: list[str] = []
        self._under_way: set[str] = set()
        self._closed = False

    def get(self, picture_id: str) -> QImage | None:
        """A picture that is there."""
        found = self._kept.get(picture_id)
        if found is not None:
            self._kept.move_to_end(picture_id)
        return found

    def facts(self, picture_id: str) -> PictureFacts | None:
        """What its file says."""
        return self._facts.get(picture_id)

    def trouble(self, picture_id: str) -> KioskError | None:
        """Why it cannot be shown."""
        return self._trouble.get(picture_id)

    def want(self, ids: Sequence[str]) -> None:
        """These and no others, the first of them first."""
        self._wishes = [
            one
            for one in ids
            if one not in self._kept and one not in self._under_way and one not in self._trouble
        ]
        self._start()

    def try_again(self) -> None:
        """What could not be shown may be there by now."""
        self._trouble.clear()

    def close(self) -> None:
        """Drops all wishes."""
        self._closed = True
        self._wishes = []

    def _start(self) -> None:
        while self._wishes and len(self._under_way) < AT_ONCE and not self._closed:
            self._run(self._wishes.pop(0))

    def _run(self, picture_id: str) -> None:
        self._under_way.add(picture_id)
        pictures, describe = self._pictures, self._describe

        def call() -> Answer:
            try:
                data = pictures.picture(picture_id)
                image = decoded(data)
                facts = describe(data)
            except KioskError as error:
                return None, None, error
            if image is None:
                return None, facts, PictureDamaged("This picture cannot be decoded", item=picture_id)
            return image, facts, None

        def done(answer: Answer) -> None:
            self._under_way.discard(picture_id)
            self._keep(picture_id, *answer)
            self._start()
            self.came.emit(picture_id)

        def failed(error: KioskError) -> None:
            done((None, None, error))

        self._background.run(call, done, failed)

    def _keep(
        self, picture_id: str, image: QImage | None, facts: PictureFacts | None, error: KioskError | None
    ) -> None:
        if error is not None:
            self._trouble[picture_id] = error
        if facts is not None:
            self._facts[picture_id] = facts
            if len(self._facts) > FACTS:
                self._facts.popitem(last=False)
        if image is not None:
            self._kept[picture_id] = image
            self._bytes += image.sizeInBytes()
        while self._bytes > MEMORY_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()


def decoded(data: bytes) -> QImage | None:
    """A picture of at most `MOST_PIXELS`; None for what is none. Safe on any thread."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    pixels = size.width() * size.height()
    if pixels > MOST_PIXELS:
        share = (MOST_PIXELS / pixels) ** 0.5
        reader.setScaledSize(QSize(round(size.width() * share), round(size.height() * share)))
    image = reader.read()
    return None if image.isNull() else image
