"""Thumbnails in memory: the newest wish first, decoded and rounded off the GUI thread."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from admin_tool.background import Background
from admin_tool.core.ports import PictureSource
from kiosk.core.errors import KioskError, PictureError

AT_ONCE = 1
"""A second call at a time makes frames wait for the interpreter: p99 of scrolling 19 ms becomes 24."""
IN_A_CALL = 6
WISHES = 240
"""The oldest wishes beyond are dropped; who still needs them wishes again when painted."""
MEMORY_BYTES = 48_000_000

Wish = tuple[str, str]
"""The id and the tag of a picture."""
Answer = tuple[Wish, QImage | None, KioskError | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """Physical size and corner radius of a thumbnail on screen."""

    width: int
    height: int
    radius: float
    ratio: float


class Thumbnails(QObject):
    """A bounded cache; a wish that was dropped is no wish any more and can be made again."""

    came = Signal(object)
    """Wishes (id, tag) that can be painted now and could not before."""

    def __init__(self, background: Background, pictures: PictureSource) -> None:
        super().__init__()
        self.shape = Shape(161, 106, 5.0, 1.0)
        self._background = background
        self._pictures = pictures
        self._kept: OrderedDict[Wish, tuple[QPixmap, Shape]] = OrderedDict()
        self._bytes = 0
        self._wishes: OrderedDict[Wish, None] = OrderedDict()
        self._under_way: set[Wish] = set()
        self._calls = 0
        self._trouble: dict[Wish, KioskError] = {}
        self._closed = False

    def get(self, wish: Wish) -> QPixmap | None:
        """The picture in the size of `shape`, or in an older size until that is there."""
        found = self._kept.get(wish)
        if found is None:
            return None
        self._kept.move_to_end(wish)
        return found[0]

    def ready(self, wish: Wish) -> bool:
        """Whether nothing needs to be done for it."""
        found = self._kept.get(wish)
        return (found is not None and found[1] == self.shape) or wish in self._trouble

    def trouble(self, wish: Wish) -> KioskError | None:
        """Why it cannot be shown."""
        return self._trouble.get(wish)

    def want(self, wishes: Sequence[Wish]) -> None:
        """Puts these before all older ones, the first of them first."""
        for wish in reversed(wishes):
            if not self.ready(wish) and wish not in self._under_way:
                self._wishes[wish] = None
                self._wishes.move_to_end(wish)
        while len(self._wishes) > WISHES:
            self._wishes.popitem(last=False)
        self._start()

    @property
    def busy(self) -> bool:
        """Whether something is wished for, or under way."""
        return bool(self._wishes or self._under_way)

    def forget_wishes(self) -> None:
        """Nobody waits any more for what has not begun."""
        self._wishes.clear()

    def try_again(self) -> None:
        """What could not be shown may be there by now."""
        self._trouble.clear()

    def close(self) -> None:
        """Drops all wishes."""
        self._closed = True
        self._wishes.clear()

    def _start(self) -> None:
        while self._wishes and self._calls < AT_ONCE and not self._closed:
            batch = [self._wishes.popitem()[0] for _ in range(min(IN_A_CALL, len(self._wishes)))]
            self._under_way.update(batch)
            self._calls += 1
            self._run(batch)

    def _run(self, batch: list[Wish]) -> None:
        pictures, shape = self._pictures, self.shape

        def call() -> list[Answer]:
            return [_made(pictures, wish, shape) for wish in batch]

        def over() -> None:
            self._calls -= 1
            self._under_way.difference_update(batch)

        def done(answers: list[Answer]) -> None:
            over()
            self._keep(answers, shape)
            self._start()
            self.came.emit(batch)

        def failed(error: KioskError) -> None:
            over()
            self._trouble |= dict.fromkeys(batch, error)
            self._start()
            self.came.emit(batch)

        self._background.run(call, done, failed)

    def _keep(self, answers: Iterable[Answer], shape: Shape) -> None:
        for wish, image, error in answers:
            if image is None:
                if error is not None:
                    self._trouble[wish] = error
                continue
            old = self._kept.pop(wish, None)
            self._bytes -= _bytes(old[0]) if old else 0
            pixmap = QPixmap.fromImage(image)
            self._kept[wish] = (pixmap, shape)
            self._bytes += _bytes(pixmap)
        while self._bytes > MEMORY_BYTES and len(self._kept) > 1:
            self._bytes -= _bytes(self._kept.popitem(last=False)[1][0])


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _made(pictures: PictureSource, wish: Wish, shape: Shape) -> Answer:
    try:
        data = pictures.thumbnail(*wish)
    except KioskError as error:
        return wish, None, error
    image = QImage.fromData(data)
    if image.isNull():
        return wish, None, PictureError("This picture cannot be decoded", item=wish[0])
    return wish, rounded_image(image, shape), None


def rounded_image(image: QImage, shape: Shape) -> QImage:
    """The middle of a picture, filling the shape, with antialiased round corners; safe on any thread."""
    made = QImage(QSize(shape.width, shape.height), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    scale = max(shape.width / image.width(), shape.height / image.height())
    width, height = shape.width / scale, shape.height / scale
    part = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
    place = QRectF(0, 0, shape.width, shape.height)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setBrush(Qt.GlobalColor.black)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(place, shape.radius * shape.ratio, shape.radius * shape.ratio)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.drawImage(place, image, part)
    painter.end()
    made.setDevicePixelRatio(shape.ratio)
    return made
