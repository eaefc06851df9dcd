"""Drawing away from the GUI thread, one image after the other."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

from PySide6.QtGui import QImage

from kiosk.screen.blank import blank
from kiosk.screen.recent_images import FOREVER_S, RecentImages

log = logging.getLogger(__name__)

WISHES = 48


class Drawing(NamedTuple):
    """An image, and for how many seconds it is good."""

    image: QImage
    good_for_s: float = FOREVER_S


Draw = Callable[[], Drawing]


class Easel:
    """Keeps what it drew; its thread lives only while something is wished for, the newest wish first."""

    def __init__(self, limit_bytes: int) -> None:
        self._kept = RecentImages(limit_bytes)
        self._wishes: OrderedDict[str, Draw] = OrderedDict()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self, name: str, draw: Draw) -> QImage | None:
        """The image if it is kept; else None, and it is drawn soon. Of too many wishes the oldest is lost."""
        image = self._kept.get(name, monotonic())
        if image is not None:
            return image
        with self._lock:
            self._wishes[name] = draw
            self._wishes.move_to_end(name)
            if len(self._wishes) > WISHES:
                self._wishes.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._fulfil, name="easel")
                self._thread.start()
        return None

    def drawn(self, name: str, draw: Draw) -> QImage:
        """The image, drawn now on this thread where it is not kept; what cannot be drawn is a blank."""
        image = self._kept.get(name, monotonic())
        if image is not None:
            return image
        try:
            drawing = draw()
        except Exception:
            log.exception("An image could not be drawn")
            drawing = Drawing(blank(2, 2))
        self._kept.keep(name, drawing.image, monotonic() + drawing.good_for_s)
        return drawing.image

    def _fulfil(self) -> None:
        while True:
            with self._lock:
                if not self._wishes:
                    self._thread = None
                    return
                name, draw = self._wishes.popitem(last=True)
            self.drawn(name, draw)
